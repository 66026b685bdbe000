/// Reads gzip (RFC 1952) within a bound: what comes from a network must not decide how much memory
/// it takes.
///
/// ```swift
/// let body = try Gzip.decompressed(bytes, limit: Limits.requestBytesMax)
/// ```
enum Gzip {
    /// All members of `bytes`, one after the other, checked against their checksums.
    static func decompressed(_ bytes: [UInt8], limit: Int) throws(GzipError) -> [UInt8] {
        var inflater = Inflater(bytes, limit: limit)
        repeat {
            try skipHeader(of: &inflater.input)
            let start = inflater.output.count
            try inflater.inflate()
            inflater.input.alignToByte()
            let member = inflater.output[start...]
            guard try number(from: &inflater.input, bytes: 4) == Int(CRC32.checksum(of: member))
            else { throw .checksum }
            guard try number(from: &inflater.input, bytes: 4) == member.count & 0xffff_ffff
            else { throw .checksum }
        } while !inflater.input.isAtEnd
        return inflater.output
    }

    private static func skipHeader(of input: inout BitReader) throws(GzipError) {
        guard try number(from: &input, bytes: 2) == 0x8b1f else { throw .notGzip }
        guard try input.take(8) == 8 else { throw .damaged }
        let flags = try input.take(8)
        guard flags & 0xe0 == 0 else { throw .damaged }
        // The time, the level and the system of the sender.
        for _ in 0..<6 { _ = try input.take(8) }
        if flags & 0x04 != 0 {
            for _ in 0..<(try input.take(16)) { _ = try input.take(8) }
        }
        for flag in [0x08, 0x10] where flags & flag != 0 {
            // A name or a comment, up to its zero.
            while try input.take(8) != 0 {}
        }
        if flags & 0x02 != 0 { _ = try input.take(16) }
    }

    private static func number(
        from input: inout BitReader,
        bytes count: Int
    ) throws(GzipError) -> Int {
        var number = 0
        for position in 0..<count { number |= try input.take(8) << (8 * position) }
        return number
    }
}
