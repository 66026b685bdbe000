@testable import JourneyCore
import JourneyTesting
import Testing

struct SlotWindowTests {
    /// Whether every window of the length holds at most so many, by counting.
    private func fits(_ times: [Int64], atMost: Int, length: Int64) -> Bool {
        times.allSatisfy { end in
            times.count { $0 > end - length && $0 <= end } <= atMost
        }
    }

    @Test(arguments: UInt64(0)..<200)
    func `the first free slot fits, and no earlier one does`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let atMost = Int.random(in: 1...3, using: &random)
        let length = Int64.random(in: 1...20, using: &random)
        var taken: [Int64] = []
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            let candidate = Int64.random(in: 0...60, using: &random)
            if fits(taken + [candidate], atMost: atMost, length: length) {
                taken.append(candidate)
            }
        }
        let start = Int64.random(in: 0...60, using: &random)

        let free = SlotWindow(atMost: atMost, length: length)
            .firstFree(from: start, among: taken)

        #expect(fits(taken + [free], atMost: atMost, length: length))
        for earlier in start..<free {
            #expect(!fits(taken + [earlier], atMost: atMost, length: length))
        }
    }
}
