/// A set of Unicode scalars: ranges and categories.
struct ScalarSet: Sendable {
    struct Category: Sendable {
        var kind: ScalarCategory
        var isNegated: Bool
    }

    private var ranges: [ClosedRange<UInt32>] = []
    private var categories: [Category] = []
    private var subtracted: [[ClosedRange<UInt32>]] = []
    private var isNegated = false
    private var ignoresCase = false

    init(_ ranges: [ClosedRange<UInt32>] = []) {
        self.ranges = ranges
    }

    mutating func insert(_ range: ClosedRange<UInt32>) {
        ranges.append(range)
    }

    mutating func insert(_ kind: ScalarCategory, isNegated: Bool) {
        categories.append(Category(kind: kind, isNegated: isNegated))
    }

    /// Adds the ranges, or everything but them.
    mutating func insert(_ other: [ClosedRange<UInt32>], isNegated: Bool) {
        if isNegated { subtracted.append(other) } else { ranges += other }
    }

    func negated() -> Self {
        var set = self
        set.isNegated.toggle()
        return set
    }

    func ignoringCase() -> Self {
        var set = self
        set.ignoresCase = true
        return set
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        var isIn = has(scalar)
        if !isIn, ignoresCase {
            isIn = Self.otherCases(of: scalar).contains { has($0) }
        }
        return isIn != isNegated
    }

    /// The scalar in lower and in upper case, where that is a single scalar other than itself.
    static func otherCases(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        if scalar.isASCII {
            let isLetter = (scalar.value | 0x20) >= 0x61 && (scalar.value | 0x20) <= 0x7a
            return isLetter ? [Unicode.Scalar(UInt8(scalar.value ^ 0x20))] : []
        }
        let mappings = [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping]
        return mappings.compactMap { mapping in
            let scalars = mapping.unicodeScalars
            guard let first = scalars.first, scalars.count == 1, first != scalar else { return nil }
            return first
        }
    }

    private func has(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        if ranges.contains(where: { $0.contains(value) }) { return true }
        if subtracted.contains(where: { !$0.contains { $0.contains(value) } }) { return true }
        return categories.contains { $0.kind.contains(scalar) != $0.isNegated }
    }
}

extension ScalarSet {
    static let digitRanges: [ClosedRange<UInt32>] = [0x30...0x39]
    static let spaceRanges: [ClosedRange<UInt32>] = [0x09...0x0a, 0x0c...0x0d, 0x20...0x20]
    static let wordRanges: [ClosedRange<UInt32>] = [
        0x30...0x39, 0x41...0x5a, 0x5f...0x5f, 0x61...0x7a,
    ]
    static let word = ScalarSet(wordRanges)
    static let everything = ScalarSet([0...0x10_ffff])
    static let everythingButLineFeed = ScalarSet([0...0x09, 0x0b...0x10_ffff])

    /// What `[:name:]` holds.
    static func posixRanges(_ name: String) -> [ClosedRange<UInt32>]? {
        switch name {
        case "alnum": [0x30...0x39, 0x41...0x5a, 0x61...0x7a]
        case "alpha": [0x41...0x5a, 0x61...0x7a]
        case "ascii": [0x00...0x7f]
        case "blank": [0x09...0x09, 0x20...0x20]
        case "cntrl": [0x00...0x1f, 0x7f...0x7f]
        case "digit": digitRanges
        case "graph": [0x21...0x7e]
        case "lower": [0x61...0x7a]
        case "print": [0x20...0x7e]
        case "punct": [0x21...0x2f, 0x3a...0x40, 0x5b...0x60, 0x7b...0x7e]
        case "space": [0x09...0x0d, 0x20...0x20]
        case "upper": [0x41...0x5a]
        case "word": wordRanges
        case "xdigit": [0x30...0x39, 0x41...0x46, 0x61...0x66]
        default: nil
        }
    }
}
