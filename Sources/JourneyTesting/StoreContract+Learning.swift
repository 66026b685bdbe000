import JourneyCore
import JourneyStore
import Testing

extension StoreContract {
    static let learning: [Law] = [
        Law("an answer counts once, with the hour of its sending, a day after it") {
            store async throws in
            let scene = StoreScene(store, LearningProgramme.make())
            let handles = try await scene.sendToThree()
            for _ in 0..<3 {
                _ = try await scene.hear(.clicked(isMachine: false), about: handles[0])
                _ = try await scene.hear(.seen(isMachine: false), about: handles[0])
            }
            _ = try await scene.hear(.bounced(isHard: true), about: handles[1])

            #expect(try await scene.learn(after: .hours(24)) == nil)
            let snapshot = try await scene.learn(after: .hours(26))

            let known = snapshot?.responses(on: .email, at: scene.later(.hours(26)))
            #expect(known?.whole == [2, 1])
            #expect(try await scene.learn(after: .hours(27)) == nil)
            let status = try await store.status(at: scene.later(.hours(27))).learned
            #expect(status?.snapshot == 1)
            #expect(status?.channels.map(\.channel) == [.email])
            #expect(status?.channels.map { [$0.contacts, $0.answered] } == [[2, 1]])
        },
        Law("what is answered after its hour was taken in is with the next snapshot") {
            store async throws in
            let scene = StoreScene(store, LearningProgramme.make())
            let handles = try await scene.sendToThree()
            let first = try await scene.learn(after: .hours(26))
            let late = scene.later(.hours(30))
            _ = try await scene.hear(.seen(isMachine: false), about: handles[2], at: late)

            let second = try await scene.learn(after: .hours(31))

            #expect(first?.responses(on: .email, at: late)?.whole == [3, 0])
            #expect(second?.responses(on: .email, at: late)?.whole == [3, 1])
            #expect(second?.id == 2)
        },
        Law("a snapshot never changes, and the instant of a decision finds it") {
            store async throws in
            let scene = StoreScene(store, LearningProgramme.make())
            let handles = try await scene.sendToThree()
            let first = try #require(try await scene.learn(after: .hours(26)))
            #expect(try await store.learned(at: scene.later(.hours(26))) == nil)
            for (number, handle) in handles.enumerated() {
                let hour = 30 + Int64(number)
                _ = try await scene.hear(
                    .seen(isMachine: false),
                    about: handle,
                    at: scene.later(.hours(hour))
                )
                _ = try await scene.learn(after: .hours(hour + 1))
            }

            #expect(try await store.learned(at: first.from) == first)
            #expect(try await store.learned(at: scene.later(.hours(30))) == first)
            let last = try await store.learned(at: .distantFuture)
            #expect(last?.id == 4)
        },
        Law("the rules decide by the snapshot in force, and decide the same by it again") {
            store async throws in
            let generous = StoreScene(store, LearningProgramme.make())
            for customer in 0..<40 {
                try await generous.takeIn("Signed Up", of: "c\(customer)")
                let handle = try #require(try await generous.send(on: .email))
                _ = try await generous.hear(.seen(isMachine: false), about: handle)
            }
            let scene = StoreScene(store, LearningProgramme.make(margin: 3_000))
            let cold = try await scene.decided(for: "cold", after: .hours(25))
            _ = try await scene.learn(after: .hours(26))
            let warm = try await scene.decided(for: "warm", after: .hours(27))

            // 10 % of 1 at 30 % is 0.03, an email costs 0.05; of those before, all have answered.
            #expect(cold.contact.reason == .overBudget)
            #expect(warm.contact.stateWord == "queued")
            #expect(
                try await scene.askAgain(cold)
                    == .fail(.nextRung(.overBudget), value: cold.contact.verdict.value)
            )
            #expect(try await scene.askAgain(warm) == .pass)
        },
        Law("snapshots that were out of force for 90 days are forgotten, the last one never") {
            store async throws in
            let scene = StoreScene(store, LearningProgramme.make())
            for day in 0..<6 {
                let at = scene.later(.days(40 * Int64(day)))
                try await scene.takeIn("Signed Up", of: "c\(day)", at: at)
                try await scene.send(on: .email, at: at)
                _ = try await scene.learn(after: .days(40 * Int64(day) + 2))
            }

            // The last is of day 202: what was in force on day 112 is still known.
            #expect(try await store.learned(at: scene.later(.days(41))) == nil)
            #expect(try await store.learned(at: scene.later(.days(112)))?.id == 3)
            _ = try await scene.learn(after: .days(900))
            #expect(try await store.learned(at: scene.later(.days(900)))?.id == 6)
        },
        Law("a programme without value learns nothing") { store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            try await scene.send(on: .email)

            #expect(try await scene.learn(after: .days(3)) == nil)
            let other = StoreScene(store, LearningProgramme.make())
            #expect(try await other.learn(after: .days(3)) == nil)
        },
    ]
}

/// One journey that sends an email on `Signed Up`, under a policy with value.
private enum LearningProgramme {
    static func make(margin: Int? = nil) -> Programme {
        var policy = Policy.sample()
        policy.value = ValuePolicy(margin: margin.flatMap { BasisPoints($0) }, goal: Amount(1))
        let step = SendStep(
            id: "reminder",
            message: "reminder",
            ladder: [Rung(channel: .email)],
            next: 1
        )
        return Programme(
            [.sample(steps: [.send(step)])],
            messages: [.sample("reminder", topic: "news")],
            policy: policy
        )
    }
}

extension ResponseSnapshot.ChannelResponses {
    /// Contacts and those answered, to the nearest one.
    fileprivate var whole: [Int64] { [contacts, answered].map { ($0 + 32_768) / 65_536 } }
}

extension StoreScene {
    fileprivate func sendToThree() async throws -> [ContactHandle] {
        var handles: [ContactHandle] = []
        for customer in ["ann", "bob", "cid"] {
            try await takeIn("Signed Up", of: customer)
            handles.append(try #require(try await send(on: .email)))
        }
        return handles
    }

    fileprivate func learn(after length: Milliseconds) async throws -> ResponseSnapshot? {
        try await store.learn(at: Self.start + length, deciding: decider)
    }

    /// A customer who comes now, with the contact that was decided about.
    fileprivate func decided(
        for id: String,
        after length: Milliseconds
    ) async throws -> (customer: Customer, contact: Contact) {
        try await takeIn("Signed Up", of: id, at: Self.start + length)
        let customer = try #require(try await store.customer(id))
        return (customer, try #require(customer.contacts.first))
    }

    /// What the rule says by what was recorded: nothing else is known.
    fileprivate func askAgain(
        _ decided: (customer: Customer, contact: Contact)
    ) async throws -> Arbiter.Finding {
        let at = decided.contact.verdict.decidedAt
        let arbiter = Arbiter(
            programme: decider.programme,
            calendar: decider.calendar,
            gates: Gates(),
            addresses: EmptyAddressBook(),
            learned: try await store.learned(at: at)
        )
        return arbiter.ask(
            .value,
            about: Arbiter.Candidate(
                contact: decided.contact,
                enrollment: try #require(decided.customer.enrollments.first),
                customer: decided.customer,
                now: at
            )
        )
    }
}
