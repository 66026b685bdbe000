import JourneyCore
import JourneyEngine
import JourneyStore
import JourneyTesting
import Testing

struct ExplainerTests {
    private func explain(_ shop: Rehearsal) -> Explanation {
        Explainer(
            decider: Decider(programme: shop.programme, calendar: shop.calendar),
            gates: shop.gates,
            at: shop.now,
            learned: shop.learned
        ).explain(shop.customer)
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
        #expect(story.next?.contains("2026-03-02 16:00") == true)
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

    @Test(arguments: Reason.allCases)
    func `every reason has a word of its own`(reason: Reason) {
        let words = Reason.allCases.filter { $0.word == reason.word }
        #expect(words == [reason])
    }
}
