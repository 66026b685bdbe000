import JourneyCore

/// A shop under faults, from one seed: first everything goes wrong, then faults stop and everything
/// must drain.
///
/// ```swift
/// let outcome = try await FaultSimulation(seed: 7).run()
/// ```
package struct FaultSimulation: Sendable {
    package var seed: UInt64
    /// How many steps go wrong before the faults stop.
    package var steps: Int

    package static let stepsUsual = 250

    package init(seed: UInt64, steps: Int = Self.stepsUsual) {
        self.seed = seed
        self.steps = steps
    }

    /// Stops at the first step that breaks an invariant.
    package func run() async -> FaultOutcome {
        do {
            var world = try FaultWorld(seed: seed)
            do {
                return try await run(&world)
            } catch {
                world.complain("the daemon failed: \(error)")
                return outcome(of: world, steps: steps, events: [], isDrained: false)
            }
        } catch {
            preconditionFailure("a database in memory can't be opened: \(error)")
        }
    }

    private func run(_ world: inout FaultWorld) async throws -> FaultOutcome {
        var taken = 0
        while taken < steps, world.problems.isEmpty {
            try await world.step()
            taken += 1
        }
        guard world.problems.isEmpty else {
            return outcome(of: world, steps: taken, events: [], isDrained: false)
        }
        try await world.drain()
        let isDrained = world.problems.isEmpty
        let end = outcome(of: world, steps: taken, events: [], isDrained: isDrained)
        let events = try await world.storedEvents()
        try await world.examineDisk()
        var final = end
        final.events = events
        final.problems = world.problems
        return final
    }

    private func outcome(
        of world: FaultWorld,
        steps: Int,
        events: [FaultEvent],
        isDrained: Bool
    ) -> FaultOutcome {
        var hash = world.traceHash
        // Whoever was merged is seen as its survivor.
        let customers = world.customers.compactMap { known in
            world.observation.customers[known.id].flatMap { $0.id == known.id ? $0 : nil }
        }
        for contact in customers.flatMap(\.contacts) {
            hash.combine(contact.id)
            hash.combine(contact.stateWord)
        }
        return FaultOutcome(
            seed: seed,
            steps: steps,
            traceHash: hash.value,
            problems: world.problems,
            acts: world.acts,
            events: events,
            customers: customers,
            end: world.now,
            isDrained: isDrained,
            counts: world.counts,
            rules: world.programme.rules
        )
    }
}

extension FaultProgramme {
    fileprivate var rules: FaultRules {
        FaultRules(
            cooldown: choices.cooldown,
            seenWhen: [
                .email: .opened, .push: .opened, .sms: .delivered, .display: .clicked,
            ],
            caps: [
                FaultRules.RollingCap(atMost: Self.dailyCap, window: .days(1), channel: nil),
                FaultRules.RollingCap(
                    atMost: Self.smsCap,
                    window: Self.smsCapWindow,
                    channel: .sms
                ),
            ],
            shownFor: Self.shownFor,
            consents: decider.programme.policy.topics.mapValues(\.consent)
        )
    }
}
