import JourneyCore

/// A value while a template renders: those of the scope, and what only templates have.
enum Datum: Sendable {
    case value(Value)
    /// A text that already went through an escaping, so that output does not escape it again.
    case marked(String, Mark)
    case range(IntegerRange)
    /// The words `empty` and `blank`, which are equal to whatever is so.
    case empty
    case blank
    case loop(LoopPosition)

    enum Mark: Sendable {
        /// HTML whose values are escaped: what `capture` and `escape` make.
        case markup
        /// Percent-encoded: what `url_encode` makes.
        case percentEncoded
        /// The author answers for it: `raw`.
        case raw
    }

    static let null = Datum.value(.null)

    static func text(_ text: String) -> Datum { .value(.string(text)) }
    static func integer(_ number: Int64) -> Datum { .value(.int(number)) }
    static func bool(_ truth: Bool) -> Datum { .value(.bool(truth)) }
    static func list(_ items: [Value]) -> Datum { .value(.list(items)) }

    var isNull: Bool {
        if case .value(.null) = self { return true }
        return false
    }

    /// Only nil and false are not true.
    var isTrue: Bool {
        switch self {
        case .value(.null), .value(.bool(false)): false
        case .value, .marked, .range, .empty, .blank, .loop: true
        }
    }

    /// The text in it, if it is one.
    var string: String? {
        switch self {
        case .value(.string(let text)), .marked(let text, _): text
        case .value, .range, .empty, .blank, .loop: nil
        }
    }

    /// As something that can stand in a list.
    var asValue: Value {
        switch self {
        case .value(let value): value
        case .marked(let text, _): .string(text)
        case .range(let range): .list(range.values)
        case .empty, .blank: .string("")
        case .loop: .null
        }
    }
}

/// The whole numbers from one to another, both included; none when the upper is the lesser.
struct IntegerRange: Hashable, Sendable {
    var lower: Int64
    var upper: Int64

    /// Saturates at `Int.max`.
    var count: Int {
        guard upper >= lower else { return 0 }
        let (width, overflow) = upper.subtractingReportingOverflow(lower)
        return overflow || width == .max ? .max : Int(width) + 1
    }

    /// Charge for `count` steps before asking for these.
    var values: [Value] {
        upper >= lower ? (lower...upper).map { .int($0) } : []
    }
}

/// What `forloop` knows.
final class LoopPosition: Sendable {
    let name: String
    let length: Int
    let index: Int
    let parent: LoopPosition?
    /// The cells in a row of a `tablerow`; nil in a `for`.
    let columns: Int?

    init(name: String, length: Int, index: Int, parent: LoopPosition?, columns: Int? = nil) {
        self.name = name
        self.length = length
        self.index = index
        self.parent = parent
        self.columns = columns
    }

    subscript(_ property: String) -> Datum {
        switch property {
        case "index": .integer(Int64(index + 1))
        case "index0": .integer(Int64(index))
        case "rindex": .integer(Int64(length - index))
        case "rindex0": .integer(Int64(length - index - 1))
        case "first": .bool(index == 0)
        case "last": .bool(index == length - 1)
        case "length": .integer(Int64(length))
        case "name": columns == nil ? .text(name) : .null
        case "parentloop": parent.map { .loop($0) } ?? .null
        default: columns.map { cell(property, columns: $0) } ?? .null
        }
    }

    private func cell(_ property: String, columns: Int) -> Datum {
        let column = index % columns
        return switch property {
        case "row": .integer(Int64(index / columns + 1))
        case "col": .integer(Int64(column + 1))
        case "col0": .integer(Int64(column))
        case "col_first": .bool(column == 0)
        case "col_last": .bool(column == columns - 1)
        default: .null
        }
    }
}
