import JourneyCore
import JourneyEngine
import JourneyStore
import JourneyTesting
import Testing

struct ExplainerTests {
    private func explain(
        _ shop: Rehearsal,
        in language: ExplanationLanguage = .english,
        held: [Channel] = []
    ) -> Explanation {
        Explainer(
            decider: Decider(programme: shop.programme, calendar: shop.calendar),
            gates: shop.gates,
            addresses: shop.addresses,
            heldChannels: held,
            language: language,
            at: shop.now,
            learned: shop.learned
        ).explain(shop.customer, rejections: [])
    }

    private var shop: Rehearsal {
        Rehearsal(
            programme: .reminder(),
            profile: .reachable(),
            at: Timestamp("2026-03-02T09:00:00Z")
        )
    }

    @Test func `what was learned of everybody counts for what the rules say now`() {
        var policy = Policy.sample(quietHours: [QuietHours(hours: DailyHours(start: 0, end: 1_200))]
        )
        policy.value = ValuePolicy(margin: BasisPoints(3_000), goal: Amount(1))
        let step = SendStep(
            id: "reminder",
            message: "reminder",
            ladder: [Rung(channel: .email)],
            next: 1
        )
        var shop = Rehearsal(
            programme: Programme([.sample(steps: [.send(step)])], policy: policy),
            profile: .reachable(in: "UTC"),
            at: Timestamp("2026-03-02T09:00:00Z")
        )
        shop.event("Signed Up")
        func passes() -> Bool? {
            explain(shop).passages.first?.contacts.first?.rules.first { $0.rule == .value }?.passes
        }

        #expect(passes() == false)
        shop.learned = .sample([(.email, 500, 400)], at: shop.now)
        #expect(passes() == true)
    }

