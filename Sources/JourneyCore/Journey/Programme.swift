/// Everything that was loaded together: the policy, the journeys and their messages.
///
/// Immutable, and shared by reference: a reload makes another one and swaps. Events are matched to journeys by a table that
/// is built here, so an event that concerns no journey costs one lookup.
package final class Programme: Sendable {
    package let policy: Policy
    /// Sorted by name, so that every walk over them is the same in every process.
    package let journeys: [Journey]
    package let messages: [String: Message]

    private let indices: [String: Int]
    private let entriesByEvent: [String: [Int]]
    private let absencesByEvent: [String: [Int]]
    private let eventsOfInterest: Set<String>
    /// The events whose history some expression asks for.
    package let rememberedEvents: Set<String>
    /// Whether what customers answer is counted for the sake of others: how many do in a channel,
    /// and at which hours of the week.
    package let learnsResponses: Bool
    package let learnsHours: Bool

    package init(policy: Policy, journeys: [Journey], messages: [Message]) {
        self.policy = policy
        let journeys = journeys.sorted { $0.name < $1.name }
        self.journeys = journeys
        var byName: [String: Message] = [:]
        for message in messages { byName[message.name] = message }
        self.messages = byName

        var indices: [String: Int] = [:]
        var entries: [String: [Int]] = [:]
        var absences: [String: [Int]] = [:]
        var names: Set<String> = []
        var remembered: Set<String> = []
        for (index, journey) in journeys.enumerated() {
            indices[journey.name] = index
            switch journey.entry.trigger {
            case .event(let name): entries[name, default: []].append(index)
            case .absence(let absence):
                absences[absence.of, default: []].append(index)
                remembered.insert(absence.of)
                if let since = absence.since { absences[since, default: []].append(index) }
            }
            names.formUnion(journey.eventNames)
            remembered.formUnion(journey.rememberedEvents)
        }
        learnsResponses = policy.value != nil
        learnsHours = journeys.contains { $0.program.asksForBestTime }
        self.indices = indices
        entriesByEvent = entries
        absencesByEvent = absences
        rememberedEvents = remembered
        eventsOfInterest = names.union(entries.keys).union(absences.keys)
    }

    /// Whether anything is counted at all.
    package var learns: Bool { learnsResponses || learnsHours }

    package func journey(_ name: String) -> Journey? { indices[name].map { journeys[$0] } }

    /// The program of a journey, without the rest of it: every step asks for it.
    package func program(of journey: String) -> Program? {
        guard let index = indices[journey] else { return nil }
        return journeys[index].program
    }

    /// A journey's priority, 0 to 100; of one that the files no longer have, -1.
    package func priority(of journey: String) -> Int {
        guard let index = indices[journey] else { return -1 }
        return journeys[index].priority
    }

    /// Where in ``journeys`` those are that an event may start, in the order of their names.
    func entries(on event: String) -> [Int] { entriesByEvent[event] ?? [] }

    /// The journeys that begin so long after an event.
    package func absences(of event: String) -> [Journey] {
        (absencesByEvent[event] ?? []).map { journeys[$0] }
    }

    /// Whether some journey starts, waits, exits or counts by events of this name.
    package func isInterested(in event: String) -> Bool { eventsOfInterest.contains(event) }
}
