import JourneyCore
import JourneyEngine
import JourneyStore

extension FeedbackReport {
    /// Why one report of a request is not taken.
    struct Rejection: Error, Hashable {
        var reason: String

        init(_ reason: String) {
            self.reason = reason
        }
    }

    /// As a channel writes it: `{contact | provider_id+provider, event, at, machine?, detail?, id?}`.
    init(_ value: Value, now: Timestamp) throws(Rejection) {
        guard case .map(let object) = value else {
            throw Rejection("the report is not a JSON object")
        }
        self.init(
            subject: try Self.subject(of: object),
            feedback: try Self.feedback(of: object),
            at: try Self.instant(of: object, now: now),
            id: try Self.id(of: object)
        )
    }

    /// Longer than any that is in use: they are kept, and looked up.
    static let providerIDBytesMax = 512

    private static func id(of object: ValueMap) throws(Rejection) -> String? {
        guard let id = object.text("id") else { return nil }
        guard id.utf8.count <= providerIDBytesMax else {
            throw Rejection("'id' is longer than \(providerIDBytesMax) bytes")
        }
        return id
    }

    private static func subject(of object: ValueMap) throws(Rejection) -> Subject {
        if let text = object.text("contact") {
            guard let contact = ContactHandle(text) else {
                throw Rejection("'\(text.prefix(60))' is not a contact's handle")
            }
            return .contact(contact)
        }
        guard let id = object.text("provider_id"), let provider = object.text("provider") else {
            throw Rejection("neither 'contact' nor 'provider_id' with 'provider' names a contact")
        }
        guard max(id.utf8.count, provider.utf8.count) <= providerIDBytesMax else {
            throw Rejection("a provider's name or id is longer than \(providerIDBytesMax) bytes")
        }
        return .provider(id: id, provider: provider)
    }

    private static func feedback(of object: ValueMap) throws(Rejection) -> Feedback {
        guard let word = object.text("event") else { throw Rejection("the report lacks 'event'") }
        var isMachine = false
        if case .bool(true)? = object["machine"] { isMachine = true }
        switch word {
        case "delivered": return .delivered
        case "seen": return .seen(isMachine: isMachine)
        case "clicked": return .clicked(isMachine: isMachine)
        case "replied": return .replied
        case "bounced": return .bounced(isHard: isHard(object.text("detail")))
        case "complained": return .complained
        case "unsubscribed": return .unsubscribed
        case "failed": return .failed
        default:
            let help = NearestWord.of(word, among: words).map { "did you mean '\($0)'?" }
            throw Rejection(
                "unknown event '\(word.prefix(40))': "
                    + (help ?? "it is one of \(words.joined(separator: ", "))")
            )
        }
    }

    private static let words = [
        "delivered", "seen", "clicked", "replied", "bounced", "complained", "unsubscribed",
        "failed",
    ]

    /// A bounce is hard unless it says that it is not.
    private static func isHard(_ detail: String?) -> Bool {
        guard let detail = detail?.lowercased() else { return true }
        return !softWords.contains { detail.hasPrefix($0) }
    }

    private static let softWords = ["soft", "transient", "deferred", "temporary"]

    /// A report from the future would hold back what comes after it.
    private static func instant(
        of object: ValueMap,
        now: Timestamp
    ) throws(Rejection) -> Timestamp {
        switch object["at"] {
        case nil, .null?: return now
        case .string(let text)?:
            guard let instant = Timestamp(rfc3339: text) else { break }
            return min(instant, now)
        default: break
        }
        throw Rejection("'at' is not an RFC 3339 time")
    }
}
