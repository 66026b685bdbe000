import JourneyCore
package import JourneyStore

/// A name that neither the files nor the customer's ledger have: it must not look like an answer.
package struct UnknownName: Error, Hashable, CustomStringConvertible {
    package enum Kind: String, Sendable {
        case message
        case journey
    }

    package let kind: Kind
    package let name: String
    /// Sorted, each once.
    package let known: [String]

    /// The one that was meant; `nil` where none is near.
    package var nearest: String? { NearestWord.of(name, among: known) }

    package var description: String {
        let help: String
        if let nearest {
            help = "did you mean '\(nearest)'?"
        } else if known.isEmpty {
            help = "there is none"
        } else {
            help = "there are \(known.joined(separator: ", "))"
        }
        return "unknown \(kind.rawValue) '\(name)': \(help)"
    }
}

extension Explainer {
    /// Narrowed to a message or a journey where these are given, which must be known: to the files,
    /// or to what the customer was told before an edit took them away.
    package func explain(
        _ evidence: Evidence,
        message: String?,
        journey: String?
    ) throws(UnknownName) -> Explanation {
        let (customer, rejections) = (evidence.customer, evidence.rejections)
        try check(message, .message) {
            programme.messages.keys + customer.contacts.map(\.message)
        }
        try check(journey, .journey) {
            programme.journeys.map(\.name) + customer.enrollments.map(\.journey)
                + rejections.map(\.journey)
        }
        return explain(customer, rejections: rejections, message: message, journey: journey)
    }

    private func check(
        _ name: String?,
        _ kind: UnknownName.Kind,
        among known: () -> [String]
    ) throws(UnknownName) {
        guard let name else { return }
        let known = known()
        guard !known.contains(name) else { return }
        throw UnknownName(kind: kind, name: name, known: Set(known).sorted())
    }
}
