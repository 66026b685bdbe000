import JourneyCore
import JourneyEngine
import JourneyStore

/// Operators: they close gates, open them again, and take failed contacts up.
extension FaultWorld {
    mutating func operate() async throws {
        switch dice.roll(12) {
        case 0...2: try await stop()
        case 3...7: try await openSomething()
        case 8: try edit()
        default: try await retryFailed()
        }
    }

    /// The journeys are edited while customers stand in them, and the daemon starts with the new ones.
    private mutating func edit() throws {
        programme.edition = Int(dice.roll(8))
        decider = programme.decider
        try restart()
    }

    private mutating func stop() async throws {
        let scope = scopeToStop()
        let withRecall = dice.happens(1, in: 2)
        counts.stops += 1
        let recalled = try await ask { try await $0.gatekeeper.stop(scope, recall: withRecall) }
        guard recalled != nil else { return }
        note(.stopped(scope))
        if !closed.contains(scope) { closed.append(scope) }
    }

    private mutating func openSomething() async throws {
        let scopes = try await closedScopes()
        guard !scopes.isEmpty else { return }
        try await open(dice.pick(scopes))
    }

    /// Above all a mailing that has just gone wrong: what adapters hold is stopped on its way.
    private mutating func scopeToStop() -> Gates.Scope {
        let leased = held.filter(\.isLeased)
        guard !leased.isEmpty, dice.happens(4, in: 5) else {
            return dice.pick([.everything, .journey("cart"), .journey("welcome"), .channel(.push)])
        }
        let contact = dice.pick(leased).job.contact
        return dice.happens(1, in: 2) ? .journey(contact.journey) : .channel(contact.channel)
    }

    /// What somebody closed, also where the answer was lost; what a flood closed; and channels that
    /// a provider's refusal holds.
    func closedScopes() async throws -> [Gates.Scope] {
        let held = try await disk.status(at: now).heldChannels.map { Gates.Scope.channel($0) }
        let closed = try await disk.gates().closed.subtracting(held)
        return (closed + held).sorted { $0.words < $1.words }
    }

    mutating func open(_ scope: Gates.Scope) async throws {
        note(.opening(scope))
        closed.removeAll { $0 == scope }
        _ = try await ask { try await $0.gatekeeper.open(scope) }
    }

    private mutating func retryFailed() async throws {
        let letters = try await disk.deadLetters(limit: 5)
        guard let letter = letters.randomElement(using: &dice) else { return }
        let (now, decider) = (now, decider)
        retried.insert(letter.contact.id)
        _ = try await ask {
            try await $0.store.retry([letter.handle], at: now, deciding: decider)
        }
    }
}
