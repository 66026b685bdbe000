/// Takes a compiled time zone apart (RFC 9636, versions 1 to 4), never beyond its bytes.
struct TZifReader {
    /// What a file says, checked but not yet put to use.
    struct Contents {
        /// Seconds since 1970 UTC, ascending.
        var times: [Int64] = []
        /// The seconds ahead of UTC from each of ``times`` on.
        var offsets: [Int32] = []
        var firstOffset: Int32
        /// How it goes on behind the last of ``times``; empty when the file doesn't say.
        var rule = ""
    }

    private struct Counts {
        var version: UInt8
        var isUT: Int
        var isStandard: Int
        var leaps: Int
        var times: Int
        var types: Int
        var characters: Int

        func size(timeSize: Int) -> Int {
            times * (timeSize + 1) + types * 6 + characters + leaps * (timeSize + 4) + isStandard
                + isUT
        }
    }

    private let bytes: [UInt8]
    private var offset = 0

    /// The largest real file has 4 kB.
    private static let bytesMax = 256 << 10
    private static let countMax = 16 << 10
    /// Local time is never further from UTC; RFC 9636 asks for no more than that.
    static let offsetMax: Int32 = 26 * 3_600

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func read() throws(ZoneTableError) -> Contents {
        guard bytes.count <= Self.bytesMax else { throw .tooLarge }
        let counts = try takeHeader()
        guard counts.version >= UInt8(ascii: "2") else {
            return try takeData(counts, timeSize: 4)
        }
        // The first block repeats the zone for readers of 32 bits.
        try skip(counts.size(timeSize: 4))
        var contents = try takeData(try takeHeader(), timeSize: 8)
        contents.rule = try takeFooter()
        return contents
    }

    private mutating func takeHeader() throws(ZoneTableError) -> Counts {
        guard bytes[offset...].starts(with: "TZif".utf8) else { throw .notTZif }
        try skip(4)
        let version = UInt8(try takeNumber(size: 1))
        guard version == 0 || version >= UInt8(ascii: "2") else { throw .damaged("its version") }
        try skip(15)
        var counts: [Int] = []
        for _ in 0..<6 {
            let count = Int(try takeNumber(size: 4))
            guard count <= Self.countMax else { throw .tooLarge }
            counts.append(count)
        }
        return Counts(
            version: version,
            isUT: counts[0],
            isStandard: counts[1],
            leaps: counts[2],
            times: counts[3],
            types: counts[4],
            characters: counts[5]
        )
    }

    private mutating func takeData(
        _ counts: Counts,
        timeSize: Int
    ) throws(ZoneTableError) -> Contents {
        guard counts.leaps == 0 else { throw .leapSeconds }
        guard (1...256).contains(counts.types) else { throw .damaged("its count of types") }
        var times: [Int64] = []
        times.reserveCapacity(counts.times)
        for _ in 0..<counts.times {
            let bits = try takeNumber(size: timeSize)
            let time =
                timeSize == 4 ? Int64(Int32(truncatingIfNeeded: bits)) : Int64(bitPattern: bits)
            if let last = times.last, last >= time { throw .damaged("its times are out of order") }
            times.append(time)
        }
        var indexes: [Int] = []
        indexes.reserveCapacity(counts.times)
        for _ in 0..<counts.times { indexes.append(Int(try takeNumber(size: 1))) }
        var types: [Int32] = []
        for _ in 0..<counts.types {
            let offset = Int32(truncatingIfNeeded: try takeNumber(size: 4))
            guard (-Self.offsetMax...Self.offsetMax).contains(offset) else {
                throw .damaged("an offset of more than a day")
            }
            try skip(2)  // Whether it is daylight saving time, and how it is called.
            types.append(offset)
        }
        try skip(counts.characters + counts.isStandard + counts.isUT)
        var contents = Contents(times: times, firstOffset: types[0])
        for index in indexes {
            guard index < types.count else { throw .damaged("it names a type that isn't there") }
            contents.offsets.append(types[index])
        }
        return contents
    }

    private mutating func takeFooter() throws(ZoneTableError) -> String {
        let newline = UInt8(ascii: "\n")
        guard try takeNumber(size: 1) == newline else { throw .damaged("its footer") }
        guard let end = bytes[offset...].firstIndex(of: newline) else { throw .truncated }
        guard end - offset <= 256 else { throw .tooLarge }
        return String(decoding: bytes[offset..<end], as: UTF8.self)
    }

    private mutating func skip(_ count: Int) throws(ZoneTableError) {
        guard bytes.count - offset >= count else { throw .truncated }
        offset += count
    }

    /// Big-endian.
    private mutating func takeNumber(size: Int) throws(ZoneTableError) -> UInt64 {
        guard bytes.count - offset >= size else { throw .truncated }
        var number: UInt64 = 0
        for byte in bytes[offset..<(offset + size)] { number = number << 8 | UInt64(byte) }
        offset += size
        return number
    }
}
