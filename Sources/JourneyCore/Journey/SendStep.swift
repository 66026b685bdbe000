/// Speaks about one offer through a ladder of channels until it is seen.
package struct SendStep: Sendable {
    package enum Until: String, CaseIterable, Sendable {
        case seen
        case clicked
        case goal
    }

    /// What the journey does when no rung could speak.
    package enum IfSuppressed: Hashable, Sendable {
        case proceed
        case exit
        /// Goes on at a position, whose steps end at `next`.
        case steps(at: Int)
    }

    package var id: String
    package var message: String
    /// The business object that the message concerns; `nil`: the entry key.
    package var about: Expression?
    /// Never empty; of a ladder that orders itself, in the order of the channels.
    package var ladder: [Rung]
    /// Whether the order is found when the step is reached.
    package var isAuto: Bool
    /// Each contact goes at the best hour within so long; `nil`: at once.
    package var bestTimeWithin: Milliseconds?
    package var until: Until
    /// From the arrival at this step.
    package var expires: Span
    package var ifSuppressed: IfSuppressed
    /// Where the journey goes on.
    package var next: Int

    package init(
        id: String,
        message: String,
        about: Expression? = nil,
        ladder: [Rung],
        isAuto: Bool = false,
        bestTimeWithin: Milliseconds? = nil,
        until: Until = .seen,
        expires: Span = .days(7),
        ifSuppressed: IfSuppressed = .proceed,
        next: Int
    ) {
        precondition(!ladder.isEmpty, "a ladder without rungs is the reader's mistake")
        self.id = id
        self.message = message
        self.about = about
        self.ladder = ladder
        self.isAuto = isAuto
        self.bestTimeWithin = bestTimeWithin
        self.until = until
        self.expires = expires
        self.ifSuppressed = ifSuppressed
        self.next = next
    }

    /// Where the rung of a contact stands in the ladder; where an edit took it away, where it stood.
    func place(of contact: Contact) -> Int {
        ladder.firstIndex {
            $0.channel == contact.channel && $0.rendition == contact.rendition
        } ?? contact.rung
    }
}

/// One channel of a ladder, with the rendition that it speaks in.
package struct Rung: Hashable, Sendable {
    package var channel: Channel
    /// Empty for the message's own content.
    package var rendition: String
    /// The patience with the rung before; `nil`: what the policy says of that rung's channel.
    package var after: Span?
    /// How long this rung stays; `nil`: what the policy says of its channel.
    package var duration: Span?

    package init(
        channel: Channel,
        rendition: String = "",
        after: Span? = nil,
        duration: Span? = nil
    ) {
        self.channel = channel
        self.rendition = rendition
        self.after = after
        self.duration = duration
    }
}
