import JourneyCore
import JourneyEngine
import JourneyStore
import Logging
import ServiceLifecycle

/// Wakes what is due until the daemon stops; first all that fell due while it was off.
struct WakingService: Service {
    let engine: Engine
    let logger: Logging.Logger

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown {
                let catchUp = CatchUp(engine: engine, onStep: say)
                try await periodic { try await catchUp.runOnce() }.run()
            }
        } catch is CancellationError {
            return
        }
    }

    private func periodic(_ work: @escaping @Sendable () async throws -> Timestamp) -> Periodic {
        let failure = StoreFailure(logger: logger)
        return Periodic(time: engine.time) {
            do {
                return try await work()
            } catch let error as StoreError {
                failure.examine(error)
                logger.error("nothing was woken: \(error)")
                return engine.time.now + Limits.wakeIntervalMax
            }
        }
    }

    private func say(_ step: CatchUp.Step) {
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
