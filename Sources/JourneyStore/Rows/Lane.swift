import JourneyCore

/// The line in which a contact waits, as column `lane` has it; its time in it is column `at`.
///
/// Queued contacts of a channel stand in several lines, one for each ``Programme/queueRank(of:)``:
/// whoever leases takes the lines in their order, and from each the longest waiting.
enum Lane {
    /// Due by itself: a plan, a lease that lapses.
    static let due: Int64 = 0
    static let failed: Int64 = 8

    private static let ranks: Int64 = 256

    static func queued(in channel: Channel, rank: Int) -> Int64 {
        precondition(rank >= 0 && rank < ranks, "a rank of the queue is a small number")
        return Int64(channel.rawValue) * ranks + Int64(rank)
    }

    /// The lines of one channel.
    static func lines(of channel: Channel) -> ClosedRange<Int64> {
        let first = queued(in: channel, rank: 0)
        return first...(first + ranks - 1)
    }

    /// The lines of all channels.
    static let queued = ranks...(ranks * 8 - 1)
}

extension Session {
    /// The first line of a channel behind `lane` in which anybody waits; from the start with `nil`.
    func nextLine(of channel: Channel, after lane: Int64?) throws -> Int64? {
        let lines = Lane.lines(of: channel)
        let select = try statement(.nextLane)
        select.bind(lane ?? lines.lowerBound - 1)
        return try select.firstRow { $0.takeInteger() }.flatMap { lines.contains($0) ? $0 : nil }
    }

    /// Since when the longest waiting of a channel waits; `nil` where nobody does.
    func oldestQueued(in channel: Channel) throws -> Timestamp? {
        var oldest: Timestamp?
        var line = try nextLine(of: channel, after: nil)
        while let current = line {
            let select = try statement(.oldestQueued)
            select.bind(current)
            select.bind(Int64.min)
            let first = try select.firstRow { $0.takeTimestamp() }
            oldest = [oldest, first].compactMap { $0 }.min()
            line = try nextLine(of: channel, after: current)
        }
        return oldest
    }
}
