import Hummingbird
import JourneyCore
import JourneyEngine
import JourneyStore

/// What operators see and do: the status, and the gate.
struct OperationRoutes {
    let engine: Engine
    let keyring: Keyring

    func add(to routes: inout RouteTable) {
        routes.get("/v1/status") { request, _ in
            _ = try await keyring.caller(of: request, for: .admin)
            let status = try await engine.store.status(at: engine.time.now)
            return .json(StatusDocument(status: status).value)
        }
        routes.post("/v1/gate") { request, _ in
            _ = try await keyring.caller(of: request, for: .admin)
            return try await move(GateWish(try await request.json(limit: Limits.eventBytesMax)))
        }
    }

    private func move(_ wish: GateWish) async throws -> Response {
        var answer = JSONObject()
        answer.set("success", .bool(true))
        switch wish.action {
        case .stop(let recall):
            do {
                answer.set(
                    "recalled",
                    count: try await engine.gatekeeper.stop(wish.scope, recall: recall)
                )
            } catch let unknown as Gatekeeper.UnknownJourney {
                throw Problem.badRequest("\(unknown)")
            }
        case .open:
            answer.set("due", count: try await engine.gatekeeper.open(wish.scope))
        }
        answer.set("closed_gates", StatusDocument.value(of: try await engine.gatekeeper.gates()))
        return .json(answer.value)
    }
}
