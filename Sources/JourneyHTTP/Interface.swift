import HTTPTypes
import Hummingbird
package import JourneyEngine
package import JourneyStore
package import Logging
import NIOCore

/// The daemon's HTTP interface: every route over one engine.
///
/// It holds no socket: ``Server`` gives it some, and tests call ``answer(_:_:headers:body:)``.
package struct Interface: Sendable {
    let responder: RouterResponder<CallContext>
    let logger: Logger

    /// `operatorKey` is one that only this process knows of: commands on this machine present it.
    ///
    /// `onStoreFailure` is told what the store threw: after an I/O error the daemon must not go on.
    package init(
        engine: Engine,
        signer: Signer,
        links: LinkSigner,
        operatorKey: StoredKey? = nil,
        logger: Logger,
        onStoreFailure: @escaping @Sendable (any Error) -> Void
    ) {
        self.logger = logger
        let keyring = Keyring(
            store: engine.store,
            time: engine.time,
            operatorKey: operatorKey
        )
        var routes = RouteTable(onStoreFailure: onStoreFailure)
        EventRoutes(engine: engine, keyring: keyring).add(to: &routes)
        JobRoutes(engine: engine, keyring: keyring, signer: signer, links: links).add(to: &routes)
        FeedbackRoutes(engine: engine, keyring: keyring).add(to: &routes)
        UnsubscribeRoutes(engine: engine, links: links).add(to: &routes)
        ConfirmRoutes(engine: engine, links: links).add(to: &routes)
        HealthRoutes(engine: engine).add(to: &routes)
        CustomerRoutes(engine: engine, keyring: keyring).add(to: &routes)
        OperationRoutes(engine: engine, keyring: keyring).add(to: &routes)
        KeyRoutes(engine: engine, keyring: keyring).add(to: &routes)
        routes.refuseOtherMethods()
        responder = routes.router.buildResponder()
    }

    /// What a call is answered with.
    package struct Answer: Sendable {
        package var status: Int
        /// By their names in lower case.
        package var headers: [String: String]
        package var body: [UInt8]
    }

    /// Answers a call that comes without a connection.
    package func answer(
        _ method: String,
        _ path: String,
        headers: [String: String] = [:],
        body: [UInt8] = []
    ) async throws -> Answer {
        guard let method = HTTPRequest.Method(method) else {
            return Answer(status: 501, headers: [:], body: [])
        }
        var fields = HTTPFields()
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        let request = Request(
            head: HTTPRequest(
                method: method,
                scheme: "http",
                authority: "localhost",
                path: path,
                headerFields: fields
            ),
            body: RequestBody(buffer: ByteBuffer(bytes: body))
        )
        let response = try await responder.respond(
            to: request,
            context: CallContext(logger: logger)
        )
        let collector = BodyCollector()
        try await response.body.write(CollectingWriter(collector: collector))
        var named: [String: String] = [:]
        for field in response.headers { named[field.name.canonicalName] = field.value }
        return Answer(status: response.status.code, headers: named, body: await collector.bytes)
    }
}
