/// Why an expression has no value.
package enum EvaluationError: Error, Hashable, Sendable {
    /// No such name where the expression was evaluated: `custmer`.
    case unknownName(String)
    /// The name is known and has no such field at the moment: `customer.birthday`, with its path.
    case missing(String)
    /// A map has no such key.
    case noSuchKey(String)
    /// Neither the language nor the place of evaluation has the function.
    case unknownFunction(String)
    /// An operator or function that has no meaning for these types: `string > int`.
    case noSuchOverload(String)
    case divisionByZero
    /// A number, instant or duration beyond what its type can hold.
    case range(String)
    /// A value of the right type that can't be used: `int("abc")`.
    case invalidArgument(String)
    /// The expression needs more work than one evaluation may do.
    case budget
}

extension EvaluationError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknownName(let name): "unknown name '\(name)'"
        case .missing(let path): "'\(path)' is missing"
        case .noSuchKey(let key): "no such key: \(key)"
        case .unknownFunction(let name): "unknown function '\(name)'"
        case .noSuchOverload(let use): "no such overload: \(use)"
        case .divisionByZero: "division by zero"
        case .range(let what): "out of range: \(what)"
        case .invalidArgument(let what): "invalid argument: \(what)"
        case .budget: "the expression needs more work than is allowed"
        }
    }
}
