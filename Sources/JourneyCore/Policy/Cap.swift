/// At most so many contacts in a window, over some channels, topics and journeys.
package struct Cap: Hashable, Sendable {
    package enum Window: Hashable, Sendable {
        /// The last so many exact milliseconds.
        case rolling(Milliseconds)
        /// So many calendar days in the customer's zone, the current one included.
        case calendarDays(Int)
    }

    package enum OnCap: String, CaseIterable, Sendable {
        /// Planned for the exact instant when a slot frees.
        case `defer`
        case nextRung = "next rung"
        case suppress
    }

    package var atMost: Int
    package var window: Window
    package var channels: ChannelSet
    /// `nil` means every one.
    package var topics: [String]?
    package var journeys: [String]?
    /// `nil` means every purpose.
    package var purpose: Purpose?
    package var onCap: OnCap

    package init(
        atMost: Int,
        window: Window,
        channels: ChannelSet = .all,
        topics: [String]? = nil,
        journeys: [String]? = nil,
        purpose: Purpose? = .marketing,
        onCap: OnCap = .defer
    ) {
        precondition(atMost > 0, "a cap of none is a stopped channel: the reader's mistake")
        self.atMost = atMost
        self.window = window
        self.channels = channels
        self.topics = topics
        self.journeys = journeys
        self.purpose = purpose
        self.onCap = onCap
    }
}

/// Hours in which some customers are left in peace, in their own zone.
package struct QuietHours: Hashable, Sendable {
    /// Only for customers of this country, as `customer.country` has it; `nil` means everybody.
    package var region: String?
    package var channels: ChannelSet
    package var hours: DailyHours
    /// Those who waited go on within so long after the end, each at its own moment.
    package var spread: Milliseconds
    /// `nil` means every purpose.
    package var purpose: Purpose?

    package init(
        region: String? = nil,
        channels: ChannelSet = .all,
        hours: DailyHours,
        spread: Milliseconds = .zero,
        purpose: Purpose? = .marketing
    ) {
        self.region = region
        self.channels = channels
        self.hours = hours
        self.spread = spread
        self.purpose = purpose
    }
}
