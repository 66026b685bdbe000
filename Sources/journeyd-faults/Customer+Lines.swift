import JourneyCore
import JourneySimulation

extension FaultOutcome {
    /// What the store has in the end, a line for each thing.
    var lines: [String] { customers.flatMap(\.lines) }
}

extension Customer {
    fileprivate var lines: [String] {
        var lines = ["\(id) (number \(number))"]
        for consent in profile.consents {
            let channel = consent.channel.map { " by \($0.word)" } ?? ""
            let word = consent.isGranted ? "agreed" : "refused"
            lines.append("  \(word) '\(consent.topic)'\(channel) at \(consent.at.milliseconds)")
        }
        for enrollment in enrollments {
            lines.append(
                "  enrollment \(enrollment.id) \(enrollment.journey) '\(enrollment.key)'"
                    + " at \(enrollment.step): \(enrollment.state)"
            )
        }
        for contact in contacts {
            lines.append(
                "  contact \(contact.id) \(contact.offer) '\(contact.about)' \(contact.channel.word)"
                    + " of \(contact.enrollment) \(contact.step) \(contact.rung):"
                    + " \(contact.state), expires \(contact.expiresAt.milliseconds)"
                    + (contact.begunAt.map { ", begun \($0.milliseconds)" } ?? "")
                    + (contact.isMaybeSent ? ", maybe sent" : "")
                    + (contact.withdrawal.map { ", withdrawal \($0.word)" } ?? "")
            )
        }
        for lock in locks {
            let end = lock.heldUntil.map { " until \($0.milliseconds)" } ?? ""
            lines.append(
                "  lock \(lock.offer) '\(lock.about)' of \(lock.holder) \(lock.step)\(end)"
            )
        }
        return lines
    }
}
