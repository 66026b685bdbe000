import JourneyChecker
import JourneySimulation

/// What became of a seed: the simulator's own problems, and those that the checker found.
struct FaultVerdict {
    let outcome: FaultOutcome
    let problems: [String]

    /// Runs a seed, and has its whole history checked.
    init(seed: UInt64, steps: Int = FaultSimulation.stepsUsual) async {
        let outcome = await FaultSimulation(seed: seed, steps: steps).run()
        let report = HistoryChecker(FaultHistory(outcome)).check()
        self.outcome = outcome
        // What broke while it ran leaves a history without its end: that proves nothing more.
        problems =
            outcome.problems.isEmpty
            ? report.problems.map { "\($0.rule.rawValue): \($0.message) (acts \($0.acts))" }
            : outcome.problems
    }

    /// Written as 16 hexadecimal digits.
    var hash: String {
        let digits = String(outcome.traceHash, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
