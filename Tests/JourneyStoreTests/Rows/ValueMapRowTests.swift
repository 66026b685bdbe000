import JourneyCore
import JourneyTesting
import Testing

@testable import JourneyStore

@Suite struct ValueMapRowTests {
    @Test(arguments: UInt64(0)..<200)
    func `variables are read back with their kinds`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let map = ValueMap(
            (0..<4).map {
                ValueMap.Entry(key: .string("v\($0)"), value: value(&generator, depth: 3))
            }
        )

        let read = try #require(ValueMap(storedJSON: map.storedJSON))

        #expect(describe(read) == describe(map))
    }

    @Test(arguments: ["", "[]", "{", #"{"a":{"$timestamp":[1]}}"#, #"{"a":{"$nothing":1}}"#])
    func `what was written by nobody is refused`(json: String) {
        #expect(ValueMap(storedJSON: Array(json.utf8)) == nil)
    }

    private func value(_ generator: inout SeededGenerator, depth: Int) -> Value {
        switch Int.random(in: 0..<(depth > 0 ? 14 : 10), using: &generator) {
        case 0: .null
        case 1: .bool(Bool.random(using: &generator))
        case 2: .int(Int64.random(in: .min ... .max, using: &generator))
        case 3: .uint(UInt64.random(in: 0 ... .max, using: &generator))
        case 4: .double([1.5, -0.25, 1e300, .infinity, -.infinity][seededIndex(5, &generator)])
        case 5: .string(["", "$type", "Änn", "a\"b\u{1}"][seededIndex(4, &generator)])
        case 6: .bytes([0, 255, UInt8.random(in: 0...255, using: &generator)])
        case 7:
            .timestamp(
                ExactTimestamp(
                    seconds: Int64.random(in: -9_999...9_999, using: &generator),
                    nanoseconds: Int32.random(in: 0..<1_000_000_000, using: &generator)
                )
            )
        case 8:
            .duration(
                ExactDuration(
                    seconds: Int64.random(in: 0...9_999, using: &generator),
                    nanoseconds: Int32.random(in: 0..<1_000_000_000, using: &generator)
                )
            )
        case 9: .type("int")
        case 10, 11: .list((0..<3).map { _ in value(&generator, depth: depth - 1) })
        case 12:
            .map(
                ValueMap([
                    .init(key: .string("a"), value: value(&generator, depth: depth - 1)),
                    .init(key: .string("$b"), value: value(&generator, depth: depth - 1)),
                ])
            )
        default:
            .map(ValueMap([.init(key: .int(7), value: value(&generator, depth: depth - 1))]))
        }
    }

    private func seededIndex(_ count: Int, _ generator: inout SeededGenerator) -> Int {
        Int.random(in: 0..<count, using: &generator)
    }

    private func describe(_ map: ValueMap) -> String {
        var text = ""
        dump(map, to: &text)
        return text
    }
}
