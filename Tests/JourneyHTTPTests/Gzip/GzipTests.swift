import JourneyTesting
import Testing

@testable import JourneyHTTP

struct GzipTests {
    @Test(arguments: [
        "dynamic", "fixed", "stored", "skewed", "headers", "members", "empty",
    ])
    func `what another program compressed is read back`(name: String) throws {
        let compressed = try Fixture.bytes("Gzip/\(name).gz")
        let expected = try Fixture.bytes("Gzip/\(name).txt")

        let bytes = try Gzip.decompressed(compressed, limit: 40_000)

        #expect(bytes == expected)
    }

    @Test func `a bomb is refused at the limit`() throws {
        let bomb = try Fixture.bytes("Gzip/bomb.gz")

        #expect(throws: GzipError.tooLong(limit: 512_000)) {
            try Gzip.decompressed(bomb, limit: 512_000)
        }
    }

    @Test func `the limit itself is still taken`() throws {
        let compressed = try Fixture.bytes("Gzip/dynamic.gz")
        let expected = try Fixture.bytes("Gzip/dynamic.txt")

        #expect(try Gzip.decompressed(compressed, limit: expected.count) == expected)
        #expect(throws: GzipError.tooLong(limit: expected.count - 1)) {
            try Gzip.decompressed(compressed, limit: expected.count - 1)
        }
    }

    @Test(arguments: ["dynamic", "fixed", "stored", "headers"])
    func `a body that was cut off anywhere is refused`(name: String) throws {
        let whole = try Fixture.bytes("Gzip/\(name).gz")

        for length in stride(from: 0, to: whole.count, by: whole.count > 500 ? 37 : 1) {
            #expect(throws: GzipError.self) {
                try Gzip.decompressed(Array(whole.prefix(length)), limit: 100_000)
            }
        }
    }

    @Test(arguments: UInt64(0)..<200)
    func `a damaged body never gives other bytes`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let name = ["dynamic", "fixed", "stored", "skewed"].randomElement(using: &generator)
        let whole = try Fixture.bytes("Gzip/\(name ?? "fixed").gz")
        let expected = try Fixture.bytes("Gzip/\(name ?? "fixed").txt")
        var damaged = whole
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let position = Int.random(in: 10..<damaged.count, using: &generator)
            damaged[position] ^= UInt8(1 << Int.random(in: 0..<8, using: &generator))
        }

        let bytes = try? Gzip.decompressed(damaged, limit: 100_000)

        #expect(bytes == nil || bytes == expected)
    }

    @Test(arguments: UInt64(0)..<200)
    func `noise after a header ends in an error and no trap`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var bytes: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]
        // The first bits choose the kind of block, so that each is met often.
        bytes.append(UInt8(seed % 4 * 2 + 1) | UInt8.random(in: 0...31, using: &generator) << 3)
        for _ in 0..<300 { bytes.append(.random(in: .min ... .max, using: &generator)) }

        #expect(throws: GzipError.self) { try Gzip.decompressed(bytes, limit: 10_000) }
    }

    @Test func `what is no gzip is told apart`() {
        #expect(throws: GzipError.notGzip) {
            try Gzip.decompressed(Array(#"{"batch": []}"#.utf8), limit: 100)
        }
        #expect(throws: GzipError.truncated) { try Gzip.decompressed([], limit: 100) }
    }

    @Test func `a wrong checksum is refused`() throws {
        var bytes = try Fixture.bytes("Gzip/fixed.gz")
        bytes[bytes.count - 8] ^= 1

        #expect(throws: GzipError.checksum) { try Gzip.decompressed(bytes, limit: 10_000) }
    }

    @Test func `the checksum is that of the standard`() {
        #expect(CRC32.checksum(of: "123456789".utf8) == 0xcbf4_3926)
    }
}
