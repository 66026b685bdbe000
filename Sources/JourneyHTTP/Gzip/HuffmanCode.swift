/// A prefix code of DEFLATE, from the lengths of its words.
///
/// Short words are found in a table by the next bits; the few long ones by walking the lengths.
struct HuffmanCode {
    /// By the next ``quickWidth`` bits: the symbol times 16, plus the length of its word; 0 where
    /// the word is longer.
    private var quick = [UInt16](repeating: 0, count: 1 << quickWidth)
    /// How many words have each length.
    private var counts = [Int](repeating: 0, count: lengthMax + 1)
    /// In the order of their words.
    private var symbols: [UInt16]

    private static let quickWidth = 9
    private static let lengthMax = 15

    /// Throws for lengths that no prefix code has.
    ///
    /// A code may lack words where it has one or none: a distance that nobody uses.
    init(lengths: some Collection<UInt8>) throws(GzipError) {
        for length in lengths { counts[Int(length)] += 1 }
        let used = lengths.count - counts[0]
        counts[0] = 0
        var left = 1
        for length in 1...Self.lengthMax {
            left = left << 1 - counts[length]
            guard left >= 0 else { throw .damaged }
        }
        guard left == 0 || used <= 1 else { throw .damaged }

        symbols = [UInt16](repeating: 0, count: used)
        var positions = [Int](repeating: 0, count: Self.lengthMax + 2)
        var words = [Int](repeating: 0, count: Self.lengthMax + 2)
        for length in 1...Self.lengthMax {
            positions[length + 1] = positions[length] + counts[length]
            words[length + 1] = (words[length] + counts[length]) << 1
        }
        for (symbol, length) in lengths.enumerated() where length > 0 {
            let length = Int(length)
            symbols[positions[length]] = UInt16(symbol)
            positions[length] += 1
            if length <= Self.quickWidth { addQuick(symbol, words[length], length) }
            words[length] += 1
        }
    }

    func next(from input: inout BitReader) throws(GzipError) -> Int {
        let bits = input.peek()
        let entry = Int(quick[Int(bits & (1 << UInt64(Self.quickWidth) - 1))])
        guard entry == 0 else {
            try input.drop(entry & 15)
            return entry >> 4
        }
        var (word, first, index) = (0, 0, 0)
        for length in 1...Self.lengthMax {
            word |= Int(bits >> UInt64(length - 1) & 1)
            let count = counts[length]
            if word - first < count {
                try input.drop(length)
                return Int(symbols[index + word - first])
            }
            index += count
            first = (first + count) << 1
            word <<= 1
        }
        throw .damaged
    }

    /// Words are packed with their first bit lowest, so the table is indexed by the mirrored word
    /// with anything above it.
    private mutating func addQuick(_ symbol: Int, _ word: Int, _ length: Int) {
        var mirrored = 0
        for bit in 0..<length where word >> bit & 1 != 0 { mirrored |= 1 << (length - 1 - bit) }
        for index in stride(from: mirrored, to: quick.count, by: 1 << length) {
            quick[index] = UInt16(symbol << 4 | length)
        }
    }
}