    @Test func `a seen email says why the push was never sent`() {
        var shop = shop
        shop.event("Signed Up")
        let email = shop.deliver(on: .email)[0]
        shop.advance(by: .hours(1))
        shop.hear(.seen(isMachine: false), about: email)

        let text = explain(shop).text

        #expect(text.contains("email, 'reminder': sent 2026-03-02 12:00, seen 2026-03-02 13:00"))
        #expect(
            text.contains(
                "push, 'reminder': not sent, recalled: the same offer was seen by email "
                    + "2026-03-02 13:00"
            )
        )
    }

    @Test func `a rung whose turn never came is explained too`() {
        var shop = shop
        shop.event("Signed Up")

        #expect(
            explain(shop).text.contains(
                "push, 'reminder': its turn comes if the channels before it are not seen in time"
            )
        )
    }

    @Test func `what waits is shown with every rule and what comes next`() {
        var shop = shop
        shop.event("Signed Up")
        shop.deliver(on: .email)

        let story = explain(shop).passages[0].contacts[1]

        #expect(story.rules.map(\.rule) == Rule.allCases)
        #expect(story.rules.filter { !$0.passes }.isEmpty)
        #expect(story.next.first?.text.contains("2026-03-02 16:00") == true)
    }

    @Test func `a suppression names its rule`() {
        var shop = Rehearsal(
            programme: .reminder(),
            at: Timestamp("2026-03-02T09:00:00Z")
        )
        shop.event("Signed Up")

        #expect(explain(shop).text.contains("(no_address), by rule 4, reachable"))
    }

    @Test func `a contact that costs too much says what it might have cost`() {
        var shop = shop
        var policy = shop.programme.policy
        // An email costs 0.05; 10 % of 10 at a margin of 1 % is 0.01.
        policy.value = ValuePolicy(margin: BasisPoints(100), goal: Amount(10))
        shop.programme = Programme(
            policy: policy,
            journeys: shop.programme.journeys,
            messages: shop.programme.messages.values.sorted { $0.name < $1.name }
        )
        shop.event("Signed Up")

        let text = explain(shop).text
        #expect(text.contains("(over_budget), by rule 11, worth its cost"))
        #expect(text.contains("at most 0.01 may be spent on it"))
    }

    @Test func `what waits foresees that another customer has the mailbox`() {
        var shop = shop
        shop.event("Signed Up")
        var others = KnownMailboxes()
        let mailbox = Address(channel: .email, text: "anna@shop.example")
        others.take(mailbox, offer: "reminder", about: "")
        shop.addresses = others

        let story = explain(shop).passages[0].contacts[0]

        #expect(story.rules.filter { !$0.passes }.map(\.rule) == [.duplicate])
        #expect(story.rules[6].text.contains("another customer with the same address"))
    }

    @Test func `what ended is asked about again, now and at another time`() {
        var shop = Rehearsal(programme: .reminder(), at: Timestamp("2026-03-02T09:00:00Z"))
        shop.event("Signed Up")
        let before = explain(shop).passages[0].contacts[0]
        shop.event("Said", profile: ProfileChange(addresses: [(.email, "anna@shop.example")]))
        let after = explain(shop).passages[0].contacts[0]

        #expect(before.rules.filter { !$0.passes }.map(\.rule).contains(.reachable))
        #expect(!after.rules.filter { !$0.passes }.map(\.rule).contains(.reachable))
        #expect(before.now?.hasPrefix("it would not be sent either: ") == true)
    }

    @Test func `what is queued in a held channel waits for an operator`() {
        var shop = shop
        shop.event("Signed Up")

        let text = explain(shop, held: [.email]).text

        #expect(text.contains("next: an adapter takes it when the channel email is released"))
        #expect(explain(shop).text.contains("    next: an adapter takes it\n"))
    }

    @Test func `what expired while it waited says why it waited`() {
        var shop = shop
        shop.gates = Gates(closed: [.everything])
        shop.event("Signed Up")
        shop.advance(by: .days(30))

        let story = explain(shop).passages[0].contacts[0]

        #expect(story.text.contains("(expired); it had waited: the gate is closed (stopped)"))
        #expect(story.otherwise.first?.text == "with the gate open, it would have been sent")
    }

    @Test func `what expired in the queue says that no adapter came`() {
        var shop = shop
        shop.event("Signed Up")
        shop.advance(by: .days(30))

        let story = explain(shop).passages[0].contacts[0]

        #expect(story.text.contains("every rule had passed, but no adapter took it in time"))
        #expect(story.otherwise.isEmpty)
    }

    @Test func `another policy than the verdict's is told`() {
        var shop = Rehearsal(programme: .reminder(), at: Timestamp("2026-03-02T09:00:00Z"))
        shop.event("Signed Up")
        #expect(!explain(shop).text.contains("the policy has changed since"))
        var policy = shop.programme.policy
        policy.version += 1
        shop.programme = Programme(
            policy: policy,
            journeys: shop.programme.journeys,
            messages: shop.programme.messages.values.sorted { $0.name < $1.name }
        )

        #expect(explain(shop).text.contains("otherwise (the policy has changed since): with "))
    }

    @Test func `both languages tell the same, with the same codes`() {
        var shop = Rehearsal(programme: .reminder(), at: Timestamp("2026-03-02T09:00:00Z"))
        shop.event("Signed Up")

        let (english, russian) = (explain(shop), explain(shop, in: .russian))

        let lines = [english, russian].map { $0.text.split(separator: "\n").count }
        #expect(lines[0] == lines[1])
        #expect(russian.text.contains("(no_address), правило 4 «адрес»"))
        #expect(english.json.codes == russian.json.codes)
    }

    @Test(arguments: Reason.allCases)
    func `every reason has a word of its own`(reason: Reason) {
        let words = Reason.allCases.filter { $0.word == reason.word }
        #expect(words == [reason])
    }
}

extension Value {
    /// Without the sentences, and the word of their language.
    fileprivate var codes: String {
        switch self {
        case .map(let map):
            let codes = map.entries.filter { entry in
                !["text", "next", "now", "language"].contains(entry.key.jsonText.dropQuotes)
            }
            return codes.map { "\($0.key.jsonText)\($0.value.codes)" }.joined(separator: " ")
        case .list(let list): return list.map(\.codes).joined(separator: " ")
        default: return jsonText
        }
    }
}

extension String {
    fileprivate var dropQuotes: String { String(dropFirst().dropLast()) }
}
