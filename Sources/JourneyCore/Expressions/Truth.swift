/// What a condition comes to.
package enum Truth: Hashable, Sendable {
    case yes
    case no
    /// It has no value, so it does not hold; the error says why, such as which name was missing.
    case unknown(EvaluationError)

    package var isYes: Bool { self == .yes }
}
