import JourneyTesting
import Testing

@testable import JourneyStore

@Suite struct FieldBytesTests {
    @Test(arguments: [Int64.min, -129, -1, 0, 1, 63, 64, 8_191, 8_192, .max])
    func `an integer is read back`(number: Int64) {
        var writer = FieldWriter()
        writer.write(number)
        writer.write(Optional(number))
        writer.write(Int64?.none)

        writer.bytes.withUnsafeBytes { bytes in
            var reader = FieldReader(bytes)
            #expect(reader.integer() == number)
            #expect(reader.optionalInteger() == .some(number))
            #expect(reader.optionalInteger() == .some(nil))
            #expect(reader.isAtEnd)
        }
    }

    @Test(arguments: ["", "a", "Änn \u{1F600}", String(repeating: "x", count: 300), "a\u{0}b"])
    func `a text is read back`(text: String) {
        var writer = FieldWriter()
        writer.write(text)
        writer.write(String?.none)

        writer.bytes.withUnsafeBytes { bytes in
            var reader = FieldReader(bytes)
            #expect(reader.text() == text)
            #expect(reader.optionalText() == .some(nil))
            #expect(reader.isAtEnd)
        }
    }

    @Test(arguments: UInt64(0)..<200)
    func `damaged bytes give nothing, and no crash`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let bytes = (0..<Int.random(in: 0..<40, using: &generator)).map { _ in
            UInt8.random(in: 0...255, using: &generator)
        }

        bytes.withUnsafeBytes { bytes in
            var reader = FieldReader(bytes)
            for _ in 0..<bytes.count {
                _ = reader.text()
                _ = reader.optionalInteger()
                _ = reader.integer()
            }
        }
    }

    @Test func `a text that is cut off is no text`() {
        var writer = FieldWriter()
        writer.write("hello")

        writer.bytes.dropLast().withUnsafeBytes { bytes in
            var reader = FieldReader(bytes)
            #expect(reader.text() == nil)
        }
    }
}
