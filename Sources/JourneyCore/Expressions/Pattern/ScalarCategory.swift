/// What `\p{…}` names: a general category, a family of them, or one of the scripts that we know.
enum ScalarCategory: Sendable {
    case any
    /// The first letter of a two-letter category: `L` for all letters.
    case family(Unicode.Scalar)
    case category(Unicode.GeneralCategory)
    case script([ClosedRange<UInt32>])

    init?(_ name: String) {
        if name == "Any" {
            self = .any
        } else if let category = Self.categories[name] {
            self = .category(category)
        } else if let script = Self.scripts[name] {
            self = .script(script)
        } else if name.utf8.count == 1, let first = name.unicodeScalars.first,
            Self.categories.keys.contains(where: { $0.unicodeScalars.first == first })
        {
            self = .family(first)
        } else {
            return nil
        }
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch self {
        case .any: true
        case .family(let letter):
            Self.names[scalar.properties.generalCategory]?.unicodeScalars.first == letter
        case .category(let category): scalar.properties.generalCategory == category
        case .script(let ranges): ranges.contains { $0.contains(scalar.value) }
        }
    }

    private static let categories: [String: Unicode.GeneralCategory] = [
        "Lu": .uppercaseLetter, "Ll": .lowercaseLetter, "Lt": .titlecaseLetter,
        "Lm": .modifierLetter, "Lo": .otherLetter, "Mn": .nonspacingMark, "Mc": .spacingMark,
        "Me": .enclosingMark, "Nd": .decimalNumber, "Nl": .letterNumber, "No": .otherNumber,
        "Pc": .connectorPunctuation, "Pd": .dashPunctuation, "Ps": .openPunctuation,
        "Pe": .closePunctuation, "Pi": .initialPunctuation, "Pf": .finalPunctuation,
        "Po": .otherPunctuation, "Sm": .mathSymbol, "Sc": .currencySymbol, "Sk": .modifierSymbol,
        "So": .otherSymbol, "Zs": .spaceSeparator, "Zl": .lineSeparator, "Zp": .paragraphSeparator,
        "Cc": .control, "Cf": .format, "Cs": .surrogate, "Co": .privateUse, "Cn": .unassigned,
    ]

    private static let names = Dictionary(
        uniqueKeysWithValues: categories.map { ($0.value, $0.key) }
    )

    /// The blocks in which these scripts are written; the standard library does not tell scripts.
    private static let scripts: [String: [ClosedRange<UInt32>]] = [
        "Cyrillic": [
            0x400...0x484, 0x487...0x52f, 0x1c80...0x1c8a, 0x1d2b...0x1d2b, 0x1d78...0x1d78,
            0x2de0...0x2dff, 0xa640...0xa69f,
        ],
        "Greek": [
            0x370...0x373, 0x375...0x377, 0x37a...0x37d, 0x37f...0x37f, 0x384...0x384,
            0x386...0x386, 0x388...0x3e1, 0x3f0...0x3ff, 0x1f00...0x1ffe,
        ],
        "Latin": [
            0x41...0x5a, 0x61...0x7a, 0xaa...0xaa, 0xba...0xba, 0xc0...0xd6, 0xd8...0xf6,
            0xf8...0x2b8, 0x1e00...0x1eff, 0x2c60...0x2c7f, 0xa722...0xa787, 0xff21...0xff3a,
            0xff41...0xff5a,
        ],
    ]
}
