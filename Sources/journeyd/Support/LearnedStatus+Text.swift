import JourneyCore
import JourneyStore

extension LearnedStatus {
    /// A line for each channel, for people.
    var lines: [String] {
        channels.map { channel in
            let whole = max(1, channel.contacts)
            let tenths = (channel.answered * 1_000 + whole / 2) / whole
            return "learned \(channel.channel.word): \(channel.answered) of "
                + "\(channel.contacts) contacts answered, \(tenths / 10).\(tenths % 10) %"
        }
    }

    var json: Value {
        .map([
            "snapshot": .int(snapshot),
            "from": .string(from.rfc3339),
            "channels": .list(
                channels.map { channel in
                    .map([
                        "channel": .string(channel.channel.word),
                        "contacts": .int(channel.contacts),
                        "answered": .int(channel.answered),
                    ])
                }
            ),
        ])
    }
}
