/// The rules of one channel.
package struct ChannelPolicy: Hashable, Sendable {
    package var cost: Amount
    package var seenWhen: SeenWhen
    /// How long a ladder waits for this rung to be seen before the next, unless that one says.
    package var patience: Span
    /// Jobs a second, over all adapters.
    package var ratePerSecond: Int?
    package var lease: Milliseconds
    package var attemptsMax: Int
    /// When the channel may speak at all, in the customer's zone.
    package var hours: DailyHours?
    package var onUnknownMarketing: OnUnknown
    package var onUnknownTransactional: OnUnknown

    package init(
        cost: Amount = .zero,
        seenWhen: SeenWhen,
        patience: Span = .days(1),
        ratePerSecond: Int? = nil,
        lease: Milliseconds = .seconds(60),
        attemptsMax: Int = 5,
        hours: DailyHours? = nil,
        onUnknownMarketing: OnUnknown = .drop,
        onUnknownTransactional: OnUnknown = .resend
    ) {
        self.cost = cost
        self.seenWhen = seenWhen
        self.patience = patience
        self.ratePerSecond = ratePerSecond
        self.lease = lease
        self.attemptsMax = attemptsMax
        self.hours = hours
        self.onUnknownMarketing = onUnknownMarketing
        self.onUnknownTransactional = onUnknownTransactional
    }

    package func onUnknown(_ purpose: Purpose) -> OnUnknown {
        switch purpose {
        case .marketing: onUnknownMarketing
        case .transactional: onUnknownTransactional
        }
    }
}

/// Which feedback of a channel means that the customer has seen the message.
package enum SeenWhen: String, CaseIterable, Sendable {
    /// Also met by a click or a reply.
    case opened
    /// Also met by a click or a reply.
    case read
    /// Also met by everything that follows a delivery.
    case delivered
    /// Also met by a reply.
    case clicked
}

/// What becomes of a job whose adapter died between the provider's acceptance and its report.
package enum OnUnknown: String, CaseIterable, Sendable {
    case drop
    case resend
}
