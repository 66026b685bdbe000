import JourneyCore
import JourneyEngine
import JourneyStore
import Logging
import ServiceLifecycle

/// Wakes what is due until the daemon stops; first all that fell due while it was off.
struct WakingService: Service {
    private let engine: Engine
    private let catchUp: CatchUp
    private let logger: Logging.Logger

    /// Holds the queue until nothing is overdue; where little is, that is at once.
    static func start(engine: Engine, logger: Logging.Logger) async throws -> WakingService {
        await engine.queue.hold()
        let catchUp = CatchUp(engine: engine) { say($0, to: logger) }
        _ = try await catchUp.runOnce()
        return WakingService(engine: engine, catchUp: catchUp, logger: logger)
    }

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown { try await periodic.run() }
        } catch is CancellationError {
            return
        }
    }

    private var periodic: Periodic {
        let failure = StoreFailure(logger: logger)
        return Periodic(time: engine.time) {
            do {
                return try await catchUp.runOnce()
            } catch let error as StoreError {
                failure.examine(error)
                logger.error("nothing was woken: \(error)")
                return engine.time.now + Limits.wakeIntervalMax
            }
        }
    }

    private static func say(_ step: CatchUp.Step, to logger: Logging.Logger) {
        switch step {
        case .behind(let since):
            logger.warning(
                """
                overdue since \(since.rfc3339): it is decided anew, the highest priority first; jobs \
                are handed out when that is done
                """
            )
        case .caughtUp(let customers):
            logger.info("\(customers) customers were decided anew; jobs are handed out")
        }
    }
}
