import JourneyCore
package import JourneyFile

/// What came of a test.
package struct ScenarioResult: Sendable {
    package let scenario: Scenario
    package let timeline: Timeline
    /// In plain sentences; empty where all is as expected.
    package private(set) var problems: [String]
    /// For each line of the timeline, the expectation that it meets.
    private var meetings: [Int?]
    private var unmet: [Int] = []

    package var isPassed: Bool { problems.isEmpty }

    init(scenario: Scenario, timeline: Timeline, problems: [String]) {
        self.scenario = scenario
        self.timeline = timeline
        self.problems = problems
        meetings = timeline.lines.map { _ in nil }
        meet()
        tell()
    }

    /// Each expectation takes the first line that is it, at its minute.
    private mutating func meet() {
        for (index, expectation) in scenario.expected.enumerated() {
            let at = timeline.instant(expectation.at)
            let position = timeline.lines.indices.first { position in
                let line = timeline.lines[position]
                return meetings[position] == nil && line.meets(expectation.fact)
                    && line.at >= at && line.at < at + expectation.within + Self.minute
            }
            if let position { meetings[position] = index } else { unmet.append(index) }
        }
    }

    /// Times are written to the minute.
    private static let minute = Milliseconds.minutes(1)

    private mutating func tell() {
        for index in unmet {
            let expectation = scenario.expected[index]
            let clock = timeline.clock(timeline.instant(expectation.at))
            let near = timeline.lines.indices.first {
                meetings[$0] == nil && timeline.lines[$0].meets(expectation.fact)
            }
            let instead = near.map { ", but at \(timeline.lines[$0].clock)" } ?? ""
            problems.append(
                "line \(expectation.line): not at \(clock)\(instead): \(expectation.fact.text)"
            )
        }
        guard scenario.isComplete else { return }
        for (position, line) in timeline.lines.enumerated() where meetings[position] == nil {
            guard isForbidden(line.fact) else { continue }
            problems.append("unexpected at \(line.clock): \(line.text)")
        }
    }

    /// Whether `nothing else` rules it out: messages always, the ends where one is listed.
    private func isForbidden(_ fact: Scenario.Fact?) -> Bool {
        switch fact {
        case .message: true
        case .leaves:
            scenario.expected.contains {
                if case .leaves = $0.fact { true } else { false }
            }
        case .suppressed, .enters, .reachesGoal, nil: false
        }
    }

    // MARK: Side by side

    /// The expected and the actual timeline beside each other, each in its order of time; `=`
    /// where they meet, `-` what is missing, `+` what nobody expected.
    package var sideBySide: String {
        var rows = timeline.lines.enumerated().map { position, line -> Row in
            let met = meetings[position].map { scenario.expected[$0].fact.text }
            let mark =
                met != nil ? "=" : scenario.isComplete && isForbidden(line.fact) ? "+" : " "
            return Row(
                at: line.at,
                clock: line.clock,
                mark: mark,
                left: met ?? "",
                right: line.text
            )
        }
        for index in unmet {
            let expectation = scenario.expected[index]
            let at = timeline.instant(expectation.at)
            let row = Row(
                at: at,
                clock: timeline.clock(at),
                mark: "-",
                left: expectation.fact.text,
                right: ""
            )
            let place = rows.firstIndex { $0.at > at } ?? rows.count
            rows.insert(row, at: place)
        }
        let width = max("expected".count, rows.map(\.left.count).max() ?? 0)
        let head = Row(
            at: .distantFuture,
            clock: "",
            mark: " ",
            left: "expected",
            right: "happened"
        )
        return ([head] + rows).map { row in
            let left = row.left + String(repeating: " ", count: width - row.left.count)
            let clock = row.clock + String(repeating: " ", count: max(0, 19 - row.clock.count))
            let line = "\(row.mark) \(clock)  \(left)  \(row.right)"
            return String(line.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }

    private struct Row {
        var at: Timestamp
        var clock: String
        var mark: String
        var left: String
        var right: String
    }
}
