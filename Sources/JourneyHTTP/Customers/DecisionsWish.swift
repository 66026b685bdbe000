import Hummingbird
import JourneyCore
import JourneyEngine
import JourneyStore

/// What a request for a customer's decisions asks for: `message`, `journey`, `at`, `lang`.
struct DecisionsWish {
    var message: String?
    var journey: String?
    var at: Timestamp
    var language: ExplanationLanguage

    init(_ request: Request, at now: Timestamp) throws {
        let wish = request.uri.queryParameters
        message = wish["message"].map { String($0) }
        journey = wish["journey"].map { String($0) }
        at = now
        if let text = wish["at"] {
            guard let instant = Timestamp(rfc3339: text) else {
                throw Problem.badRequest("'at' is not an RFC 3339 time")
            }
            at = instant
        }
        switch PageLanguage(acceptLanguage: request.headers[.acceptLanguage]) {
        case .russian: language = .russian
        case .english: language = .english
        }
        if let text = wish["lang"] {
            guard let known = ExplanationLanguage(rawValue: String(text)) else {
                let words = ExplanationLanguage.allCases.map(\.rawValue).joined(separator: " or ")
                throw Problem.badRequest("'lang' is \(words), not '\(text.prefix(16))'")
            }
            language = known
        }
    }

    func answer(_ id: String, _ engine: Engine) async throws -> Value {
        let decider = engine.decider.value
        let remembered = decider.programme.rememberedEvents
        guard let found = try await engine.store.evidence(about: id, remembering: remembered) else {
            throw Problem.noCustomer(id)
        }
        let explainer = Explainer(
            decider: decider,
            gates: found.gates,
            addresses: found.addresses,
            heldChannels: found.heldChannels,
            language: language,
            at: at,
            learned: try await engine.store.learned(at: at)
        )
        do throws(UnknownName) {
            return try explainer.explain(found, message: message, journey: journey).json
        } catch {
            throw Problem.notFound("\(error)")
        }
    }
}

extension Problem {
    static func noCustomer(_ id: String) -> Self {
        notFound("no customer has the id '\(id.prefix(256))'")
    }
}
