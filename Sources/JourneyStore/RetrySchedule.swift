import JourneyCore

/// When a job that failed for now is tried again: after a second or what its provider asked for,
/// then twice as long each time, to an hour.
struct RetrySchedule {
    static let first = Milliseconds.seconds(1)
    static let longest = Milliseconds.hours(1)

    /// `nil` when no attempt is left.
    static func retry(
        of contact: Contact,
        after asked: Milliseconds?,
        attemptsMax: Int,
        at now: Timestamp
    ) -> Timestamp? {
        guard contact.jobAttempt < attemptsMax else { return nil }
        let doublings = min(max(contact.jobAttempt - 1, 0), 12)
        let grown = Milliseconds(min(first.count << Int64(doublings), longest.count))
        return now + spread(max(grown, asked ?? .zero), of: contact)
    }

    /// After a throttling, which says nothing about the job.
    static func retryThrottled(
        _ contact: Contact,
        after asked: Milliseconds?,
        at now: Timestamp
    ) -> Timestamp {
        now + spread(max(asked ?? .zero, first), of: contact)
    }

    /// Up to a quarter longer, never shorter: those that failed together don't come back together.
    private static func spread(_ wait: Milliseconds, of contact: Contact) -> Milliseconds {
        var hash = StableHash("retry")
        hash.combine(contact.id)
        hash.combine(UInt64(contact.leaseCount))
        let extra = hash.choice(below: UInt64(max(wait.count / 4, 1)))
        return Milliseconds(wait.count + Int64(extra))
    }
}
