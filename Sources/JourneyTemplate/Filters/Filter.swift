/// A filter: what it takes, and what it does.
struct Filter: Sendable {
    typealias Apply =
        @Sendable (Datum, FilterArguments, Renderer) throws(FilterFailure) -> Datum

    /// How many arguments may stand after the colon.
    var arguments: ClosedRange<Int>
    /// The names of those with names.
    var named: [String]
    var apply: Apply

    init(_ arguments: ClosedRange<Int>, named: [String] = [], _ apply: @escaping Apply) {
        self.arguments = arguments
        self.named = named
        self.apply = apply
    }

    init(_ arguments: Int, _ apply: @escaping Apply) {
        self.init(arguments...arguments, apply)
    }
}

/// The values of a filter's arguments.
struct FilterArguments {
    var positional: [Datum]
    var named: [String: Datum]

    subscript(_ index: Int) -> Datum? {
        index < positional.count ? positional[index] : nil
    }

    /// The text of an argument, nothing if there is none.
    func text(_ index: Int) -> String { self[index]?.text ?? "" }
}

/// Why a filter can't do what it is asked.
struct FilterFailure: Error {
    var id = TemplateProblem.ID.wrongValue
    var message: String
    var help: String?
}
