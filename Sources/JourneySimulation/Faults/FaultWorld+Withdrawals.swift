import JourneyCore
import JourneyEngine
import JourneyStore

/// What is shown in display is taken back: asked of every grant of a withdrawal.
extension FaultWorld {
    mutating func examineWithdrawal(_ grant: BeginAnswer.Grant, of job: HeldJob) async throws {
        let contact = grant.contact
        if contact.channel != .display {
            complain("\(contact.words) is no display, and was withdrawn")
        }
        if contact.begunAt == nil { complain("\(contact.words) was withdrawn, and never shown") }
        let isStopped = closed.contains { $0 == .everything || $0 == .channel(contact.channel) }
        if isStopped { complain("\(contact.words) was withdrawn behind a closed gate") }
        // What is done stays done: nobody takes the same thing back twice.
        let before = observation.customers.values.flatMap(\.contacts)
        if before.contains(where: { $0.id == contact.id && $0.withdrawal?.state == .done }) {
            complain("\(contact.words) was withdrawn once more")
        }
    }
}
