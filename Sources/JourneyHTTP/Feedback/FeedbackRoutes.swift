import Hummingbird
import JourneyCore
import JourneyEngine
import JourneyStore

/// What channels report about contacts: idempotent, in any order.
struct FeedbackRoutes {
    let engine: Engine
    let keyring: Keyring

    func add(to routes: inout RouteTable) {
        routes.post("/v1/feedback") { request, _ in try await hear(request) }
    }

    private func hear(_ request: Request) async throws -> Response {
        _ = try await keyring.caller(of: request, for: .feedbackWrite)
        let values = try Self.values(try await request.json(limit: Limits.requestBytesMax))
        let now = engine.time.now
        var reports: [FeedbackReport] = []
        var positions: [Int] = []
        var rejected: [Value] = []
        for (index, value) in values.enumerated() {
            do throws(FeedbackReport.Rejection) {
                reports.append(try FeedbackReport(value, now: now))
                positions.append(index)
            } catch {
                var item = JSONObject()
                item.set("index", count: index)
                item.set("reason", error.reason)
                rejected.append(item.value)
            }
        }
        let receipts = reports.isEmpty ? [] : try await engine.feedback.hear(reports)
        var unknown: [Value] = []
        for (index, receipt) in zip(positions, receipts) {
            switch receipt {
            case .taken: continue
            case .unknownContact: unknown.append(.int(Int64(index)))
            }
        }
        var answer = JSONObject()
        answer.set("success", .bool(true))
        answer.set("taken", count: reports.count)
        if !unknown.isEmpty { answer.set("unknown", .list(unknown)) }
        if !rejected.isEmpty { answer.set("rejected", .list(rejected)) }
        return .json(answer.value)
    }

    /// A list, or one report alone.
    private static func values(_ body: Value?) throws -> [Value] {
        switch body {
        case .list(let values)?:
            guard values.count <= Limits.requestEventsMax else {
                throw Problem.tooLarge(
                    "the list holds \(values.count) reports, more than \(Limits.requestEventsMax)",
                    limit: Limits.requestEventsMax
                )
            }
            return values
        case .map?: return body.map { [$0] } ?? []
        default: throw Problem.badRequest("the body is not a list of reports")
        }
    }
}
