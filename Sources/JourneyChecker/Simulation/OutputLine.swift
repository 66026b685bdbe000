/// One line that `simulate` wrote.
struct OutputLine: Sendable {
    enum Kind: String, Sendable {
        case enrolled, step, contact, outcome, exited, goal, feedback, withdraw
    }

    enum Verdict: String, Sendable {
        case send, `defer`, suppress, next, recall, expire
    }

    /// Counted from 1.
    var number: Int
    var at: Moment
    var kind: Kind
    var customer: String
    var journey: String?
    var version: String?
    var enrollment: String?
    var step: String?
    var message: String?
    var about: String?
    var offer: String?
    var channel: String?
    var rendition: String?
    var contact: String?
    var verdict: Verdict?
    var reason: String?
    var until: Moment?
    /// The number as it is written.
    var cost: String?

    /// The keys of the contract, in its order.
    static let keys = [
        "at", "kind", "customer", "journey", "version", "enrollment", "step", "message", "about",
        "offer", "channel", "rendition", "contact", "verdict", "reason", "until", "cost",
    ]

    var isSend: Bool { kind == .contact && verdict == .send }
}
