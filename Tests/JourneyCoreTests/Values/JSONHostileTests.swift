import JourneyCore
import JourneyTesting
import Testing

@Suite struct JSONHostileTests {
    @Test(arguments: [
        ("", 0, "the text is empty where JSON is expected"),
        ("  ", 2, "the text is empty where JSON is expected"),
        ("[1,]", 3, "']' where a value is expected"),
        ("[1 2]", 3, "'2' where ',' or ']' is expected"),
        ("{\"a\" 1}", 5, "'1' where ':' after a name is expected"),
        ("{a:1}", 1, "'a' where a string in double quotes is expected"),
        ("{\"a\":1,}", 7, "'}' where a string in double quotes is expected"),
        ("{} {}", 3, "something follows the end of the JSON; one text holds one value"),
        ("tru", 3, "the JSON ends before it is complete; was it cut off?"),
        ("trye", 2, "'y' where the word 'true' is expected"),
        ("NaN", 0, "'N' where a value is expected"),
        ("01", 0, "this is no JSON number; write it like 12, -0.5 or 1.5e3"),
        ("[1.]", 3, "this is no JSON number; write it like 12, -0.5 or 1.5e3"),
        ("[-]", 2, "this is no JSON number; write it like 12, -0.5 or 1.5e3"),
        ("+1", 0, "'+' where a value is expected"),
        ("1e999", 0, "the number is too large; quote it to keep its digits as text"),
        ("\"\\x\"", 1, "unknown escape in a string; write a lone backslash as '\\\\'"),
        ("\"\\u12g4\"", 1, "unknown escape in a string; write a lone backslash as '\\\\'"),
        ("\"a\nb\"", 2, "a bare control character in a string; write it as an escape"),
        ("\u{feff}{}", 0, "the text begins with a byte order mark; save it as UTF-8 without one"),
        ("[\u{a0}1]", 1, "the byte 0xc2 where a value is expected"),
    ])
    func `what is wrong is said with its place`(text: String, offset: Int, reason: String) {
        let error = #expect(throws: JSONError.self) { try Value(json: text) }

        #expect(error?.description == "byte \(offset): \(reason)")
    }

    @Test(arguments: [
        "\\uD800", "\\uDC00", "\\uD800\\uD800", "\\uD800x", "\\uD83D\\n", "\\uD83D\\u0041",
    ])
    func `half a surrogate pair is refused`(escape: String) {
        let error = #expect(throws: JSONError.self) { try Value(json: "[\"\(escape)\"]") }

        #expect(error == JSONError(.loneSurrogate, at: 2))
    }

    @Test(
        arguments: [
            [0x80], [0xc0, 0x80], [0xc1, 0xbf], [0xe0, 0x80, 0x80], [0xe2, 0x82],
            [0xed, 0xa0, 0x80],
            [0xf0, 0x80, 0x80, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xff],
            [0xc3], [0xf0, 0x9f, 0x98],
        ] as [[UInt8]]
    )
    func `bytes that are not UTF-8 are refused where they stand`(bytes: [UInt8]) {
        for prefix in ["\"é", "\"\\n\u{20ac}"] {
            let text = Array(prefix.utf8) + bytes + Array("\"".utf8)

            let error = #expect(throws: JSONError.self) { try Value(json: text) }

            #expect(error == JSONError(.invalidUTF8, at: prefix.utf8.count))
        }
    }

    @Test func `nesting is refused one level beyond the limit`() throws {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let nested = { (depth: Int) in
                String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
            }

            _ = try Value(json: nested(32))
            let error = #expect(throws: JSONError.self) { try Value(json: nested(33)) }
            #expect(error?.kind == .tooDeep(limit: 32))
        }
    }

    @Test func `a million open brackets do no harm, whatever the limit`() {
        let text = String(repeating: "[", count: 1_000_000)
        let limits = JSONLimits(depth: .max, nodes: .max, bytes: .max)

        let error = #expect(throws: JSONError.self) { try Value(json: text, limits: limits) }

        #expect(error?.kind == .tooDeep(limit: JSONLimits.depthMax))
    }

    @Test func `too many values and too many bytes are refused`() {
        let text = "[" + String(repeating: "1,", count: 99) + "1]"

        #expect(throws: JSONError(.tooManyValues(limit: 100), at: 199)) {
            try Value(json: text, limits: JSONLimits(nodes: 100))
        }
        #expect(throws: Never.self) { try Value(json: text, limits: JSONLimits(nodes: 101)) }
        #expect(throws: JSONError(.tooLong(limit: 200), at: 200)) {
            try Value(json: text, limits: JSONLimits(bytes: 200))
        }
    }

    @Test func `a long string is read whole`() throws {
        let long = String(repeating: "длинно \\\" ", count: 100_000)

        let value = try Value(json: Value.string(long).json)

        #expect(shape(of: value) == shape(of: .string(long)))
    }

    @Test(arguments: UInt64(0)..<50)
    func `a text cut off at any byte is refused`(seed: UInt64) {
        var maker = ValueMaker(seed: seed)
        let bytes = Value.map(maker.map(depth: 2)).json
        for end in 0..<bytes.count {
            #expect(throws: JSONError.self) { try Value(json: bytes[..<end]) }
            #expect(throws: JSONError.self) { try JSONPayload(parsing: Array(bytes[..<end])) }
        }
    }

    @Test(arguments: UInt64(0)..<200)
    func `a damaged text is refused or read, and reads the same again`(seed: UInt64) throws {
        var maker = ValueMaker(seed: seed)
        var bytes = maker.value(depth: 3).json
        for _ in 0..<20 where !bytes.isEmpty {
            let position = Int.random(in: 0..<bytes.count, using: &maker.generator)
            bytes[position] = UInt8.random(in: 0...255, using: &maker.generator)
            guard let value = try? Value(json: bytes) else { continue }
            #expect(shape(of: try Value(json: value.json)) == shape(of: value))
        }
    }
}
