/// Why a text is no span, and what to write instead.
package struct SpanError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Kind: Hashable, Sendable {
        case empty
        /// A unit without a number before it.
        case missingNumber(unit: String)
        /// A number without a unit behind it.
        case missingUnit(number: String)
        case unknownUnit(String, suggestion: String?)
        /// A unit that came before, or after a smaller one.
        case outOfOrder(unit: String)
        case fraction
        case negative
        case tooLong
        case malformedISO
        case malformed
    }

    package var kind: Kind
    /// The whole of what was written.
    package var text: String

    package init(_ kind: Kind, in text: String) {
        self.kind = kind
        self.text = text
    }

    package var description: String {
        switch kind {
        case .empty: "a duration is missing; write it like '20 minutes' or '2 days'"
        case .missingNumber(let unit):
            "'\(text)' is no duration: there is no number before '\(unit)'; write it like '2 days'"
        case .missingUnit(let number):
            "'\(text)' is no duration: '\(number)' has no unit; write '\(number) minutes' or"
                + " '\(number) days'"
        case .unknownUnit(let unit, let suggestion?):
            "'\(text)' is no duration: unknown unit '\(unit)'; did you mean '\(suggestion)'?"
        case .unknownUnit(let unit, nil):
            "'\(text)' is no duration: unknown unit '\(unit)'; the units are seconds, minutes,"
                + " hours, days, weeks, months and years"
        case .outOfOrder(let unit):
            "'\(text)' is no duration: write each unit once and the larger first, so '\(unit)'"
                + " can't stand there"
        case .fraction:
            "'\(text)' has a fraction; write whole numbers, like '90 minutes' or '1 hour 30 minutes'"
        case .negative:
            "'\(text)' is negative; a duration here counts forward, so leave out the '-'"
        case .tooLong: "'\(text)' is too long; a duration is at most 100 years"
        case .malformedISO:
            "'\(text)' is no ISO 8601 duration; write it like 'PT20M', 'P1DT2H' or 'P3M'"
        case .malformed: "'\(text)' is no duration; write it like '20 minutes' or '2 days'"
        }
    }
}
