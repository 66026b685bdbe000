import Hummingbird
import JourneyCore
import JourneyEngine
import JourneyStore
import Logging

/// Whether the process is alive, and whether it can work: for supervisors, without a key.
struct HealthRoutes {
    let engine: Engine

    func add(to routes: inout RouteTable) {
        routes.get("/healthz") { _, _ in .json(.map(ValueMap(["status": .string("alive")]))) }
        routes.get("/readyz") { _, context in
            do {
                // A round trip through the store, or it does not count.
                _ = try await engine.store.gates()
                return .json(.map(ValueMap(["status": .string("ready")])))
            } catch {
                context.logger.error("not ready", metadata: ["error": "\(error)"])
                throw Problem.comeBack(
                    .serviceUnavailable,
                    "the store does not answer: \(error)",
                    afterSeconds: 5
                )
            }
        }
    }
}
