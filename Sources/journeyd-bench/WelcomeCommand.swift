import ArgumentParser
import JourneyCore
import JourneyEngine
import JourneySimulation
import JourneyStore

/// W1: customers sign up, a mail is queued for each; half see it and get a push, half don't within
/// two days and get an SMS.
struct WelcomeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "welcome",
        abstract: "W1: sign-up, mail, seen or not within two days, push or SMS."
    )

    @OptionGroup var options: WorkloadOptions

    func run() async throws {
        let scene = try Scene(options)
        var phases = Phases("W1")
        let order = shuffled(options.count).prefix(options.count / 2)
        let handles = order.map {
            SignUps.handle($0, journey: "bench-welcome", step: "hello")
        }
        let before = scene.store.statistics

        try await phases.measure("start", count: options.count) { try await signUp(scene) }
        try await phases.measure("resume", count: handles.count) { try await see(handles, scene) }
        try await phases.measure("timer", count: options.count - handles.count) {
            try await timeOut(scene)
        }

        let done = scene.store.statistics
        let memory = Meter.peakMegabytes
        try await check(scene)
        let bytes = try scene.closedBytes()
        let count = Double(options.count)
        Report.line(
            "W1 rate=\(Int(count / phases.wall))",
            "cpu_us_per_customer=\(Report.decimal(phases.processor / count * 1e6, 1))",
            "rows_per_customer=\(Report.decimal(Double(done.rowsWritten - before.rowsWritten) / count, 2))",
            "statements_per_customer="
                + Report.decimal(Double(done.statements - before.statements) / count, 2),
            "bytes_per_customer=\(bytes / max(options.count, 1))",
            "memory_mb=\(memory)"
        )
    }

    private func signUp(_ scene: Scene) async throws {
        for first in stride(from: 0, to: options.count, by: options.batch) {
            let numbers = first..<min(first + options.batch, options.count)
            scene.time.move(to: Scene.start + Milliseconds(Int64(numbers.upperBound)))
            let now = scene.time.now
            let receipts = try await scene.engine.intake.take(
                numbers.map { SignUps.event($0, at: now) }
            )
            guard receipts.allSatisfy({ $0 == .taken }) else {
                throw Complaint("a sign-up was not taken")
            }
        }
    }

    private func see(_ handles: [ContactHandle], _ scene: Scene) async throws {
        var rest = handles[...]
        while !rest.isEmpty {
            let part = rest.prefix(options.batch)
            rest = rest.dropFirst(part.count)
            scene.time.move(to: scene.time.now + .seconds(1))
            let receipts = try await scene.engine.feedback.hear(
                part.map {
                    FeedbackReport(
                        subject: .contact($0),
                        feedback: .seen(isMachine: false),
                        at: scene.time.now
                    )
                }
            )
            guard receipts.allSatisfy({ $0 == .taken }) else {
                throw Complaint("a contact that was seen is not known")
            }
        }
    }

    private func timeOut(_ scene: Scene) async throws {
        scene.time.move(to: Scene.start + .days(2) + .minutes(10))
        while try await scene.engine.waker.runOnce() <= scene.time.now {}
    }

    /// What must have come of it; a fast wrong answer is none.
    private func check(_ scene: Scene) async throws {
        let status = try await scene.store.status(at: scene.time.now)
        func count(_ message: String, _ state: String) -> Int {
            status.contacts.filter { $0.message == message && $0.state == state }
                .reduce(0) { $0 + $1.count }
        }
        let seen = options.count / 2
        let isRight =
            status.customers == options.count && count("hello", "seen") == seen
            && count("hello", "expired") == options.count - seen
            && count("thanks", "queued") == seen
            && count("reminder", "queued") == options.count - seen
        guard isRight else { throw Complaint("W1 came to something else: \(status.contacts)") }
    }

    /// All numbers below `count` in an order of its own, the same in every run.
    private func shuffled(_ count: Int) -> [Int] {
        var numbers = Array(0..<count)
        for last in stride(from: count - 1, to: 0, by: -1) {
            var hash = StableHash("shuffle")
            hash.combine(UInt64(last))
            numbers.swapAt(last, Int(hash.choice(below: UInt64(last + 1))))
        }
        return numbers
    }
}
