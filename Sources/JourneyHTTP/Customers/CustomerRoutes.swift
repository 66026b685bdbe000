import Hummingbird
import JourneyCore
import JourneyEngine
import JourneyStore

/// What is known of one customer, why it was spoken to or not, and what servers may set.
struct CustomerRoutes {
    let engine: Engine
    let keyring: Keyring

    func add(to routes: inout RouteTable) {
        routes.get("/v1/customers/{id}") { request, context in
            let customer = try await customer(of: request, context)
            let decider = engine.decider.value
            let zone = decider.programme.policy.zone(of: customer.profile, by: decider.calendar)
            return .json(CustomerCard(customer: customer, zone: zone).value)
        }
        routes.get("/v1/customers/{id}/decisions") { request, context in
            let customer = try await customer(of: request, context)
            return .json(try await decisions(about: customer, request).json)
        }
        routes.add(.put, "/v1/customers/{id}/addresses") { request, context in
            try await set(CustomerChange.addresses, request, context)
        }
        routes.add(.put, "/v1/customers/{id}/consents") { request, context in
            try await set(CustomerChange.consents, request, context)
        }
    }

    private func customer(of request: Request, _ context: CallContext) async throws -> Customer {
        _ = try await keyring.caller(of: request, for: .customersRead)
        let id = try id(in: context)
        guard let customer = try await engine.store.customer(id) else {
            throw Problem.notFound("no customer has the id '\(id.prefix(256))'")
        }
        return customer
    }

    private func id(in context: CallContext) throws -> String {
        guard let id = context.parameters.get("id")?.percentDecoded else {
            throw Problem.badRequest("the customer's id in the address is not UTF-8")
        }
        return id
    }

    private func decisions(
        about customer: Customer,
        _ request: Request
    ) async throws -> Explanation {
        let wish = request.uri.queryParameters
        var now = engine.time.now
        if let text = wish["at"] {
            guard let instant = Timestamp(rfc3339: text) else {
                throw Problem.badRequest("'at' is not an RFC 3339 time")
            }
            now = instant
        }
        let explainer = Explainer(
            decider: engine.decider.value,
            gates: try await engine.store.gates(),
            at: now,
            learned: try await engine.store.learned(at: now)
        )
        return explainer.explain(
            customer,
            message: wish["message"].map { String($0) },
            journey: wish["journey"].map { String($0) }
        )
    }

    /// Sets as an event does, so that it is kept, and what it concerns is decided again.
    private func set(
        _ traits: (Value?) throws -> ValueMap,
        _ request: Request,
        _ context: CallContext
    ) async throws -> Response {
        let caller = try await keyring.caller(of: request, for: .eventsTrusted)
        let traits = try traits(try await request.json(limit: Limits.eventBytesMax))
        let now = engine.time.now
        let reader = SegmentReader(
            source: caller.keyID,
            trust: .trusted,
            calendar: engine.decider.value.calendar
        )
        // What is set back to what it was must not be taken for a repetition.
        let content = StableHash(Value.map(traits).jsonText).identifier
        var event = JSONObject()
        event.set("type", "identify")
        event.set("userId", try id(in: context))
        event.set("messageId", "put-\(now.milliseconds)-\(content)")
        event.set("traits", .map(traits))
        switch reader.read(ValueMap(event.entries), receivedAt: now) {
        case .failure(let rejection): throw Problem.badRequest(rejection.reason)
        case .success(let event):
            _ = try await engine.intake.take([event])
            return .success
        }
    }
}
