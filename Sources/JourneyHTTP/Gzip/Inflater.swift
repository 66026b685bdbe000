/// Reads DEFLATE (RFC 1951) into at most so many bytes.
struct Inflater {
    var input: BitReader
    private(set) var output: [UInt8] = []
    private let limit: Int

    init(_ bytes: [UInt8], limit: Int) {
        input = BitReader(bytes)
        self.limit = limit
        output.reserveCapacity(min(limit, bytes.count &* 4))
    }

    /// One stream; what is left of ``input`` comes after it.
    mutating func inflate() throws(GzipError) {
        let start = output.count
        var isLast = false
        while !isLast {
            isLast = try input.take(1) == 1
            switch try input.take(2) {
            case 0: try copyStored()
            case 1:
                guard let (literals, distances) = Self.fixed else { throw .damaged }
                try expand(literals, distances, from: start)
            case 2:
                let (literals, distances) = try readCodes()
                try expand(literals, distances, from: start)
            default: throw .damaged
            }
        }
    }

    private mutating func copyStored() throws(GzipError) {
        input.alignToByte()
        let length = try input.take(16)
        guard try input.take(16) == ~length & 0xffff else { throw .damaged }
        try makeRoom(for: length)
        for _ in 0..<length { output.append(UInt8(try input.take(8))) }
    }

    private mutating func expand(
        _ literals: HuffmanCode,
        _ distances: HuffmanCode,
        from start: Int
    ) throws(GzipError) {
        while true {
            let symbol = try literals.next(from: &input)
            if symbol < 256 {
                try makeRoom(for: 1)
                output.append(UInt8(symbol))
                continue
            }
            guard symbol != Self.endOfBlock else { return }
            guard symbol - 257 < Self.lengths.count else { throw .damaged }
            let (lengthBase, lengthBits) = Self.lengths[symbol - 257]
            let length = lengthBase + (try input.take(lengthBits))
            let distanceSymbol = try distances.next(from: &input)
            guard distanceSymbol < Self.distances.count else { throw .damaged }
            let (distanceBase, distanceBits) = Self.distances[distanceSymbol]
            let distance = distanceBase + (try input.take(distanceBits))
            guard distance <= output.count - start else { throw .damaged }
            try makeRoom(for: length)
            // One by one: a copy may overlap itself.
            for _ in 0..<length { output.append(output[output.count - distance]) }
        }
    }

    private func makeRoom(for count: Int) throws(GzipError) {
        guard output.count + count <= limit else { throw .tooLong(limit: limit) }
    }

    /// The codes of a block that brings its own.
    private mutating func readCodes() throws(GzipError) -> (HuffmanCode, HuffmanCode) {
        let literalCount = try input.take(5) + 257
        let distanceCount = try input.take(5) + 1
        let orderCount = try input.take(4) + 4
        var ownLengths = [UInt8](repeating: 0, count: 19)
        for position in Self.order.prefix(orderCount) {
            ownLengths[position] = UInt8(try input.take(3))
        }
        let code = try HuffmanCode(lengths: ownLengths)

        var lengths: [UInt8] = []
        while lengths.count < literalCount + distanceCount {
            let symbol = try code.next(from: &input)
            switch symbol {
            case 16:
                guard let last = lengths.last else { throw .damaged }
                lengths += repeatElement(last, count: 3 + (try input.take(2)))
            case 17: lengths += repeatElement(0, count: 3 + (try input.take(3)))
            case 18: lengths += repeatElement(0, count: 11 + (try input.take(7)))
            default: lengths.append(UInt8(symbol))
            }
        }
        guard lengths.count == literalCount + distanceCount, lengths[Self.endOfBlock] > 0 else {
            throw .damaged
        }
        return (
            try HuffmanCode(lengths: lengths[..<literalCount]),
            try HuffmanCode(lengths: lengths[literalCount...])
        )
    }

    private static let endOfBlock = 256

    /// The order in which a block gives the lengths of the code for its codes.
    private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    private static let lengths: [(base: Int, bits: Int)] =
        ranges(from: 3, bits: [0, 0, 0, 0, 0, 0, 0, 0] + (1...5).flatMap { [$0, $0, $0, $0] })
        + [(258, 0)]

    private static let distances: [(base: Int, bits: Int)] =
        ranges(from: 1, bits: [0, 0] + (0...13).flatMap { [$0, $0] })

    private static func ranges(from first: Int, bits: [Int]) -> [(base: Int, bits: Int)] {
        var base = first
        return bits.map { width in
            defer { base += 1 << width }
            return (base, width)
        }
    }

    /// The codes of a block that brings none, made once: a body may have a hundred thousand blocks.
    private static let fixed: (literals: HuffmanCode, distances: HuffmanCode)? = {
        let lengths: [UInt8] =
            Array(repeating: 8, count: 144) + Array(repeating: 9, count: 112)
            + Array(repeating: 7, count: 24) + Array(repeating: 8, count: 8)
        guard let literals = try? HuffmanCode(lengths: lengths),
            let distances = try? HuffmanCode(lengths: [UInt8](repeating: 5, count: 32))
        else { return nil }
        return (literals, distances)
    }()
}
