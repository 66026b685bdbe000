import JourneyCore

/// What one channel has handed out and begun within the current second, over all adapters.
struct RateWindow {
    private var second: Int64 = .min
    private var leased = 0
    private var granted = 0

    /// How many of `wanted` may be leased: no more than could begin, for what an adapter holds too
    /// early is put off and decided once more in every second.
    ///
    /// They are taken at once: another call may come while the store works.
    mutating func lease(_ wanted: Int, of rate: Int, at now: Timestamp) -> Int {
        move(to: now)
        let count = max(0, min(wanted, rate - max(leased, granted)))
        leased += count
        return count
    }

    mutating func giveBack(leases count: Int, at now: Timestamp) {
        guard second == Self.second(of: now) else { return }
        leased -= count
    }

    /// How many of `wanted` may begin; taken at once, as leases are.
    mutating func begin(_ wanted: Int, of rate: Int, at now: Timestamp) -> Int {
        move(to: now)
        let count = max(0, min(wanted, rate - granted))
        granted += count
        return count
    }

    mutating func giveBack(begins count: Int, at now: Timestamp) {
        guard second == Self.second(of: now) else { return }
        granted -= count
    }

    /// Whether nothing more is handed out before the next second.
    func isFull(of rate: Int, at now: Timestamp) -> Bool {
        second == Self.second(of: now) && max(leased, granted) >= rate
    }

    static func nextSecond(after now: Timestamp) -> Timestamp {
        Timestamp(milliseconds: (second(of: now) + 1) * 1_000)
    }

    private mutating func move(to now: Timestamp) {
        guard second != Self.second(of: now) else { return }
        self = RateWindow()
        second = Self.second(of: now)
    }

    private static func second(of now: Timestamp) -> Int64 { now.milliseconds / 1_000 }
}
