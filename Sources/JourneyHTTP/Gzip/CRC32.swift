/// The checksum of gzip, by a table for one byte at a time.
enum CRC32 {
    static func checksum(of bytes: some Sequence<UInt8>) -> UInt32 {
        var register = UInt32.max
        for byte in bytes {
            register = register >> 8 ^ table[Int(UInt8(truncatingIfNeeded: register) ^ byte)]
        }
        return ~register
    }

    private static let table: [UInt32] = (0..<256).map { index in
        var register = UInt32(index)
        for _ in 0..<8 {
            register = register & 1 == 0 ? register >> 1 : register >> 1 ^ 0xedb8_8320
        }
        return register
    }
}
