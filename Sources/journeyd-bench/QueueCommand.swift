import ArgumentParser
import JourneyCore
import JourneyEngine
import JourneySimulation
import JourneyStore

/// W2: jobs are made by sign-ups, and adapters lease, begin and settle them, 100 at a time.
struct QueueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue",
        abstract: "W2: enqueue jobs, lease, begin and settle them in batches of 100."
    )

    @OptionGroup var options: WorkloadOptions

    private static let leaseSize = 100

    func run() async throws {
        let scene = try Scene(options)
        var phases = Phases("W2")
        try await phases.measure("enqueue", count: options.count) {
            for first in stride(from: 0, to: options.count, by: options.batch) {
                let numbers = first..<min(first + options.batch, options.count)
                let now = scene.time.now
                _ = try await scene.engine.intake.take(numbers.map { SignUps.event($0, at: now) })
            }
        }
        var settled = 0
        try await phases.measure("deliver", count: options.count) {
            while true {
                let count = try await deliver(scene)
                guard count > 0 else { break }
                settled += count
            }
        }
        guard settled == options.count else {
            throw Complaint("\(settled) of \(options.count) jobs were settled")
        }
        Report.line(
            "W2 rate=\(Int(Double(options.count) / phases.wall))",
            "cpu_us_per_job="
                + Report.decimal(phases.processor / Double(options.count) * 1e6, 1),
            "memory_mb=\(Meter.peakMegabytes)"
        )
        try scene.store.close()
    }

    private func deliver(_ scene: Scene) async throws -> Int {
        scene.time.move(to: scene.time.now + Milliseconds(10))
        let queue = scene.engine.queue
        let jobs = try await queue.lease(on: .email, limit: Self.leaseSize, for: nil).jobs
        guard !jobs.isEmpty else { return 0 }
        let references = jobs.map {
            JobReference(contact: $0.handle, lease: $0.contact.leaseCount)
        }
        let answers = try await queue.begin(references, on: .email)
        let granted = zip(references, answers).filter { $0.1.result == .granted }.map(\.0)
        let results = try await queue.settle(
            granted.map { SettleReport(job: $0, outcome: .accepted(providerID: nil)) }
        )
        return results.count { $0 == .ok }
    }
}
