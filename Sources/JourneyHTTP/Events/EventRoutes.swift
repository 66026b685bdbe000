import Hummingbird
import JourneyCore
import JourneyEngine
import JourneyStore

/// The Segment specification's endpoints, so that existing SDKs work by changing a host.
///
/// The answer is exactly 200, and only after the commit: widely used SDKs take any other 2xx for a
/// failure and send the batch again.
struct EventRoutes {
    let engine: Engine
    let keyring: Keyring

    func add(to routes: inout RouteTable) {
        for type in ["identify", "track", "page", "screen", "group", "alias"] {
            routes.post("/v1/\(type)") { request, _ in
                try await take(request, as: .single(type))
            }
        }
        routes.post("/v1/batch") { request, _ in try await take(request, as: .batch) }
        routes.post("/v1/import") { request, _ in
            try await take(request, as: .batch, isImport: true)
        }
    }

    private func take(
        _ request: Request,
        as kind: EventRequest.Kind,
        isImport: Bool = false
    ) async throws -> Response {
        let caller = try await keyring.caller(of: request, for: .eventsWrite)
        let body = try await request.json(limit: Limits.requestBytesMax)
        let reader = SegmentReader(
            source: caller.keyID,
            trust: caller.may(.eventsTrusted) ? .trusted : .untrusted,
            calendar: engine.decider.value.calendar,
            isImport: isImport
        )
        let refusals = try await take(try EventRequest(body, kind: kind), as: kind, by: reader)
        return Self.answer(refusals)
    }

    private func take(
        _ request: EventRequest,
        as kind: EventRequest.Kind,
        by reader: SegmentReader
    ) async throws -> [Refusal] {
        let now = engine.time.now
        var type: String?
        if case .single(let name) = kind { type = name }
        var events: [IncomingEvent] = []
        var positions: [Int] = []
        var refusals: [Refusal] = []
        for (index, item) in request.items.enumerated() {
            let event = item.flatMap {
                reader.read($0, kind: type, sentAt: request.sentAt, receivedAt: now)
            }
            switch event {
            case .success(let event):
                events.append(event)
                positions.append(index)
            case .failure(let rejection):
                refusals.append(Refusal(index: index, reason: rejection.reason))
            }
        }
        let receipts = try await engine.intake.take(events)
        for (index, receipt) in zip(positions, receipts) {
            switch receipt {
            case .taken, .repeated: continue
            case .partlyTaken(let reasons):
                let reason = reasons.joined(separator: "; ")
                refusals.append(Refusal(index: index, reason: reason, isPartlyTaken: true))
            case .conflicting:
                let reason = "its 'messageId' came before with other content"
                refusals.append(Refusal(index: index, reason: reason))
            }
        }
        return refusals.sorted { $0.index < $1.index }
    }

    private struct Refusal {
        var index: Int
        var reason: String
        /// The rest of the event was taken.
        var isPartlyTaken = false
    }

    private static func answer(_ refusals: [Refusal]) -> Response {
        guard !refusals.isEmpty else { return .success }
        var answer = JSONObject()
        answer.set("success", .bool(true))
        let rejected = refusals.map { refusal in
            var item = JSONObject()
            item.set("index", count: refusal.index)
            item.set("reason", refusal.reason)
            if refusal.isPartlyTaken { item.set("partly_taken", .bool(true)) }
            return item.value
        }
        answer.set("rejected", .list(rejected))
        return .json(answer.value)
    }
}
