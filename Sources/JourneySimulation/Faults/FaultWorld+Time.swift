import JourneyCore
import JourneyEngine
import JourneyStore

extension FaultWorld {
    /// A moment, an hour, a night, or up to the next thing that is due; the waker may lag behind.
    mutating func letTimePass() async throws {
        switch dice.roll(20) {
        case 0...5: time.move(to: now + Milliseconds(dice.within(1...2_000)))
        case 6...8: time.move(to: now + Milliseconds(dice.within(5_000...150_000)))
        case 9...12: time.move(to: now + .minutes(dice.within(2...120)))
        case 13...17:
            guard let due = try await disk.nextDue() else { break }
            time.move(to: due)
        case 18: time.move(to: now + .hours(dice.within(3...30)))
        default: break
        }
        guard dice.happens(4, in: 5) else { return }
        try await wake()
    }

    mutating func wake() async throws {
        guard try await ask({ try await $0.waker.runOnce() }) != nil else { return }
        let next = try await disk.nextDue()
        if let next, next <= now { complain("something is due after the waker has run") }
    }
}
