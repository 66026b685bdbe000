/// What was known of all customers' responses at an instant.
///
/// Never changed once it is made: of two snapshots the one in force at an instant is the latest
/// whose ``from`` is not behind it, so the instant of a decision names the snapshot that it was made
/// by. Counts are in parts of ``ResponsePosterior/unit``, as of the beginning of ``hour``; whoever
/// decides later ages them.
package struct ResponseSnapshot: Hashable, Sendable {
    /// Ascending from 1.
    package let id: Int64
    package let from: Timestamp
    /// Since 1970.
    package let hour: Int64
    /// In the order of the channels.
    package let channels: [ChannelResponses]

    package init(id: Int64, from: Timestamp, hour: Int64, channels: [ChannelResponses]) {
        self.id = id
        self.from = from
        self.hour = hour
        self.channels = channels
    }

    /// All responses of one channel.
    package struct ChannelResponses: Hashable, Sendable {
        package var channel: Channel
        package var contacts: Int64
        package var answered: Int64
        /// Of each hour of the week, Monday's first from 0; empty where nobody asks for them.
        package var hours: [Int64]

        package init(
            channel: Channel,
            contacts: Int64 = 0,
            answered: Int64 = 0,
            hours: [Int64] = []
        ) {
            self.channel = channel
            self.contacts = contacts
            self.answered = answered
            self.hours = hours
        }

        fileprivate func aged(by decay: ResponseDecay) -> Self {
            Self(
                channel: channel,
                contacts: decay.applied(to: contacts),
                answered: decay.applied(to: answered),
                hours: hours.map { decay.applied(to: $0) }
            )
        }
    }

    /// What is known of a channel, as it weighs at an instant; `nil` where that is nothing.
    ///
    /// Never more answered than contacts, and none of them below zero.
    package func responses(on channel: Channel, at now: Timestamp) -> ChannelResponses? {
        guard let found = channels.first(where: { $0.channel == channel }) else { return nil }
        var aged = found.aged(by: ResponseDecay(hours: now.hour - hour))
        // Turned on while contacts were under way, it hears of answers to what it never counted.
        aged.contacts = max(0, aged.contacts)
        aged.answered = min(max(0, aged.answered), aged.contacts)
        aged.hours = aged.hours.map { max(0, $0) }
        return aged
    }

    /// The first, or the one after `last`, with what was counted since: in force just after `now`,
    /// so that nothing that was decided by `last` is decided by it.
    ///
    /// `nil` where nothing is new, or where the hour of `last` is not over: there is one an hour at
    /// most.
    package static func next(
        after last: ResponseSnapshot?,
        with tallies: [ResponseTally],
        at now: Timestamp
    ) -> ResponseSnapshot? {
        let hour = now.hour
        let from = now + Milliseconds(1)
        let isDue = last.map { $0.hour < hour && $0.from < from } ?? true
        guard isDue, !tallies.isEmpty else { return nil }
        let decay = ResponseDecay(hours: hour - (last?.hour ?? hour))
        var channels = (last?.channels ?? []).map { $0.aged(by: decay) }
        for tally in tallies {
            let channel = tally.key.channel
            let weight = ResponseDecay(hours: hour - tally.key.hour)
            let place = channels.firstIndex { $0.channel.rawValue >= channel.rawValue }
            let index = place ?? channels.count
            if place.map({ channels[$0].channel != channel }) ?? true {
                channels.insert(ChannelResponses(channel: channel), at: index)
            }
            let answered = weight.applied(to: tally.answered * ResponsePosterior.unit)
            if let hourOfWeek = tally.key.hourOfWeek {
                if channels[index].hours.isEmpty {
                    channels[index].hours = Array(repeating: 0, count: HourModel.hoursOfWeek)
                }
                channels[index].hours[hourOfWeek] += answered
            } else {
                let contacts = weight.applied(to: tally.contacts * ResponsePosterior.unit)
                channels[index].contacts += contacts
                channels[index].answered += answered
            }
        }
        return ResponseSnapshot(
            id: (last?.id ?? 0) + 1,
            from: from,
            hour: hour,
            channels: channels
        )
    }
}
