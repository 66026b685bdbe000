import ArgumentParser
import Foundation
import JourneySimulation

/// The command line of the fault simulator.
@main
struct JourneydFaults: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate-faults",
        abstract: "Runs a whole shop under crashes, repetitions and lost answers.",
        discussion: """
            The real engine and store, under a virtual clock, from one seed; after every step the \
            invariants are checked, and the whole history at the end. The same seed gives the \
            same trace. Exit code 0: all promises were kept. 1: a seed broke one; it is printed \
            with the command that replays it.
            """
    )

    @Option(help: "How many seeds to run.")
    var seeds: UInt64 = 200

    @Option(help: "The first of them.")
    var from: UInt64 = 0

    @Option(help: "Run this seed alone, and print its trace.")
    var seed: UInt64?

    @Option(help: "How many steps go wrong before the faults stop.")
    var steps = FaultSimulation.stepsUsual

    func validate() throws {
        guard seeds > 0 else { throw ValidationError("--seeds needs a number above zero") }
        guard seeds <= .max - from else { throw ValidationError("--from is too large") }
        guard steps > 0 else { throw ValidationError("--steps needs a number above zero") }
    }

    func run() async throws {
        if let seed { try await replay(seed) } else { try await runAll() }
    }

    private func replay(_ seed: UInt64) async throws {
        let verdict = await FaultVerdict(seed: seed, steps: steps)
        for (place, act) in verdict.outcome.acts.enumerated() { say("\(place) \(act.line)") }
        for line in verdict.outcome.lines { say(line) }
        say("seed \(seed): \(verdict.counts)")
        say("trace \(verdict.hash)")
        try tell(verdict)
    }

    private func runAll() async throws {
        var failures = 0
        var counts = FaultCounts()
        for seed in from..<(from + seeds) {
            let verdict = await FaultVerdict(seed: seed, steps: steps)
            counts = counts + verdict.outcome.counts
            if !verdict.problems.isEmpty {
                failures += 1
                try? tell(verdict)
            }
            let done = seed - from + 1
            if done.isMultiple(of: 20) { say("\(done) seeds, \(failures) failed") }
        }
        say("seeds \(seeds), failed \(failures): \(counts.words)")
        if failures > 0 { throw ExitCode(1) }
    }

    private func tell(_ verdict: FaultVerdict) throws {
        guard !verdict.problems.isEmpty else { return }
        let seed = verdict.outcome.seed
        say("seed \(seed) failed after \(verdict.outcome.steps) steps, trace \(verdict.hash)")
        for problem in verdict.problems { say("  \(problem)") }
        let steps = steps == FaultSimulation.stepsUsual ? "" : " --steps \(steps)"
        say("  replay: Scripts/simulate-faults --seed \(seed)\(steps)")
        throw ExitCode(1)
    }
}

/// At once, also into a pipe: whoever waits for seeds sees how far they are.
private func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
}

extension FaultVerdict {
    fileprivate var counts: String { outcome.counts.words }
}

extension FaultCounts {
    fileprivate var words: String {
        """
        \(events) events, \(crashes) crashes, \(lostAnswers) answers lost, \(leases) leases, \
        \(grants) grants, \(received) received, \(withdrawn) withdrawn, \(links) sign-ins, \
        \(feedback) reports heard, \(stops) stops
        """
    }
}
