import JourneyCore
import JourneyStore
import JourneyTesting

/// Something that may happen to a store, drawn from a seed.
enum RandomAction: Sendable {
    case takeIn([IncomingEvent], at: Timestamp)
    case wake(at: Timestamp)
    case deliver(Channel, SettleReport.Outcome?, at: Timestamp)
    case hear(Feedback, customer: String, at: Timestamp)
    case gate(Gates.Scope, isClosed: Bool, at: Timestamp)

    static let customers = ["ann", "bob", "cid"]

    init(number: Int, using generator: inout SeededGenerator) {
        let now = StoreScene.start + .hours(Int64(number * 5))
        switch Int.random(in: 0..<10, using: &generator) {
        case 0..<4:
            let events = (0..<3).map {
                Self.event("\(number)-\($0)", at: now, using: &generator)
            }
            self = .takeIn(events, at: now)
        case 4..<6: self = .wake(at: now)
        case 6..<8:
            let outcomes: [SettleReport.Outcome?] = [
                .accepted(providerID: "p\(number)"), .transient(retryAfter: nil), nil,
                .permanentRecipient, .throttled(retryAfter: .seconds(30)),
            ]
            let channel = Channel.pushed.randomElement(using: &generator) ?? .email
            let outcome = outcomes.randomElement(using: &generator) ?? nil
            self = .deliver(channel, outcome, at: now)
        case 8:
            let feedback: [Feedback] = [
                .delivered, .seen(isMachine: false), .clicked(isMachine: false), .unsubscribed,
                .bounced(isHard: true), .bounced(isHard: false),
            ]
            self = .hear(
                feedback.randomElement(using: &generator) ?? .delivered,
                customer: Self.customers.randomElement(using: &generator) ?? "ann",
                at: now
            )
        default:
            let scopes: [Gates.Scope] = [.everything, .channel(.email), .journey("welcome")]
            self = .gate(
                scopes.randomElement(using: &generator) ?? .everything,
                isClosed: Bool.random(using: &generator),
                at: now
            )
        }
    }

    static func event(
        _ id: String,
        at now: Timestamp,
        using generator: inout SeededGenerator
    ) -> IncomingEvent {
        let names = [
            "Signed Up", "Subscribed", "Cart Updated", "Visited", "Bought", "Left", "Sneezed",
        ]
        let customer = customers.randomElement(using: &generator) ?? "ann"
        let isRepeated = Int.random(in: 0..<10, using: &generator) == 0
        return .sample(
            names.randomElement(using: &generator) ?? "Visited",
            of: customer,
            id: isRepeated ? "again" : id,
            at: now,
            properties: ValueMap(["total": .int(Int64.random(in: 0..<3, using: &generator))]),
            profile: Bool.random(using: &generator) ? .reachable(customer) : nil
        )
    }

    func run(on scene: StoreScene) async throws {
        switch self {
        case .takeIn(let events, let now):
            _ = try await scene.store.takeIn(events, at: now, deciding: scene.decider)
        case .wake(let now): _ = try await scene.wake(at: now)
        case .deliver(let channel, let outcome, let now):
            let jobs = try await scene.lease(channel, at: now).map(\.reference)
            _ = try await scene.begin(jobs, at: now)
            if let outcome { _ = try await scene.settle(jobs, outcome, at: now) }
        case .hear(let feedback, let customer, let now):
            guard let customer = try await scene.store.customer(customer),
                let contact = customer.contacts.last
            else { return }
            let handle = ContactHandle(customer: customer.number, contact: contact.id)
            _ = try await scene.hear(feedback, about: handle, at: now)
        case .gate(let scope, isClosed: true, let now):
            _ = try await scene.store.stop(
                scope,
                recall: false,
                at: now,
                deciding: scene.decider
            )
        case .gate(let scope, isClosed: false, let now):
            _ = try await scene.store.open(scope, at: now)
        }
    }
}
