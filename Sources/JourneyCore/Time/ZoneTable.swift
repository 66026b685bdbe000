/// The clock changes of one time zone: those on record, and a rule for all that follow.
package struct ZoneTable: Hashable, Sendable {
    /// In milliseconds, ascending; only where the offset changes.
    private let changes: [Int64]
    /// One more than ``changes``: before the first, then behind each.
    private let offsets: [Int32]
    private let rule: ZoneRule?
    /// From here on ``rule`` counts, in milliseconds.
    private let ruleStart: Int64

    /// From the bytes of a compiled zone, as the system's zoneinfo has them.
    package init(tzif bytes: [UInt8]) throws(ZoneTableError) {
        var reader = TZifReader(bytes)
        let contents = try reader.read()
        var changes: [Int64] = []
        var offsets = [contents.firstOffset]
        for (time, offset) in zip(contents.times, contents.offsets)
        where offset != offsets.last {
            changes.append(Self.milliseconds(time))
            offsets.append(offset)
        }
        self.changes = changes
        self.offsets = offsets
        rule = contents.rule.isEmpty ? nil : try ZoneRule(contents.rule)
        ruleStart = contents.times.last.map(Self.milliseconds) ?? .min
    }

    /// A zone that has kept to one rule from the beginning, in the notation of POSIX's `TZ`:
    /// `MSK-3`, `CET-1CEST,M3.5.0,M10.5.0/3`.
    package init(rule text: String) throws(ZoneTableError) {
        changes = []
        offsets = [0]
        rule = try ZoneRule(text)
        ruleStart = .min
    }

    /// A zone whose clocks never change.
    package init(offsetSeconds: Int32) {
        changes = []
        offsets = [offsetSeconds]
        rule = nil
        ruleStart = .min
    }

    /// The seconds that the zone's clocks are ahead of UTC at `instant`.
    package func offsetSeconds(at instant: Timestamp) -> Int32 {
        if let rule, instant.milliseconds >= ruleStart {
            return rule.offset(at: Self.seconds(instant.milliseconds))
        }
        return offsets[countOfChanges(through: instant.milliseconds)]
    }

    /// The first instant after `start` and no later than `end` at which the offset changes.
    package func firstChange(after start: Timestamp, through end: Timestamp) -> Timestamp? {
        nextChange(after: start.milliseconds).flatMap { change in
            change <= end.milliseconds ? Timestamp(milliseconds: change) : nil
        }
    }

    /// The instant at which the zone's clocks show `local`: the first of two, and where there is
    /// none the time moved forward by the gap.
    package func instant(of local: CivilTime) -> Timestamp {
        // Far beyond any date, and far enough from the end of 64 bits.
        let day = min(max(local.day, -Self.dayMax), Self.dayMax)
        let shown = Timestamp(milliseconds: day * 86_400_000 + local.millisecondOfDay)
        var start = shown - Self.offsetMax
        var offset = offsetSeconds(at: start)
        // Every stretch between two changes in turn, until one shows the time or lies behind it.
        for _ in 0..<Self.changesMax {
            let candidate = shown - .seconds(Int64(offset))
            guard let change = firstChange(after: start, through: shown + Self.offsetMax),
                candidate >= change
            else { return candidate }
            let nextOffset = offsetSeconds(at: change)
            let isSkipped = shown - .seconds(Int64(nextOffset)) < change
            if isSkipped { return candidate }
            (start, offset) = (change, nextOffset)
        }
        return shown - .seconds(Int64(offset))
    }

    private static let offsetMax = Milliseconds.seconds(Int64(TZifReader.offsetMax))
    private static let dayMax: Int64 = 100_000_000_000
    /// No zone has as many within two days.
    private static let changesMax = 16

    private func nextChange(after instant: Int64) -> Int64? {
        let position = countOfChanges(through: instant)
        if position < changes.count { return changes[position] }
        guard let rule else { return nil }
        if instant < ruleStart, rule.offset(at: Self.seconds(ruleStart)) != offsets[position] {
            return ruleStart
        }
        return rule.firstChange(after: Self.seconds(max(instant, ruleStart)))
            .map(Self.milliseconds)
    }

    /// Binary search.
    private func countOfChanges(through instant: Int64) -> Int {
        var range = changes.startIndex..<changes.endIndex
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            if changes[middle] <= instant {
                range = (middle + 1)..<range.upperBound
            } else {
                range = range.lowerBound..<middle
            }
        }
        return range.lowerBound
    }

    /// Rounded down, so that a change counts from its first millisecond on.
    private static func seconds(_ milliseconds: Int64) -> Int64 {
        let (quotient, rest) = milliseconds.quotientAndRemainder(dividingBy: 1_000)
        return rest < 0 ? quotient - 1 : quotient
    }

    /// Held within 64 bits: old files begin with the Big Bang.
    private static func milliseconds(_ seconds: Int64) -> Int64 {
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000)
        guard overflow else { return product }
        return seconds < 0 ? .min : .max
    }
}
