import JourneyCore
import JourneyEngine
import JourneyStore
import Logging
import ServiceLifecycle

/// Makes a snapshot of everybody's responses each hour until the daemon stops.
struct LearningService: Service {
    let engine: Engine
    let logger: Logging.Logger

    func run() async throws {
        let failure = StoreFailure(logger: logger)
        let periodic = Periodic(time: engine.time) {
            do {
                return try await engine.learner.runOnce()
            } catch let error as StoreError {
                failure.examine(error)
                // Nothing is lost: what was counted waits for the next hour.
                logger.error("nothing was learned: \(error)")
                return engine.time.now + .hours(1)
            }
        }
        do {
            try await cancelWhenGracefulShutdown { try await periodic.run() }
        } catch is CancellationError {
            return
        }
    }
}
