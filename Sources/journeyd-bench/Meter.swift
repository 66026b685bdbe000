import Foundation

/// What the process has used up since a moment: time on the wall, processor time, bytes written.
struct Meter {
    private let wall = ContinuousClock.now
    private let processor = Meter.processorSeconds
    private let written = Meter.field("write_bytes", of: "/proc/self/io")

    struct Reading {
        var wall: Double
        var processor: Double
        var bytesWritten: Int
    }

    var reading: Reading {
        let passed = ContinuousClock.now - wall
        let (seconds, attoseconds) = passed.components
        return Reading(
            wall: Double(seconds) + Double(attoseconds) / 1e18,
            processor: Self.processorSeconds - processor,
            bytesWritten: Self.field("write_bytes", of: "/proc/self/io") - written
        )
    }

    /// The most memory that the process ever had, as the kernel counts it.
    static var peakMegabytes: Int { field("VmHWM", of: "/proc/self/status") / 1_024 }

    /// Of all threads, in the program and in the kernel.
    private static var processorSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// The number behind a name in one of the kernel's files; 0 where there is none.
    private static func field(_ name: String, of path: String) -> Int {
        let text = FileManager.default.contents(atPath: path).map {
            String(decoding: $0, as: UTF8.self)
        }
        for line in (text ?? "").split(separator: "\n") where line.hasPrefix("\(name):") {
            return Int(line.filter(\.isNumber)) ?? 0
        }
        return 0
    }
}

/// The phases of one workload, printed as they end.
struct Phases {
    let workload: String
    private(set) var wall = 0.0
    private(set) var processor = 0.0

    init(_ workload: String) {
        self.workload = workload
    }

    mutating func measure(
        _ phase: String,
        count: Int,
        _ body: () async throws -> Void
    ) async throws {
        let meter = Meter()
        try await body()
        let reading = meter.reading
        wall += reading.wall
        processor += reading.processor
        Report.line(
            "phase=\(workload).\(phase) count=\(count)",
            "rate=\(Int(Double(count) / reading.wall))",
            "wall_s=\(Report.decimal(reading.wall, 3))",
            "cpu_us=\(Report.decimal(reading.processor / Double(max(count, 1)) * 1e6, 1))",
            "write_mb=\(Report.decimal(Double(reading.bytesWritten) / 1e6, 1))"
        )
    }
}

/// Lines of `name=value`, for people and for the script that compares.
enum Report {
    static func line(_ parts: String...) {
        let line = parts.joined(separator: " ") + "\n"
        // Whoever reads it may have gone: then nobody misses it.
        try? FileHandle.standardOutput.write(contentsOf: Data(line.utf8))
    }

    static func decimal(_ number: Double, _ places: Int) -> String {
        String(format: "%.\(places)f", number)
    }
}
