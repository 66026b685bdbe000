import JourneyCore
import JourneyTesting
import Testing

struct ValueTests {
    @Test func `a text equals only the same bytes`() {
        #expect(Value.string("\u{e9}") != Value.string("e\u{301}"))
        #expect(Value.string("\u{e9}") == Value.string("\u{e9}"))
    }

    @Test(arguments: UInt64(0)..<200)
    func `numbers of different kinds are ordered by what they mean`(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let numbers = (0..<6).map { _ in Self.number(using: &generator) }

        for left in numbers {
            for right in numbers {
                let order = left.order(to: right)
                #expect(order == Self.mirrored(right.order(to: left)))
                #expect((order == .equal) == (left == right))
                for third in numbers where order == .less && right.order(to: third) == .less {
                    #expect(left.order(to: third) == .less)
                }
            }
        }
    }

    @Test(arguments: UInt64(0)..<200)
    func `values without an order between them are still equal or not`(_ seed: UInt64) {
        var maker = ValueMaker(seed: seed)
        let (left, right) = (maker.value(), maker.value())

        #expect((left == right) == (right == left))
        if left.typeName == right.typeName, left == right {
            #expect(left.order(to: right) != .less)
        }
    }

    @Test func `a NaN equals nothing and has no order`() {
        #expect(Value.double(.nan) != .double(.nan))
        #expect(Value.double(.nan).order(to: .int(1)) == .unordered)
    }

    @Test func `integers keep apart where doubles can't`() {
        #expect(Value.int(9_007_199_254_740_993) != .int(9_007_199_254_740_992))
        #expect(Value.uint(.max).order(to: .int(-1)) == .greater)
        #expect(Value.int(-1).order(to: .uint(.max)) == .less)
    }

    @Test(arguments: UInt64(0)..<200)
    func `a map finds its texts however many there are`(_ seed: UInt64) {
        var maker = ValueMaker(seed: seed)
        var entries: [ValueMap.Entry] = []
        var index = 0
        while entries.count < 60 {
            let name = maker.text()
            index += 1
            guard !entries.contains(where: { $0.key == .string(name) }) else { continue }
            entries.append(ValueMap.Entry(key: .string(name), value: .int(Int64(index))))
        }

        for count in [5, 24, 25, 60] {
            let map = ValueMap(Array(entries.prefix(count)))
            for (position, entry) in entries.enumerated() {
                guard case .string(let name) = entry.key else { continue }
                #expect(map[name] == (position < count ? entry.value : nil))
            }
        }
    }

    @Test func `a map changes by name`() {
        var map = ValueMap(["a": .int(1)])

        map["b"] = .int(2)
        map["a"] = nil

        #expect(map.count == 1)
        #expect(map["b"] == .int(2))
        #expect(map["a"] == nil)
    }

    private static func mirrored(_ order: ValueOrder?) -> ValueOrder? {
        switch order {
        case .less: .greater
        case .greater: .less
        case .equal: .equal
        case .unordered: .unordered
        case nil: nil
        }
    }

    /// Within 53 bits: beyond, integers equal their nearest double, as the language has it.
    private static func number(using generator: inout SeededGenerator) -> Value {
        let small = Int64.random(in: -3...3, using: &generator)
        let large = Int64.random(in: -(1 << 53)...(1 << 53), using: &generator)
        let number = Bool.random(using: &generator) ? small : large
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: return .int(number)
        case 1: return .uint(number.magnitude)
        case 2: return .double(Double(number))
        default: return .double(Double(small) / 2)
        }
    }
}
