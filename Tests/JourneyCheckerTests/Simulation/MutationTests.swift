import Testing

@testable import JourneyChecker

/// What happens to a clean history by accident is noticed wherever it can be.
struct MutationTests {
    /// Lines that nothing else in the history depends on: without them it is another clean history.
    static let expendable: Set<String> = [
        "anna.wait", "anna.choose", "anna.seen", "boris.bounced", "anna.exited", "order.exited",
        "vera.exited", "gleb.exited", "dina.recalled", "boris.defer", "egor.defer",
    ]

    @Test(arguments: SampleHistory.cleanRows.map(\.label))
    func `a line that is dropped is missed`(_ label: String) throws {
        var history = SampleHistory()

        history.remove(label)

        let isExpendable = MutationTests.expendable.contains(label)
        let problems = try history.check().problems
        #expect(problems.isEmpty == isExpendable, "found \(problems)")
    }

    @Test(arguments: SampleHistory.cleanRows.filter { $0["verdict"] == "send" }.map(\.label))
    func `a send that stands twice is seen`(_ label: String) throws {
        var history = SampleHistory()
        let index = try #require(history.rows.firstIndex { $0.label == label })

        history.rows.insert(history.rows[index], at: index)

        let rules = try history.check().problems.map(\.rule)
        #expect(rules.contains(.sentTwice))
        #expect(rules.contains(.decidedAfterEnd))
    }

    @Test(arguments: SampleHistory.cleanRows.filter { $0["kind"] == "outcome" }.map(\.label))
    func `an outcome that stands twice is seen`(_ label: String) throws {
        var history = SampleHistory()
        let index = try #require(history.rows.firstIndex { $0.label == label })

        history.rows.insert(history.rows[index], at: index)

        #expect(try history.check().problems.map(\.rule) == [.outcomeTwice])
    }

    @Test(arguments: SampleHistory.cleanRows.indices.dropFirst())
    func `a line that is moved before its past is out of order`(_ index: Int) throws {
        var history = SampleHistory()

        history.rows[index]["at"] = "2026-03-01T00:00:00.000Z"

        #expect(try history.check().problems.contains { $0.rule == .outOfOrder })
    }

    @Test(arguments: UInt64(0)..<200)
    func `a shuffled history is never taken for a clean one`(_ seed: UInt64) throws {
        var history = SampleHistory()
        var dice = Dice(state: seed)

        history.rows.shuffle(using: &dice)

        #expect(try !history.check().isClean)
    }

    @Test(arguments: UInt64(0)..<200)
    func `no spoilt byte makes the checker fail`(_ seed: UInt64) throws {
        let rules = try SampleFiles.rules.get()
        var dice = Dice(state: seed)
        var bytes = Array(SampleHistory.cleanRows.map(\.text).joined(separator: "\n").utf8)

        for _ in 0..<20 {
            bytes[Int.random(in: bytes.indices, using: &dice)] = UInt8.random(
                in: 32..<127,
                using: &dice
            )
        }

        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        let report = SimulationChecker(rules: rules, events: SampleFiles.events, output: lines)
            .check()
        #expect(report.counts.lines == lines.count)
    }
}

/// SplitMix64: the same seed, the same throws.
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
