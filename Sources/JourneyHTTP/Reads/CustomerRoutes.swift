import Hummingbird
import JourneyCore
import JourneyEngine
import JourneyStore

/// What is known of one customer.
struct CustomerRoutes {
    let engine: Engine
    let keyring: Keyring

    func add(to routes: inout RouteTable) {
        routes.get("/v1/customers/{id}") { request, context in
            _ = try await keyring.caller(of: request, for: .customersRead)
            return .json(CustomerCard(customer: try await customer(named: context)).value)
        }
        routes.get("/v1/customers/{id}/decisions") { request, context in
            _ = try await keyring.caller(of: request, for: .customersRead)
            let explainer = Explainer(
                decider: engine.decider.value,
                gates: try await engine.store.gates(),
                at: engine.time.now
            )
            let explanation = explainer.explain(
                try await customer(named: context),
                message: request.uri.queryParameters["message"].map(String.init),
                journey: request.uri.queryParameters["journey"].map(String.init)
            )
            return .json(explanation.json)
        }
    }

    private func customer(named context: CallContext) async throws -> Customer {
        let text = context.parameters.get("id") ?? ""
        guard let id = text.percentDecoded else {
            throw Problem.badRequest("the customer's id in the address is not UTF-8")
        }
        guard let customer = try await engine.store.customer(id) else {
            throw Problem.notFound("no customer has the id '\(id.prefix(256))'")
        }
        return customer
    }
}
