import Foundation
import JourneyAdapters
import JourneyCore

/// `journeyd run` on a port that the system chose, with an admin key.
final class RunningDaemon {
    let scratch: Scratch
    private(set) var key = ""
    private(set) var port = 0
    private let process: Process
    private let log: String

    /// Why a daemon is not what the test needs, with what it said.
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// Starts it and waits until it takes requests on all its addresses.
    static func start(in scratch: Scratch) async throws -> RunningDaemon {
        let daemon = try RunningDaemon(scratch)
        try daemon.process.run()
        try await daemon.waitUntilListening()
        daemon.key = try await daemon.makeKey("admin")
        return daemon
    }

    private init(_ scratch: Scratch) throws {
        self.scratch = scratch
        log = "daemon-\(UUID().uuidString)"
        process = try Binary.process(["run", "--listen", "127.0.0.1:0"], in: scratch, output: log)
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    /// Sends SIGTERM and returns the exit code.
    func stop() async throws -> Int32 {
        process.terminate()
        try await eventually("the daemon ends") { !process.isRunning }
        return process.terminationStatus
    }

    /// What it has logged until now.
    var said: String { get throws { try scratch.read(log + ".err") } }

    func makeKey(_ scope: String) async throws -> String {
        let made = try await Binary.run("keys", "create", "--scope", scope, in: scratch)
        guard made.code == 0 else { throw Failure(description: made.errors) }
        return made.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    // MARK: Requests

    struct Answer {
        var status: Int
        var value: Value
    }

    /// With the admin key, unless another or none is given.
    func call(
        _ method: String,
        _ path: String,
        _ json: String? = nil,
        key: String?
    ) async throws -> Answer {
        let client = HTTPClient(.tcp(host: "127.0.0.1", port: port), key: key)
        let body = try json.map { try Value(json: Array($0.utf8)) }
        let response = try await client.send(method, path, body: body)
        return Answer(status: response.status, value: try Value(json: response.body))
    }

    func get(_ path: String) async throws -> Answer { try await call("GET", path, key: key) }

    func post(_ path: String, _ json: String) async throws -> Answer {
        try await call("POST", path, json, key: key)
    }

    /// Leases one job, and waits for it.
    func lease(_ channel: String, wait: Int = 10) async throws -> [Value] {
        let answer = try await post(
            "/v1/channels/\(channel)/jobs:lease",
            #"{"max": 10, "wait": \#(wait)}"#
        )
        return answer.value["jobs"]?.list ?? []
    }

    /// `begin` or `settle` of one job; the answer to it.
    func report(_ verb: String, _ job: Value, _ more: String = "") async throws -> Value? {
        let contact = job["contact"]?.text ?? ""
        let token = job["lease_token"]?.text ?? ""
        let answer = try await post(
            "/v1/channels/\(job["channel"]?.text ?? "")/jobs:\(verb)",
            #"[{"contact": "\#(contact)", "lease_token": "\#(token)"\#(more)}]"#
        )
        return answer.value.list.first
    }

    private func waitUntilListening() async throws {
        try await eventually("the daemon listens") {
            let lines = try scratch.read(log + ".err").split(separator: "\n")
            guard process.isRunning else {
                throw Failure(description: lines.joined(separator: "\n"))
            }
            let places = lines.filter { $0.hasPrefix("info: listening on ") }
            for place in places {
                if let port = place.split(separator: ":").last.flatMap({ Int($0) }) {
                    self.port = port
                }
            }
            return places.count == 2
        }
    }
}

/// Looks again and again, until a condition holds; fails after a minute.
func eventually(_ what: String, _ isTrue: () async throws -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(60)
    while try await !isTrue() {
        guard ContinuousClock.now < deadline else {
            throw RunningDaemon.Failure(description: "in vain: \(what)")
        }
        try await Task.sleep(for: .milliseconds(10))
    }
}

extension Value {
    /// A member of an object.
    subscript(name: String) -> Value? {
        guard case .map(let map) = self else { return nil }
        return map[name]
    }

    /// The items of a list; none of anything else.
    var list: [Value] {
        guard case .list(let values) = self else { return [] }
        return values
    }

    var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }
}
