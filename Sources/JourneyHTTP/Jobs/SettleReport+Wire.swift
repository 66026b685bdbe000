import JourneyCore
import JourneyEngine
import JourneyStore

extension SettleReport.Outcome {
    /// As an adapter writes it, in the item at `index`.
    init(_ item: ValueMap, index: Int) throws {
        guard case .string(let word)? = item["outcome"] else {
            throw Problem.badRequest("item \(index) lacks 'outcome'")
        }
        let retryAfter = try item.seconds("retry_after", atMost: Self.retryAfterMax)
        switch word {
        case "accepted":
            let id = item.text("provider_id")
            guard (id?.utf8.count ?? 0) <= FeedbackReport.providerIDBytesMax else {
                throw Problem.badRequest(
                    "item \(index): 'provider_id' is longer than "
                        + "\(FeedbackReport.providerIDBytesMax) bytes"
                )
            }
            self = .accepted(providerID: id)
        case "transient": self = .transient(retryAfter: retryAfter)
        case "throttled": self = .throttled(retryAfter: retryAfter)
        case "permanent_recipient": self = .permanentRecipient
        case "permanent_request": self = .permanentRequest
        case "config": self = .config
        default:
            let nearest = NearestWord.of(word, among: Self.words)
            let help = nearest.map { "did you mean '\($0)'?" }
            throw Problem.badRequest(
                "item \(index) has the unknown outcome '\(word.prefix(40))': "
                    + (help ?? "it is one of \(Self.words.joined(separator: ", "))")
            )
        }
    }

    private static let words = [
        "accepted", "transient", "throttled", "permanent_recipient", "permanent_request", "config",
    ]
    private static let retryAfterMax = Milliseconds.days(1)
}

extension SettleReport {
    /// Whose id `provider_id` is.
    static func provider(_ item: ValueMap, index: Int) throws -> String? {
        guard let provider = item.text("provider"), !provider.isEmpty else { return nil }
        guard provider.utf8.count <= FeedbackReport.providerIDBytesMax else {
            throw Problem.badRequest(
                "item \(index): 'provider' is longer than "
                    + "\(FeedbackReport.providerIDBytesMax) bytes"
            )
        }
        return provider
    }
}

extension Turn.SettleResult {
    var word: String {
        switch self {
        case .ok: "ok"
        case .notYours: "not_yours"
        }
    }
}
