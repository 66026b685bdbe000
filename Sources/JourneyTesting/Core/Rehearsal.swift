package import JourneyCore

/// One customer, one programme and a clock, without a store: for tests of what is decided.
///
/// Each call is a turn; what it changed is kept, what it recorded is added to ``records``.
package struct Rehearsal {
    package private(set) var customer: Customer
    package private(set) var records: [Record] = []
    package private(set) var now: Timestamp
    package var programme: Programme
    package var calendar: any CivilCalendar
    package var gates = Gates()
    package var addresses: any AddressBook = EmptyAddressBook()
    /// What the rules may know of everybody.
    package var learned: ResponseSnapshot?
    /// What the turns added to that.
    package private(set) var responses = ResponseTallies()
    private var events = 0

    package init(
        programme: Programme,
        profile: Profile = Profile(),
        at start: Timestamp,
        calendar: any CivilCalendar = TestZones.calendar,
        customer id: String = "anna",
        number: Int64 = 1
    ) {
        self.programme = programme
        self.calendar = calendar
        now = start
        customer = Customer(number: number, id: id, profile: profile)
    }

    /// Lets time pass, waking for everything that is due on the way.
    package mutating func advance(to instant: Timestamp) {
        while let due = nextDue, due <= instant {
            now = max(now, due)
            turn { $0.wake() }
        }
        now = max(now, instant)
    }

    /// Lets time pass while the daemon is off: nobody wakes for what falls due.
    package mutating func turnOff(for length: Milliseconds) {
        now = now + length
    }

    package mutating func advance(by length: Milliseconds) {
        advance(to: now + length)
    }

    /// An event that happens now, unless `at` says otherwise.
    package mutating func event(
        _ name: String,
        _ properties: ValueMap = ValueMap(),
        at time: Timestamp? = nil,
        profile: ProfileChange? = nil,
        isImported: Bool = false
    ) {
        events += 1
        let event = Event(
            name: name,
            reference: EventReference(source: "test", messageID: "m\(events)"),
            time: time ?? now,
            receivedAt: now,
            properties: JSONPayload(properties),
            profileChange: profile,
            isImported: isImported
        )
        turn { $0.take(event) }
    }

    /// An adapter of the channel takes what is queued there; returns the contacts that it began.
    @discardableResult
    package mutating func begin(on channel: Channel) -> [Contact] {
        var begun: [Contact] = []
        for contact in queued(on: channel) {
            let until = now + .seconds(60)
            turn { _ = $0.lease(contact.id, until: until) }
            var result: Turn.BeginResult?
            turn {
                result = $0.begin(
                    contact.id,
                    lease: contact.leaseCount + 1,
                    content: .success(1)
                )
            }
            if result == .granted { begun.append(contact) }
        }
        return begun
    }

    /// An adapter of the channel delivers what is queued there; returns what the provider took.
    @discardableResult
    package mutating func deliver(on channel: Channel) -> [Contact] {
        let begun = begin(on: channel)
        for contact in begun {
            turn {
                _ = $0.settle(
                    contact.id,
                    lease: contact.leaseCount + 1,
                    .accepted(providerID: nil)
                )
            }
        }
        return begun
    }

    package mutating func hear(_ feedback: Feedback, about contact: Contact) {
        let instant = now
        turn { $0.hear(feedback, about: contact.id, at: instant) }
    }

    /// Anything else that a turn can do.
    package mutating func turn(_ body: (inout Turn) -> Void) {
        var turn = Decider(programme: programme, calendar: calendar)
            .turn(of: customer, gates: gates, addresses: addresses, at: now, learned: learned)
        body(&turn)
        customer = turn.customer
        records += turn.records
        responses.add(turn.changes.responses)
    }

    /// The other customer of the same moment turns out to be this one; returns what was united.
    @discardableResult
    package mutating func absorb(_ other: Rehearsal) -> Merge {
        let merge = Merge(of: other.customer, into: customer, isTrusted: true, at: now)
        customer = merge.customer
        turn { $0.conclude(merge) }
        return merge
    }

    package func queued(on channel: Channel) -> [Contact] {
        customer.contacts.filter {
            guard $0.channel == channel, case .queued(let from) = $0.state else { return false }
            return from <= now
        }
    }

    package func contacts(on channel: Channel) -> [Contact] {
        customer.contacts.filter { $0.channel == channel }
    }

    private var nextDue: Timestamp? {
        let contacts = customer.contacts.compactMap(\.due).filter { $0 < .distantFuture }
        let enrollments = customer.enrollments.compactMap(\.due)
        return (contacts + enrollments + customer.absences.map(\.due)).min()
    }
}
