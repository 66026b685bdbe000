import JourneyCore
import JourneyTesting
import Testing

/// What the rules make of everybody's responses.
struct LearnedResponseTests {
    /// A Monday.
    private let morning = Timestamp("2026-03-02T09:00:00Z")

    private func arbiter(
        declared: Int = 1_000,
        _ learned: ResponseSnapshot?
    ) -> Arbiter {
        var policy = Policy.sample()
        policy.value = ValuePolicy(
            goal: Amount(100),
            responses: [.email: BasisPoints(declared)].compactMapValues { $0 }
        )
        return Arbiter(
            programme: Programme([], policy: policy),
            calendar: TestZones.calendar,
            gates: Gates(),
            addresses: EmptyAddressBook(),
            learned: learned
        )
    }

    private func response(_ arbiter: Arbiter) -> Int {
        arbiter.response(of: Customer(number: 1, id: "anna"), on: .email, at: morning)
    }

    @Test func `what the policy declares stands for 100 contacts`() {
        let learned = ResponseSnapshot.sample([(.email, 100, 50)], at: morning)

        #expect(response(arbiter(nil)) == 1_000)
        #expect(response(arbiter(learned)) == 3_000)
    }

    @Test(arguments: UInt64(0)..<200)
    func `the more is known, the nearer the estimate is to how customers respond`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let share = Int.random(in: 0...100, using: &random)
        let declared = Int.random(in: 0...10_000, using: &random)
        var (contacts, answered) = (Int64(0), Int64(0))
        for _ in 0..<20_000 {
            contacts += 1
            if Int.random(in: 0..<100, using: &random) < share { answered += 1 }
        }

        let learned = ResponseSnapshot.sample([(.email, contacts, answered)], at: morning)
        let estimate = response(arbiter(declared: declared, learned))

        // 0.5 % of what is declared at most, and five standard deviations of the draws.
        #expect(abs(estimate - share * 100) <= 50 + 177 + 2)
    }

    @Test(arguments: UInt64(0)..<200)
    func `one answer more of anybody never lowers the estimate`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let declared = Int.random(in: 0...10_000, using: &random)
        let contacts = Int64.random(in: 1...5_000, using: &random)
        let answered = Int64.random(in: 0..<contacts, using: &random)

        let before = response(
            arbiter(
                declared: declared,
                .sample([(.email, contacts, answered)], at: morning)
            )
        )
        let after = response(
            arbiter(
                declared: declared,
                .sample([(.email, contacts, answered + 1)], at: morning)
            )
        )

        #expect(after >= before)
    }

    @Test func `a customer's own answers outweigh everybody's`() {
        var shop = Rehearsal(
            programme: Programme([sending(isAuto: false)], policy: .sample()),
            profile: .reachable(in: "UTC"),
            at: morning - .days(400)
        )
        for _ in 0..<12 {
            shop.event("Signed Up")
            for contact in shop.deliver(on: .email) {
                shop.hear(.seen(isMachine: false), about: contact)
            }
            shop.advance(by: .days(31))
        }
        let learned = arbiter(.sample([(.email, 100_000, 0)], at: morning))

        #expect(response(learned) == 0)
        #expect(learned.response(of: shop.customer, on: .email, at: shop.now) > 2_500)
    }

    private func sending(isAuto: Bool, within: Milliseconds? = nil) -> Journey {
        let step = SendStep(
            id: "reminder",
            message: "reminder",
            ladder: [.email, .push, .sms].map { Rung(channel: $0) },
            isAuto: isAuto,
            bestTimeWithin: within,
            next: 1
        )
        return .sample(again: .concurrently(atMost: 50), steps: [.send(step)])
    }

    @Test func `a ladder that orders itself goes by what everybody answers`() {
        var policy = Policy.sample()
        policy.value = ValuePolicy(goal: Amount(100))
        func first(_ learned: ResponseSnapshot?) -> Channel? {
            var shop = Rehearsal(
                programme: Programme([sending(isAuto: true)], policy: policy),
                profile: .reachable(in: "UTC"),
                at: morning
            )
            shop.learned = learned
            shop.event("Signed Up")
            return shop.customer.contacts.first?.channel
        }

        #expect(first(nil) == .push)
        #expect(first(.sample([(.sms, 500, 300)], at: morning)) == .sms)
    }

    @Test func `who is hardly known waits for the hour at which everybody reads`() {
        let evening = Timestamp("2026-03-02T19:00:00Z")
        func state(_ responses: Int64) -> Contact.State? {
            var shop = Rehearsal(
                programme: Programme([sending(isAuto: false, within: .hours(24))]),
                profile: .reachable(in: "UTC"),
                at: morning
            )
            shop.learned = .sample(hours: [(.email, 19, responses)], at: morning)
            shop.event("Signed Up")
            return shop.customer.contacts.first?.state
        }

        #expect(state(30) == .planned(until: evening, .bestTime))
        #expect(state(29) == .queued(from: morning))
    }

    @Test func `the customer's own hours outweigh everybody's`() {
        var model = HourModel(
            everybody: ResponseSnapshot.sample(hours: [(.email, 19, 5_000)], at: morning)
                .responses(on: .email, at: morning)
        )
        #expect(model.knowsEnough)
        #expect(model.score(ofHour: 19) > model.score(ofHour: 8))

        for _ in 0..<4 { model.add(hourOfWeek: 8, age: .zero) }

        #expect(model.score(ofHour: 8) > model.score(ofHour: 19))
    }
}
