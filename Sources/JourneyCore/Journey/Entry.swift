/// How customers come into a journey.
package struct Entry: Sendable {
    package enum Trigger: Sendable {
        case event(String)
        case absence(Absence)
    }

    /// So long without an event.
    package struct Absence: Sendable {
        package var of: String
        package var duration: Span
        /// Also starts the wait for those who never did `of`.
        package var since: String?

        package init(of: String, duration: Span, since: String? = nil) {
            self.of = of
            self.duration = duration
            self.since = since
        }
    }

    /// Whether a customer who has been inside may come in again.
    package enum Again: Hashable, Sendable {
        case never
        case afterExit
        /// Counted from the entry before.
        case after(Span)
        case concurrently(atMost: Int)
        /// Until the first contact has begun, the newest trigger replaces the entry.
        case restart
    }

    package var trigger: Trigger
    package var when: Expression?
    /// One enrollment per customer and key; `nil`: per customer.
    package var key: Expression?
    package var again: Again
    /// The same trigger again within this is the same trigger.
    package var ignoreRepeats: Milliseconds?

    package init(
        trigger: Trigger,
        when: Expression? = nil,
        key: Expression? = nil,
        again: Again = .afterExit,
        ignoreRepeats: Milliseconds? = nil
    ) {
        self.trigger = trigger
        self.when = when
        self.key = key
        self.again = again
        self.ignoreRepeats = ignoreRepeats
    }
}
