import HTTPTypes
import Hummingbird
import JourneyCore
import JourneyEngine
import JourneyStore

/// The way out of a subscription: a page that asks, and a post that does it at once (RFC 8058).
///
/// The token in the address is all that is needed: whoever has the message may unsubscribe.
struct UnsubscribeRoutes {
    let engine: Engine
    let links: LinkSigner

    func add(to routes: inout RouteTable) {
        routes.get("/u/{token}") { request, context in try await ask(request, context) }
        routes.post("/u/{token}") { request, context in try await unsubscribe(request, context) }
    }

    private func ask(_ request: Request, _ context: CallContext) async throws -> Response {
        guard let contact = contact(of: context),
            let page = try await page(about: contact, for: request)
        else { return emptyPage(for: request).notFound }
        return page.question
    }

    private func unsubscribe(
        _ request: Request,
        _ context: CallContext
    ) async throws -> Response {
        let body = try await request.bytes(limit: Self.bodyBytesMax)
        guard let contact = contact(of: context),
            let page = try await page(about: contact, for: request)
        else { return emptyPage(for: request).notFound }
        let isFromEverything = Self.hasAll(body)
        let isDone = try await engine.feedback.unsubscribe(
            contact,
            fromEverything: isFromEverything,
            source: Self.isOneClick(body) ? "one-click" : "unsubscribe link"
        )
        return isDone ? page.done(fromEverything: isFromEverything) : page.notFound
    }

    private func contact(of context: CallContext) -> ContactHandle? {
        context.parameters.get("token").flatMap { links.contact(of: $0, to: .unsubscribe) }
    }

    /// `nil` where there is no such contact any more.
    private func page(
        about handle: ContactHandle,
        for request: Request
    ) async throws -> UnsubscribePage? {
        guard let customer = try await engine.store.customer(of: handle) else { return nil }
        var page = emptyPage(for: request)
        let contact = customer.contacts.first { $0.id.high == handle.check }
        if let topic = contact.flatMap({ policy.topics[$0.topic] }) {
            page.topic = topic.title.text(for: page.language.rawValue)
        }
        return page
    }

    private func emptyPage(for request: Request) -> UnsubscribePage {
        UnsubscribePage(
            language: PageLanguage(acceptLanguage: request.headers[.acceptLanguage]),
            sender: policy.sender.name,
            topic: nil
        )
    }

    private var policy: Policy { engine.decider.value.programme.policy }

    /// Whether the form's box for everything was ticked.
    private static func hasAll(_ body: [UInt8]) -> Bool {
        body.split(separator: UInt8(ascii: "&")).contains { $0.elementsEqual("all=1".utf8) }
    }

    /// Whether a mail program did it for its user (RFC 8058), rather than the page.
    private static func isOneClick(_ body: [UInt8]) -> Bool {
        body.elementsEqual("List-Unsubscribe=One-Click".utf8)
    }

    private static let bodyBytesMax = 8 * 1_024
}
