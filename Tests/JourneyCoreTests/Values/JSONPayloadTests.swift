import JourneyCore
import JourneyTesting
import Testing

@Suite struct JSONPayloadTests {
    @Test func `one member is found behind others of every kind`() throws {
        let text =
            #"{"a": [1, {"total": 2}, "]}"], "b":{"total":3}, "c\u0061": "\"total\":4","#
            + #" "total" : 7400.5 , "z":null}"#

        let payload = try JSONPayload(parsing: Array(text.utf8))

        #expect(payload["total"].map(shape) == shape(of: .double(7400.5)))
        #expect(payload["ca"].map(shape) == shape(of: .string("\"total\":4")))
        #expect(payload["z"].map(shape) == "null")
        #expect(payload["c"] == nil)
        #expect(payload["1"] == nil)
        #expect(payload[""] == nil)
    }

    @Test(arguments: UInt64(0)..<200)
    func `every member is what the whole object says`(seed: UInt64) throws {
        var maker = ValueMaker(seed: seed)
        let map = maker.map()
        let payload = try JSONPayload(parsing: Value.map(map).json)

        for entry in map.entries {
            guard case .string(let name) = entry.key else { throw Failure("no text as a name") }
            #expect(payload[name].map(shape) == shape(of: entry.value))
        }
        #expect(payload["no such name"] == nil)
        #expect(shape(of: payload.value) == shape(of: .map(map)))
    }

    @Test func `a name that stands twice has its last value, however it is read`() throws {
        let text = #"{"a":1,"b":{"c":1,"c":2},"\u0061":3}"#

        let payload = try JSONPayload(parsing: Array(text.utf8))

        #expect(payload["a"].map(shape) == "int 3")
        #expect(payload.map["a"].map(shape) == "int 3")
        #expect(payload.value.jsonText == #"{"a":3,"b":{"c":2}}"#)
    }

    @Test func `bytes without a repeated name are kept as they are`() throws {
        let bytes = Array(#" {"a" : 1.50 , "b":"\u0041"} "#.utf8)

        #expect(try JSONPayload(parsing: bytes).bytes == bytes)
    }

    @Test(arguments: ["[1]", "null", " 12", "\"{}\""])
    func `what is no object is refused`(text: String) {
        #expect(throws: JSONError.self) { try JSONPayload(parsing: Array(text.utf8)) }
    }

    @Test(arguments: UInt64(0)..<200)
    func `damaged rows miss members and do no harm`(seed: UInt64) {
        var maker = ValueMaker(seed: seed)
        var bytes = Value.map(maker.map(depth: 2)).json
        for _ in 0..<10 {
            let position = Int.random(in: 0..<bytes.count, using: &maker.generator)
            bytes[position] = UInt8.random(in: 0...255, using: &maker.generator)
            let payload = JSONPayload(stored: Array(bytes.prefix(position + 1)))
            for name in ["a", "", "no such name"] { _ = payload[name] }
            _ = payload.map
        }
    }
}
