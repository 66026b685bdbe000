package import Foundation

/// Holds the output of `simulate` against the files and the events that it came from.
///
/// It believes nothing that the daemon computed: hours, windows, consents and addresses are worked
/// out again from the inputs. Where the documents allow two readings, a line is a problem only if
/// it is one by both.
///
///     let report = try SimulationChecker(journeys: folder, events: log, output: lines).check()
package struct SimulationChecker {
    private let rules: RuleBook
    private let events: [ArraySlice<UInt8>]
    private let output: [ArraySlice<UInt8>]
    private let until: Moment?

    /// Reads the three inputs; throws `InputProblem` where one of them cannot be used at all.
    ///
    /// `until` is how far the simulation is known to have run; without it, to its last line.
    package init(journeys: URL, events: URL, output: URL, until: Moment? = nil) throws {
        self.init(
            rules: try RuleBook(folder: journeys),
            eventBytes: try SimulationChecker.bytes(of: events),
            outputBytes: try SimulationChecker.bytes(of: output),
            until: until
        )
    }

    /// The same on lines at hand.
    package init(rules: RuleBook, events: [String], output: [String], until: Moment? = nil) {
        self.init(
            rules: rules,
            eventBytes: Array(events.joined(separator: "\n").utf8),
            outputBytes: Array(output.joined(separator: "\n").utf8),
            until: until
        )
    }

    private init(rules: RuleBook, eventBytes: [UInt8], outputBytes: [UInt8], until: Moment?) {
        self.rules = rules
        self.until = until
        events = SimulationChecker.lines(of: eventBytes)
        output = SimulationChecker.lines(of: outputBytes)
    }

    /// Looks at every line once, in order.
    package func check() -> CheckReport {
        var findings = Findings()
        let facts = FactsBook(lines: events)
        var reader = OutputLineReader()
        let lines = output.enumerated().compactMap { index, bytes in
            reader.read(bytes, number: index + 1, &findings)
        }
        let last = lines.map(\.at).max() ?? Moment(milliseconds: 0)
        var world = World(rules: rules, facts: facts, end: max(last, until ?? last))
        var counter = LineCounter()
        var checks: [any LineCheck] = [
            NameCheck(), EnrollmentCheck(), ContactCheck(), OfferCheck(), SameAddressCheck(),
            CapCheck(), HoursCheck(), ConsentCheck(), AddressCheck(), HoldoutCheck(),
            DeadlineCheck(), WithdrawalCheck(), MergeCheck(),
        ]
        for line in lines {
            counter.take(line, in: world, &findings)
            for index in checks.indices { checks[index].take(line, in: world, &findings) }
            world.note(line)
        }
        for index in checks.indices { checks[index].finish(in: world, &findings) }
        counter.finish(in: world, &findings)
        var report = CheckReport()
        report.problems = findings.problems.sorted { left, right in
            (left.lines.last ?? 0, left.rule.rawValue) < (
                right.lines.last ?? 0, right.rule.rawValue
            )
        }
        report.counts = counter.counts
        report.counts.lines = output.count
        report.notes = notes(about: facts)
        return report
    }

    private func notes(about facts: FactsBook) -> [String] {
        guard let first = facts.unreadable.first else { return [] }
        return [
            "\(facts.unreadable.count) lines of the events file are not JSON and were left out;"
                + " the first is line \(first.line): \(first.reason)"
        ]
    }

    private static func bytes(of file: URL) throws -> [UInt8] {
        do {
            return Array(try Data(contentsOf: file))
        } catch {
            throw InputProblem("cannot read '\(file.path)': check that the file exists")
        }
    }

    /// Lines between line feeds; the end of the last one is no line of its own.
    private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }
}
