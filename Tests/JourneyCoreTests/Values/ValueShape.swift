import JourneyCore
import JourneyTesting

/// A value with its kinds spelled out, so that tests can tell `1` from `1.0` and `-0.0` from `0.0`.
func shape(of value: Value) -> String {
    switch value {
    case .null: "null"
    case .bool(let flag): "bool \(flag)"
    case .int(let number): "int \(number)"
    case .uint(let number): "uint \(number)"
    case .double(let number): "double \(number.bitPattern)"
    case .string(let text): "string \(Array(text.utf8))"
    case .bytes(let bytes): "bytes \(bytes)"
    case .list(let values): "[\(values.map(shape).joined(separator: ", "))]"
    case .map(let map): "{\(map.entries.map(entryShape).joined(separator: ", "))}"
    case .timestamp(let instant): "timestamp \(instant)"
    case .duration(let duration): "duration \(duration)"
    case .type(let name): "type \(name)"
    }
}

private func entryShape(_ entry: ValueMap.Entry) -> String {
    "\(shape(of: entry.key)): \(shape(of: entry.value))"
}

/// Draws values of the kinds that JSON can say.
struct ValueMaker {
    var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func value(depth: Int = 4) -> Value {
        switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &generator) {
        case 0: .null
        case 1: .bool(Bool.random(using: &generator))
        case 2: .int(integer())
        case 3: .uint(UInt64.random(in: (1 << 63)...UInt64.max, using: &generator))
        case 4: .double(double())
        case 5: .string(text())
        case 6: .list((0..<count()).map { _ in value(depth: depth - 1) })
        default: .map(map(depth: depth - 1))
        }
    }

    mutating func map(depth: Int = 4) -> ValueMap {
        var names: [String] = []
        for _ in 0..<count() {
            let name = text()
            let isNew = !names.contains { $0.utf8.elementsEqual(name.utf8) }
            if isNew { names.append(name) }
        }
        return ValueMap(
            names.map { ValueMap.Entry(key: .string($0), value: value(depth: depth)) }
        )
    }

    mutating func text() -> String {
        let alphabet: [Unicode.Scalar] = [
            "a", "b", "Z", "0", " ", "\"", "\\", "/", "\n", "\t", "\u{1}", "\u{7f}", "{", "]",
            "é", "e", "\u{301}", "ж", "\u{2028}", "漢", "\u{ffff}", "😀", "\u{10ffff}",
        ]
        var text = ""
        for _ in 0..<Int.random(in: 0..<12, using: &generator) {
            text.unicodeScalars.append(alphabet.randomElement(using: &generator) ?? "a")
        }
        return text
    }

    private mutating func count() -> Int {
        // Beyond the length at which names are looked up in an index.
        Bool.random(using: &generator)
            ? Int.random(in: 0..<4, using: &generator) : Int.random(in: 0..<20, using: &generator)
    }

    private mutating func integer() -> Int64 {
        let bits = Int.random(in: 0..<64, using: &generator)
        return Int64(bitPattern: generator.next()) >> Int64(bits)
    }

    private mutating func double() -> Double {
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: return Double(integer())
        case 1: return Double(Int.random(in: -99_999...99_999, using: &generator)) / 100
        case 2:
            return [
                0, -0.0, .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude,
                1e16,
            ]
            .randomElement(using: &generator) ?? 0
        default:
            let number = Double(bitPattern: generator.next())
            return number.isFinite ? number : 1
        }
    }
}
