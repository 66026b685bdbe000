import Foundation
import JourneyCore

/// The machine's clock: the only place that asks it.
struct WallClock: TimeSource {
    var now: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(
            milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
        )
    }

    func sleep(until deadline: Timestamp) async throws {
        let length = deadline - now
        guard length > .zero else {
            // Others must get their turn, and a cancelled loop must end.
            try Task.checkCancellation()
            await Task.yield()
            return
        }
        try await Task.sleep(for: .milliseconds(length.count))
    }
}
