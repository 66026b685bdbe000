import JourneyCore

extension ResponseSnapshot {
    /// A row of `id, from_at, hour, channels`.
    init(row: PreparedStatement) throws {
        let id = row.takeInteger()
        let from = row.takeTimestamp()
        let hour = row.takeInteger()
        let channels = row.withBytes { Self.channels(in: $0) }
        self.init(
            id: id,
            from: from,
            hour: hour,
            channels: try channels.orThrow(
                .corrupt(
                    table: "response_snapshot",
                    customer: nil,
                    detail: "column 'channels' of snapshot \(id)"
                )
            )
        )
    }

    /// Column `channels`: of each channel its code, its counts and its hours, preceded by how many
    /// they are.
    var storedChannels: [UInt8] {
        var writer = FieldWriter()
        for channel in channels {
            writer.write(Int64(channel.channel.rawValue))
            writer.write(channel.contacts)
            writer.write(channel.answered)
            writer.write(Int64(channel.hours.count))
            for count in channel.hours { writer.write(count) }
        }
        return writer.bytes
    }

    private static func channels(in bytes: UnsafeRawBufferPointer) -> [ChannelResponses]? {
        var reader = FieldReader(bytes)
        var channels: [ChannelResponses] = []
        while !reader.isAtEnd {
            guard let code = reader.integer().flatMap({ UInt8(exactly: $0) }),
                let channel = Channel(rawValue: code),
                code > channels.last?.channel.rawValue ?? 0,
                let contacts = reader.count(), let answered = reader.count(),
                let length = reader.integer(), length == 0 || length == hoursOfWeek
            else { return nil }
            var hours: [Int64] = []
            for _ in 0..<length {
                guard let count = reader.count() else { return nil }
                hours.append(count)
            }
            channels.append(
                ChannelResponses(
                    channel: channel,
                    contacts: contacts,
                    answered: answered,
                    hours: hours
                )
            )
        }
        return channels
    }

    private static let hoursOfWeek: Int64 = 168
}

extension FieldReader {
    /// So many that no sum of them overflows, also below zero: a bounce takes a contact back.
    fileprivate mutating func count() -> Int64? {
        integer().flatMap { abs($0.clamped) < 1 << 49 ? $0 : nil }
    }
}

extension Int64 {
    fileprivate var clamped: Int64 { Swift.max(self, -.max) }
}
