import JourneySimulation
import Testing

@testable import journeyd_faults

/// The real engine and store under crashes, repetitions and lost answers: what a seed breaks is
/// replayed with `Scripts/simulate-faults --seed`.
struct FaultSimulationTests {
    @Test(arguments: UInt64(0)..<200)
    func `no fault breaks a promise`(seed: UInt64) async {
        let verdict = await FaultVerdict(seed: seed)

        #expect(verdict.problems == [])
        #expect(verdict.outcome.isDrained)
    }

    @Test(arguments: UInt64(0)..<10)
    func `the same seed leaves the same trace`(seed: UInt64) async {
        let first = await FaultSimulation(seed: seed).run()
        let second = await FaultSimulation(seed: seed).run()

        #expect(first.traceHash == second.traceHash)
        #expect(first.acts == second.acts)
    }

    @Test func `other seeds leave other traces`() async {
        var hashes: Set<UInt64> = []
        for seed in UInt64(0)..<20 {
            hashes.insert(await FaultSimulation(seed: seed, steps: 40).run().traceHash)
        }

        #expect(hashes.count == 20)
    }

    @Test func `everything that can go wrong does`() async {
        var counts = FaultCounts()
        for seed in UInt64(0)..<20 {
            counts = counts + (await FaultSimulation(seed: seed).run()).counts
        }

        #expect(counts.crashes > 100)
        #expect(counts.lostAnswers > 50)
        #expect(counts.grants > 200)
        #expect(counts.received > 150)
        #expect(counts.feedback > 200)
        #expect(counts.stops > 20)
        #expect(counts.links > 20)
        #expect(counts.withdrawn > 30)
    }
}
