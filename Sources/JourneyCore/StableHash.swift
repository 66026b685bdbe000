/// A hash that is the same in every process, on every machine, for ever.
///
/// The standard library's `Hasher` is seeded afresh at each launch, so it must never decide
/// anything that is stored or replayed. Two 64-bit FNV-1a lanes with different offsets, each
/// followed by a SplitMix64 finish: 64 bits for choices, 128 bits for ids.
package struct StableHash: Sendable {
    private var first: UInt64 = 0xcbf2_9ce4_8422_2325
    private var second: UInt64 = 0x6c62_272e_07bb_0142

    package init() {}

    /// The hash of some texts, each kept apart from the next.
    package init(_ texts: String...) {
        for text in texts { combine(text) }
    }

    package mutating func combine(_ text: String) {
        for byte in text.utf8 { mix(byte) }
        mix(0xff)  // Keeps ("ab", "c") apart from ("a", "bc"): 0xff never occurs in UTF-8.
    }

    package mutating func combine(_ number: UInt64) {
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            mix(UInt8(truncatingIfNeeded: number >> shift))
        }
    }

    package mutating func combine(_ id: Identifier) {
        combine(id.high)
        combine(id.low)
    }

    /// For choices: splits, holdouts, jitter.
    package var value: UInt64 { Self.finish(first) }

    /// For ids: wide enough that two of them never meet.
    package var identifier: Identifier {
        Identifier(high: Self.finish(first), low: Self.finish(second ^ (first >> 1)))
    }

    /// A number in `0..<bound`, without the bias of a remainder that anyone could measure.
    package func choice(below bound: UInt64) -> UInt64 {
        precondition(bound > 0, "choosing among nothing is a caller's mistake")
        return value.multipliedFullWidth(by: bound).high
    }

    private mutating func mix(_ byte: UInt8) {
        first = (first ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        second = (second ^ UInt64(byte ^ 0xa5)) &* 0x9e37_79b9_7f4a_7c15
    }

    private static func finish(_ state: UInt64) -> UInt64 {
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
        bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
        return bits ^ (bits >> 31)
    }
}
