import Foundation
package import JourneyCore

/// Delivers to a file: one JSON object a line, on disk before it is reported.
///
/// The file is also the adapter's memory: a key that already stands in it was delivered, so after a
/// crash between the writing and the report the job is reported and not written again.
package final class JSONLinesAdapter {
    private let queue: QueueClient
    private let handle: FileHandle
    private let channel: String
    private var delivered: Set<String>

    /// Appends to `path`; reads back what stands there.
    package init(queue: QueueClient, channel: String, path: String) throws {
        self.queue = queue
        self.channel = channel
        let written = FileManager.default.contents(atPath: path) ?? Data()
        delivered = Self.keys(in: written)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        guard descriptor >= 0 else {
            throw HTTPClient.Failure(
                "can't write to '\(path)': \(String(cString: strerror(errno)))"
            )
        }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        // What a crash cut short must not run into the next line.
        if let last = written.last, last != UInt8(ascii: "\n") {
            try handle.write(contentsOf: Data("\n".utf8))
        }
    }

    /// What one batch came to.
    package struct Batch: Sendable {
        package var leased: Int
        /// Reported as accepted: those that stood in the file before are among them.
        package var delivered: Int
    }

    /// One batch; nothing is queued where it leased none.
    package func runOnce(max: Int, wait: Milliseconds) async throws -> Batch {
        let jobs = try await queue.lease(max: max, wait: wait)
        guard !jobs.isEmpty else { return Batch(leased: 0, delivered: 0) }
        let answers = try await queue.begin(jobs)
        var accepted: [(job: QueueClient.Job, providerID: String)] = []
        var lines = ""
        for (job, answer) in zip(jobs, answers) where answer.result == "ok" {
            let key = job.details.string("idempotency_key") ?? job.contact
            accepted.append((job, "jsonl-\(key)"))
            guard delivered.insert(key).inserted else { continue }
            lines += line(for: job, answer.answer, key: key).jsonText + "\n"
        }
        if !lines.isEmpty {
            try handle.write(contentsOf: Data(lines.utf8))
            try handle.synchronize()
        }
        if !accepted.isEmpty { _ = try await queue.accept(accepted) }
        return Batch(leased: jobs.count, delivered: accepted.count)
    }

    private func line(for job: QueueClient.Job, _ begun: ValueMap, key: String) -> Value {
        var line: ValueMap = ["idempotency_key": .string(key), "channel": .string(channel)]
        let told = [
            "kind", "customer", "journey", "step", "message", "about", "cost", "maybe_sent",
        ]
        for name in told { if let value = job.details[name] { line[name] = value } }
        for name in ["to", "content", "headers", "links"] {
            if let value = begun[name] { line[name] = value }
        }
        return .map(line)
    }

    /// The keys that stand in the file.
    ///
    /// A last line that a crash cut short was never reported.
    private static func keys(in data: Data) -> Set<String> {
        var keys: Set<String> = []
        for line in data.split(separator: UInt8(ascii: "\n")) {
            guard case .map(let map)? = try? Value(json: Array(line)),
                let key = map.string("idempotency_key")
            else { continue }
            keys.insert(key)
        }
        return keys
    }
}
