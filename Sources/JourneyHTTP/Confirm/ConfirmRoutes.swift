import HTTPTypes
import Hummingbird
import JourneyCore
import JourneyEngine
import JourneyStore

/// The way into a subscription with double opt-in: a page that asks, and a post that confirms.
///
/// Following the link changes nothing, because programs that look for bad links follow it too.
struct ConfirmRoutes {
    let engine: Engine
    let links: LinkSigner

    func add(to routes: inout RouteTable) {
        routes.get("/confirm/{token}") { request, context in try await ask(request, context) }
        routes.post("/confirm/{token}") { request, context in
            try await confirm(request, context)
        }
    }

    private func ask(_ request: Request, _ context: CallContext) async throws -> Response {
        let page = page(for: request)
        guard let contact = contact(of: context),
            let link = try await engine.feedback.confirmLink(of: contact)
        else { return page.notFound }
        switch link {
        case .open(let askings): return page.question(titles(of: askings, for: page))
        case .used(let consents): return page.done(titles(of: consents, for: page))
        case .expired: return page.expired
        }
    }

    private func confirm(_ request: Request, _ context: CallContext) async throws -> Response {
        _ = try await request.bytes(limit: Self.bodyBytesMax)
        let page = page(for: request)
        guard let contact = contact(of: context),
            let link = try await engine.feedback.confirm(by: contact)
        else { return page.notFound }
        switch link {
        case .open(let consents), .used(let consents):
            return page.done(titles(of: consents, for: page))
        case .expired: return page.expired
        }
    }

    private func contact(of context: CallContext) -> ContactHandle? {
        context.parameters.get("token").flatMap { links.contact(of: $0, to: .confirm) }
    }

    private func page(for request: Request) -> ConfirmPage {
        ConfirmPage(
            language: PageLanguage(acceptLanguage: request.headers[.acceptLanguage]),
            sender: policy.sender.name
        )
    }

    /// As the policy calls the topics, each once.
    private func titles(of consents: [Consent], for page: ConfirmPage) -> [String] {
        var titles: [String] = []
        for consent in consents {
            let topic = policy.topics[consent.topic]
            let title = topic?.title.text(for: page.language.rawValue) ?? consent.topic
            if !titles.contains(title) { titles.append(title) }
        }
        return titles
    }

    private var policy: Policy { engine.decider.value.programme.policy }

    private static let bodyBytesMax = 8 * 1_024
}
