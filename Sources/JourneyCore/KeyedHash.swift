/// SipHash-2-4 with 128 bits: a hash that nobody can turn back by trying, without the key.
///
/// For what is kept of an address: two that are equal have equal hashes, and a stolen database
/// doesn't tell which addresses they were.
package struct KeyedHash: Sendable {
    /// 16 bytes that stay with the database for ever.
    package struct Key: Hashable, Sendable {
        package let low: UInt64
        package let high: UInt64

        /// `nil` unless there are exactly 16 bytes.
        package init?(_ bytes: some Collection<UInt8>) {
            guard bytes.count == 16 else { return nil }
            var words: [UInt64] = [0, 0]
            for (index, byte) in bytes.enumerated() {
                words[index / 8] |= UInt64(byte) << UInt64(index % 8 * 8)
            }
            (low, high) = (words[0], words[1])
        }

        package var bytes: [UInt8] { KeyedHash.bytes(of: low) + KeyedHash.bytes(of: high) }
    }

    private var v0: UInt64
    private var v1: UInt64
    private var v2: UInt64
    private var v3: UInt64
    /// The bytes that don't fill a word yet, the first lowest.
    private var pending: UInt64 = 0
    private var count: UInt64 = 0

    package init(key: Key) {
        v0 = key.low ^ 0x736f_6d65_7073_6575
        v1 = key.high ^ 0x646f_7261_6e64_6f6d ^ 0xee
        v2 = key.low ^ 0x6c79_6765_6e65_7261
        v3 = key.high ^ 0x7465_6462_7974_6573
    }

    package mutating func combine(_ byte: UInt8) {
        pending |= UInt64(byte) << (count % 8 * 8)
        count += 1
        guard count.isMultiple(of: 8) else { return }
        absorb(pending)
        pending = 0
    }

    /// A text, kept apart from the next: 0xff never occurs in UTF-8.
    package mutating func combine(_ text: String) {
        var text = text
        text.withUTF8 { for byte in $0 { combine(byte) } }
        endText()
    }

    /// After a text that was given byte by byte.
    package mutating func endText() { combine(0xff) }

    /// 16 bytes.
    package var bytes: [UInt8] {
        let (first, second) = words
        return Self.bytes(of: first) + Self.bytes(of: second)
    }

    /// The first half alone, where there are few enough values that two of them hardly meet.
    package var value: UInt64 { words.0 }

    private var words: (UInt64, UInt64) {
        var state = self
        // Only the count's lowest byte is hashed: the shift drops the others.
        state.absorb(pending | count << 56)
        state.v2 ^= 0xee
        for _ in 0..<4 { state.round() }
        let first = state.v0 ^ state.v1 ^ state.v2 ^ state.v3
        state.v1 ^= 0xdd
        for _ in 0..<4 { state.round() }
        let second = state.v0 ^ state.v1 ^ state.v2 ^ state.v3
        return (first, second)
    }

    private mutating func absorb(_ word: UInt64) {
        v3 ^= word
        round()
        round()
        v0 ^= word
    }

    private mutating func round() {
        v0 &+= v1
        v1 = Self.rotate(v1, 13) ^ v0
        v0 = Self.rotate(v0, 32)
        v2 &+= v3
        v3 = Self.rotate(v3, 16) ^ v2
        v0 &+= v3
        v3 = Self.rotate(v3, 21) ^ v0
        v2 &+= v1
        v1 = Self.rotate(v1, 17) ^ v2
        v2 = Self.rotate(v2, 32)
    }

    private static func rotate(_ word: UInt64, _ count: UInt64) -> UInt64 {
        word << count | word >> (64 - count)
    }

    private static func bytes(of word: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
    }
}
