import ArgumentParser
import JourneyCore
import JourneyEngine
import JourneySimulation
import JourneyStore

/// W3: events that concern no journey, events that concern one, and the same events again.
struct IngestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ingest",
        abstract: "W3: events that concern an enrollment, that concern none, and duplicates."
    )

    @OptionGroup var options: WorkloadOptions

    func run() async throws {
        let scene = try Scene(options)
        var phases = Phases("W3")
        let count = options.count
        try await phases.measure("concerned", count: count) {
            try await take(scene, expecting: .taken) { SignUps.event($0, at: $1) }
        }
        try await phases.measure("unconcerned", count: count) {
            try await take(scene, expecting: .taken) {
                SignUps.view(count + $0, of: $0 * 7_919 % count, at: $1)
            }
        }
        try await phases.measure("duplicate", count: count) {
            try await take(scene, expecting: .repeated) {
                SignUps.view(count + $0, of: $0 * 7_919 % count, at: $1)
            }
        }
        try scene.store.close()
    }

    private func take(
        _ scene: Scene,
        expecting receipt: IntakeReceipt,
        _ event: (Int, Timestamp) -> IncomingEvent
    ) async throws {
        for first in stride(from: 0, to: options.count, by: options.batch) {
            let numbers = first..<min(first + options.batch, options.count)
            let now = scene.time.now
            let receipts = try await scene.engine.intake.take(numbers.map { event($0, now) })
            guard receipts.allSatisfy({ $0 == receipt }) else {
                throw Complaint("an event was answered otherwise than \(receipt)")
            }
        }
    }
}
