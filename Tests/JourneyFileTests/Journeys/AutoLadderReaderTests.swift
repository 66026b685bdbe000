import JourneyCore
import JourneyFile
import Testing

struct AutoLadderReaderTests {
    private static let policy = """
        policy: { time_zone: Europe/Moscow, currency: RUB }
        channels: { email: { cost: 0.05 }, push: { cost: 0 } }
        topics: { cart: {}, service: { consent: none } }
        value: { margin: 30% }
        """

    private func journey(_ send: String) throws -> Journey {
        let loaded = try Shop.load([
            SourceFile(path: "policy.yaml", text: Self.policy),
            SourceFile(
                path: "cart.journey.yaml",
                text: "journey: cart\nenter: { on: Cart Updated }\nsteps:\n  - \(send)\n"
            ),
        ])
        #expect(loaded.report == "clean\n")
        return try #require(loaded.programme?.journeys.first)
    }

    private func firstStep(of journey: Journey) -> SendStep? {
        guard case .send(let step)? = journey.program.instructions.first else { return nil }
        return step
    }

    @Test func `a ladder that orders itself has every channel of the policy and the message`()
        throws
    {
        let journey = try journey(
            "{ send: cart-reminder, ladder: auto, at: best time within 24 hours }"
        )
        let step = try #require(firstStep(of: journey))

        #expect(step.isAuto)
        #expect(step.bestTimeWithin == .hours(24))
        #expect(step.ladder.map(\.channel) == [.email, .push])
    }

    @Test func `who orders the ladder, and when it speaks, are part of the journey's version`()
        throws
    {
        let versions = try [
            "{ send: cart-reminder, ladder: auto }",
            "{ send: cart-reminder, ladder: [email, push] }",
            "{ send: cart-reminder, ladder: [email, push], at: best time within 1 day }",
        ].map { try journey($0).version }

        #expect(Set(versions).count == 3)
    }
}
