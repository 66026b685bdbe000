import JourneyCore
import JourneyTesting

/// What a row of a table sets up, and what the arbiter says to it.
struct RuleScene {
    var now = Timestamp(milliseconds: 0)
    private var customer: Customer
    private var enrollment: Enrollment
    private var asked: Contact.Stored?
    private var gates = Gates()
    private var isMailboxTaken = false
    private var learned = ResponseTallies()
    /// Asked for the order of its ladder, and no contact.
    private var ladder: SendStep?
    let programme: Programme
    private static let calendar = TestZones.calendar

    init(policy: Policy) {
        programme = RuleMessages.programme(under: policy)
        var profile = Profile.reachable(in: "Europe/Moscow")
        profile.consents.append(
            Consent(topic: "news", isGranted: true, at: Timestamp(milliseconds: 0))
        )
        customer = Customer(number: 1, id: "anna", profile: profile)
        enrollment = Self.enrollment(in: "reminder", at: Timestamp(milliseconds: 0))
    }

    // MARK: Cells

    /// Who the customer is.
    mutating func describe(customer words: [Substring]) throws {
        switch words[0] {
        case "zone": customer.profile.timeZone = String(words[1])
        case "country":
            customer.profile.attributes = JSONPayload(
                ValueMap(["country": .string(String(words[1]))])
            )
        case "ltv":
            customer.profile.attributes = JSONPayload(
                ValueMap(["ltv": .int(Int64(words[1]) ?? 0)])
            )
        case "no": customer.profile.addresses.removeAll { $0.channel.word == words[1] }
        case "suppressed":
            let until = words.count > 3 ? try instant(words[3...].joined(separator: " ")) : nil
            for index in customer.profile.addresses.indices
            where customer.profile.addresses[index].channel.word == words[1] {
                customer.profile.addresses[index].suppression = .hardBounce
                customer.profile.addresses[index].suppressedUntil = until
            }
        case "nothing": customer.profile.consents = []
        case "agreed", "refused": try consent(words)
        case "held": enrollment.holdout = words[2] == "everything" ? .global : .journey
        default: throw unreadable(words, "customer")
        }
    }

    /// As in `agreed cart in email on 2026-03-01 10:00`.
    private mutating func consent(_ words: [Substring]) throws {
        var channel: Channel?
        if let place = words.firstIndex(of: "in") { channel = Channel(word: words[place + 1]) }
        var at = Timestamp(milliseconds: 1)
        if let place = words.firstIndex(of: "on") {
            at = try instant(words[(place + 1)...].joined(separator: " "))
        }
        customer.profile.consents.append(
            Consent(
                topic: words[1] == "everything" ? Consent.everything : String(words[1]),
                channel: channel,
                isGranted: words[0] == "agreed",
                at: at
            )
        )
    }

    /// The contact that wants to speak: a message by a channel, `begins`, `expires TIME`.
    mutating func ask(_ words: [Substring]) throws {
        switch words[0] {
        case "begins": asked?.state = .leased
        case "new": asked?.state = .planned(until: now, .patience)
        case "expires":
            let time = try instant(words.dropFirst().joined(separator: " "))
            asked?.expiresAt = time
        case _ where words.last == "auto":
            enrollment = enrollment.in(String(words[0]), at: now)
            ladder = try RuleMessages.autoStep(of: words[0])
        default:
            enrollment = enrollment.in(String(words[0]), at: now)
            asked = try contact(words, of: enrollment.id, .planned(until: now, .quietHours), now)
        }
    }

    /// What was before: a contact, a closed gate, or what became of the enrollment.
    mutating func add(before words: [Substring]) throws {
        switch words.joined(separator: " ") {
        case "goal reached": enrollment.goal = .reached(at: now)
        case "left the journey": enrollment.state = .ended(.exited, at: now)
        case "went on to a wait": enrollment.state = .waiting(until: now + .days(1))
        case "another customer has the mailbox": isMailboxTaken = true
        case "everything is stopped": gates = Gates(closed: [.everything])
        case let text where text.hasPrefix("channel ") && text.hasSuffix(" is stopped"):
            gates = Gates(closed: Set(Channel(word: words[1]).map { [.channel($0)] } ?? []))
        case let text where text.hasPrefix("journey ") && text.hasSuffix(" is stopped"):
            gates = Gates(closed: [.journey(String(words[1]))])
        case _ where words[0] == "everybody:": learned.add(try tally(words, before: now))
        default: try add(contact: words)
        }
    }

