package import JourneyCore

/// What is known of everybody's responses, as it weighs at an instant.
package struct LearnedStatus: Hashable, Sendable {
    /// The id of the snapshot in force, and since when it is.
    package var snapshot: Int64
    package var from: Timestamp
    /// In the order of the channels.
    package var channels: [ChannelStatus]

    /// Whole contacts: one of 90 days ago counts half.
    package struct ChannelStatus: Hashable, Sendable {
        package var channel: Channel
        package var contacts: Int64
        package var answered: Int64
    }

    package init(_ snapshot: ResponseSnapshot, at now: Timestamp) {
        self.snapshot = snapshot.id
        from = snapshot.from
        channels = snapshot.channels.compactMap { known in
            snapshot.responses(on: known.channel, at: now).map { aged in
                ChannelStatus(
                    channel: known.channel,
                    contacts: Self.whole(aged.contacts),
                    answered: Self.whole(aged.answered)
                )
            }
        }
    }

    private static func whole(_ count: Int64) -> Int64 {
        (count + ResponsePosterior.unit / 2) / ResponsePosterior.unit
    }
}
