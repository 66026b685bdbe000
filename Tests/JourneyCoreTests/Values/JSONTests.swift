import JourneyCore
import JourneyTesting
import Testing

@Suite struct JSONTests {
    @Test(arguments: UInt64(0)..<300)
    func `a value that is written reads back as the same value and kind`(seed: UInt64) throws {
        var maker = ValueMaker(seed: seed)
        let value = maker.value()

        let read = try Value(json: value.json)

        #expect(shape(of: read) == shape(of: value))
        #expect(read.json == value.json)
    }

    @Test(arguments: [
        ("0", "int 0"), ("-0", "int 0"), ("9223372036854775807", "int 9223372036854775807"),
        ("-9223372036854775808", "int -9223372036854775808"),
        ("9223372036854775808", "uint 9223372036854775808"),
        ("18446744073709551615", "uint 18446744073709551615"),
        ("18446744073709551616", "double \((18446744073709551616.0).bitPattern)"),
        ("-9223372036854775809", "double \((-9223372036854775808.0).bitPattern)"),
        ("1.0", "double \((1.0).bitPattern)"), ("1e2", "double \((100.0).bitPattern)"),
        ("-0.0", "double \((-0.0).bitPattern)"), ("0.1", "double \((0.1).bitPattern)"),
        ("1E+2", "double \((100.0).bitPattern)"), ("2.5e-3", "double \((0.0025).bitPattern)"),
        ("1e-400", "double \((0.0).bitPattern)"),
        (
            "123456789012345678901234567890e-10",
            "double \((12345678901234567890.1234567890).bitPattern)"
        ),
        ("0.1234567890123456789012345", "double \((0.1234567890123456789012345).bitPattern)"),
        ("\"\"", "string []"), ("\"\\u00e9\\n\\/\"", "string [195, 169, 10, 47]"),
        ("\"\\uD83D\\uDE00\"", "string [240, 159, 152, 128]"), ("\"\\u0000\"", "string [0]"),
        (" [ ] ", "[]"), ("\t{ }\r\n", "{}"), ("[1 , 2]", "[int 1, int 2]"),
        ("true", "bool true"), ("false", "bool false"), ("null", "null"),
        ("{\"a\":1,\"b\":2,\"a\":3}", "{string [97]: int 3, string [98]: int 2}"),
    ])
    func `JSON is read as RFC 8259 says`(text: String, expected: String) throws {
        #expect(shape(of: try Value(json: text)) == expected)
    }

    @Test(arguments: UInt64(0)..<200)
    func `numbers are read as the standard library reads them`(seed: UInt64) throws {
        var generator = ValueMaker(seed: seed).generator
        for _ in 0..<50 {
            let digits = Int.random(in: 1...20, using: &generator)
            let whole = String(generator.next()).prefix(digits).drop { $0 == "0" }
            let exponent = Int.random(in: -40...40, using: &generator)
            let text = "\(whole.isEmpty ? "0" : whole).\(generator.next())e\(exponent)"

            let value = try Value(json: text)

            #expect(shape(of: value) == "double \(Double(text)?.bitPattern ?? 0)", "\(text)")
        }
    }

    @Test func `the last of equal names counts, also in an object too long to walk`() throws {
        let names = (0..<40).map { "\"n\($0 % 20)\":\($0)" }.joined(separator: ",")

        let value = try Value(json: "{\(names)}")

        guard case .map(let map) = value else { throw Failure("not an object") }
        #expect(map.count == 20)
        for name in 0..<20 {
            #expect(map["n\(name)"].map(shape) == "int \(name + 20)")
        }
    }

    @Test func `names that only look the same are two names`() throws {
        let value = try Value(json: "{\"\u{e9}\":1,\"e\u{301}\":2}")

        #expect(value.jsonText == "{\"\u{e9}\":1,\"e\u{301}\":2}")
    }

    @Test func `what JSON has no kind for is written as text`() {
        let map = ValueMap([
            "bytes": .bytes([0, 1, 254, 255]),
            "at": .timestamp(ExactTimestamp(seconds: 1_772_460_600, nanoseconds: 5_000_000)),
            "on": .timestamp(ExactTimestamp(seconds: -1)),
            "for": .duration(ExactDuration(seconds: -1, nanoseconds: -500_000_000)),
            "long": .duration(ExactDuration(seconds: 7200)),
            "type": .type("int"), "none": .double(.nan), "endless": .double(-.infinity),
        ])

        #expect(
            Value.map(map).jsonText
                == """
                {"bytes":"AAH+/w==","at":"2026-03-02T14:10:00.005Z","on":"1969-12-31T23:59:59Z",\
                "for":"-1.500s","long":"7200s","type":"int","none":null,"endless":null}
                """
        )
    }

    @Test func `keys that are no texts are written as what they say`() {
        let entries: [ValueMap.Entry] = [
            ValueMap.Entry(key: .int(-3), value: .null),
            ValueMap.Entry(key: .bool(true), value: .null),
            ValueMap.Entry(key: .bytes([0]), value: .null),
        ]

        #expect(
            Value.map(ValueMap(entries)).jsonText == #"{"-3":null,"true":null,"AA==":null}"#
        )
    }

    @Test(arguments: UInt64(0)..<100)
    func `base64 reads back what it wrote`(seed: UInt64) {
        var generator = ValueMaker(seed: seed).generator
        let bytes = (0..<Int(seed)).map { _ in UInt8.random(in: 0...255, using: &generator) }

        #expect(Base64.bytes(of: Base64.text(of: bytes)) == bytes)
    }

    @Test(arguments: ["A", "AA", "AAA", "A===", "====", "AB==", "AA=A", "A A=", "AAAAé"])
    func `base64 that nobody would have written is refused`(text: String) {
        #expect(Base64.bytes(of: text) == nil)
    }
}

struct Failure: Error {
    var reason: String
    init(_ reason: String) { self.reason = reason }
}