    /// As in `reminder by email sent 2026-03-01 10:00 about c1`.
    private mutating func add(contact words: [Substring]) throws {
        guard words.count >= 6 else { throw unreadable(words, "before") }
        let at = try instant(words[4...5].joined(separator: " "))
        let state: Contact.State
        switch words[3] {
        case "planned": state = .planned(until: at, .quietHours)
        case "queued": state = .queued(from: at)
        case "begun": state = .begun
        case "unknown": state = .unknown
        case "sent": state = .sent
        case "seen": state = .seen
        case "recalled": state = .recalled(.exited)
        default: throw unreadable(words, "before")
        }
        let isOwn = asked?.message == String(words[0])
        let owner = Self.enrollment(in: String(words[0]), at: Timestamp(milliseconds: 0)).id
        let rest = words[..<3] + words[6...]
        let number = customer.contacts.count + 1
        let contact = Contact(
            stored: try contact(
                Array(rest),
                of: isOwn ? enrollment.id : owner,
                state,
                at,
                number
            )
        )
        customer.contacts.append(contact)
        guard customer.lock(offer: contact.offer, about: contact.about) == nil else { return }
        let cooldown = programme.policy.cooldown
        switch state {
        case .planned, .queued, .begun: customer.locks.append(OfferLock(takenBy: contact))
        case .unknown, .sent, .seen:
            let until = isOwn ? nil : at + cooldown
            customer.locks.append(OfferLock(takenBy: contact, heldUntil: until))
        default: return
        }
    }

    // MARK: Verdict

    func verdict() throws -> String {
        let arbiter = Arbiter(
            programme: programme,
            calendar: Self.calendar,
            gates: gates,
            addresses: MailboxOfAnother(isTaken: isMailboxTaken),
            learned: ResponseSnapshot.next(after: nil, with: learned.inOrder, at: now)
        )
        if let ladder {
            let order = arbiter.order(of: ladder, for: customer, enrollment, at: now)
            return order?.channels.map(\.word).joined(separator: ", ") ?? ""
        }
        guard let asked else {
            throw RuleExample.Unreadable(description: "no contact is asked about")
        }
        let candidate = Arbiter.Candidate(
            contact: Contact(stored: asked),
            enrollment: enrollment,
            customer: customer,
            now: now
        )
        let (verdict, record) = arbiter.decide(candidate)
        let why = record.rule.map { "\($0.rawValue) \(record.reason?.word ?? "")" } ?? ""
        switch verdict {
        case .send: return "send"
        case .plan(let until, _) where until == .distantFuture:
            return "wait until it opens: \(why)"
        case .plan(let until, _): return "wait until \(local(until)): \(why)"
        case .nextRung: return "next rung: \(why)"
        case .suppress: return "suppress: \(why)"
        case .recall: return "recall: \(why)"
        case .expire: return "expire: \(why)"
        }
    }

    private struct MailboxOfAnother: AddressBook {
        var isTaken: Bool

        func isTaken(_: Address, offer _: String, about _: String, by _: Int64) -> Bool {
            isTaken
        }

        func fingerprint(of address: Address) -> UInt64 {
            EmptyAddressBook().fingerprint(of: address)
        }
    }

    // MARK: Times, in the customer's zone

    func instant(_ text: String) throws -> Timestamp {
        guard let utc = Timestamp(rfc3339: text.replacing(" ", with: "T") + ":00Z") else {
            throw RuleExample.Unreadable(description: "'\(text)' is no time")
        }
        let wall = Self.calendar.local(utc, in: "UTC")
        return Self.calendar.instant(of: wall, in: customer.profile.timeZone ?? "UTC")
    }

    private func local(_ instant: Timestamp) -> String {
        let wall = Self.calendar.local(instant, in: customer.profile.timeZone ?? "UTC")
        return String(wall.description.prefix(16))
    }

    private func unreadable(_ words: [Substring], _ column: String) -> RuleExample.Unreadable {
        RuleExample.Unreadable(
            description: "'\(words.joined(separator: " "))' in column '\(column)'"
        )
    }
}
