import JourneyCore
import JourneyTesting
import Testing

/// A contact in each of its states meets a stop, with and without `--recall`.
struct StopTests {
    private static let start = Timestamp("2026-03-02T09:00:00Z")

    /// A state, how a contact gets there, and what the contract makes of it.
    struct Case: Sendable, CustomTestStringConvertible {
        var state: String
        var channel = Channel.email
        /// What becomes of it behind a closed gate, when its time or its adapter comes.
        var stopped: String
        var recalled: String
        var reach: @Sendable (inout Rehearsal) -> Void

        var testDescription: String { state }
    }

    static let cases = [
        Case(state: "planned", channel: .push, stopped: "planned", recalled: "recalled") {
            $0.event("Signed Up")
            $0.deliver(on: .email)
        },
        Case(state: "queued", stopped: "planned", recalled: "recalled") {
            $0.event("Signed Up")
        },
        Case(state: "leased", stopped: "planned", recalled: "recalled") {
            $0.event("Signed Up")
            lease(in: &$0)
        },
        Case(state: "begun", stopped: "sent", recalled: "sent") {
            $0.event("Signed Up")
            $0.begin(on: .email)
        },
        Case(state: "unknown", stopped: "sent", recalled: "sent") {
            $0.event("Signed Up")
            $0.begin(on: .email)
            $0.advance(by: .minutes(2))
        },
        Case(state: "sent", stopped: "sent", recalled: "sent") {
            $0.event("Signed Up")
            $0.deliver(on: .email)
        },
        Case(state: "delivered", stopped: "delivered", recalled: "delivered") {
            $0.event("Signed Up")
            hear(.delivered, in: &$0)
        },
        Case(state: "seen", stopped: "seen", recalled: "seen") {
            $0.event("Signed Up")
            hear(.seen(isMachine: false), in: &$0)
        },
        Case(state: "clicked", stopped: "clicked", recalled: "clicked") {
            $0.event("Signed Up")
            hear(.clicked(isMachine: false), in: &$0)
        },
        Case(state: "suppressed", stopped: "suppressed", recalled: "suppressed") {
            $0.event(
                "Said No",
                profile: ProfileChange(
                    consents: [Consent(topic: "cart", isGranted: false, at: $0.now)]
                )
            )
            $0.event("Signed Up")
        },
        Case(state: "recalled", stopped: "recalled", recalled: "recalled") {
            $0.event("Signed Up")
            $0.event("Left")
        },
        Case(state: "expired", stopped: "expired", recalled: "expired") {
            $0.event("Signed Up")
            $0.advance(by: .days(4))
        },
        Case(state: "failed", stopped: "failed", recalled: "failed") {
            $0.event("Signed Up")
            $0.begin(on: .email)
            settle(.permanentRequest, in: &$0)
        },
    ]

    private static func lease(in shop: inout Rehearsal) {
        let until = shop.now + .minutes(1)
        for contact in shop.queued(on: .email) {
            shop.turn { _ = $0.lease(contact.id, until: until) }
        }
    }

    private static func hear(_ feedback: Feedback, in shop: inout Rehearsal) {
        for contact in shop.deliver(on: .email) { shop.hear(feedback, about: contact) }
    }

    private static func settle(_ settlement: Settlement, in shop: inout Rehearsal) {
        guard let contact = shop.contacts(on: .email).first else { return }
        shop.turn { _ = $0.settle(contact.id, lease: contact.leaseCount, settlement) }
    }

    private static func shop(in state: Case) -> Rehearsal {
        let send = SendStep(
            id: "remind",
            message: "reminder",
            ladder: [Rung(channel: .email), Rung(channel: .push, after: .hours(4))],
            expires: .days(3),
            next: 1
        )
        var shop = Rehearsal(
            programme: Programme([
                .sample(exits: [EventCondition(event: "Left")], steps: [.send(send)])
            ]),
            profile: .reachable(),
            at: start
        )
        state.reach(&shop)
        return shop
    }

    private func contact(_ state: Case, in shop: Rehearsal) -> Contact? {
        shop.contacts(on: state.channel).first
    }

    /// Adapters ask for what they hold and for what is queued; providers take what was begun.
    private func letAdaptersWork(_ shop: inout Rehearsal) {
        for contact in shop.customer.contacts {
            let number = contact.leaseCount
            switch contact.state {
            case .leased:
                shop.turn { _ = $0.begin(contact.id, lease: number, content: .success(1)) }
            case .begun, .unknown:
                shop.turn {
                    _ = $0.settle(contact.id, lease: number, .accepted(providerID: nil))
                }
            case .planned, .queued, .sent, .delivered, .seen, .clicked, .suppressed, .recalled,
                .expired, .failed:
                continue
            }
        }
        for channel in Channel.pushed { shop.begin(on: channel) }
    }

    private func scopes(of state: Case) -> [Gates.Scope] {
        [.everything, .journey("welcome"), .channel(state.channel)]
    }

    @Test(arguments: cases)
    func `behind a closed gate each state goes on as the contract says`(state: Case) {
        for scope in scopes(of: state) {
            var shop = Self.shop(in: state)
            #expect(contact(state, in: shop)?.stateWord == state.state)
            shop.gates = Gates(closed: [scope])

            letAdaptersWork(&shop)
            shop.advance(by: .hours(5))
            letAdaptersWork(&shop)

            let after = contact(state, in: shop)
            #expect(after?.stateWord == state.stopped, "\(scope)")
            guard state.stopped == "planned" else { continue }
            #expect(after?.state == .planned(until: .distantFuture, .stopped))
            #expect(after?.attempt == 0)
            #expect(after?.begunAt == nil)
        }
    }

    @Test(arguments: cases)
    func `a stop with recall drops what has not begun, and tries nothing again`(state: Case) {
        for scope in scopes(of: state) {
            var shop = Self.shop(in: state)
            shop.gates = Gates(closed: [scope])
            var dropped = 0
            shop.turn { dropped = $0.recall(behind: scope) }

            let after = contact(state, in: shop)
            let isDropped = ["planned", "queued", "leased"].contains(state.state)
            if isDropped { #expect(dropped > 0, "\(scope)") }
            #expect(after?.stateWord == (isDropped ? "recalled" : state.state), "\(scope)")
            if isDropped { #expect(after?.reason == .stopped) }
            #expect(after?.isRecallNoted == (state.state == "begun"), "\(scope)")
            letAdaptersWork(&shop)
            #expect(contact(state, in: shop)?.stateWord == state.recalled, "\(scope)")
        }
    }

    @Test func `what had begun and failed for now is recalled, and its journey goes on`() {
        for settlement in [
            Settlement.transient(retryAt: Self.start + .seconds(1)),
            .throttled(retryAt: Self.start + .seconds(1)), .config,
        ] {
            var shop = Self.shop(in: Self.cases[3])
            shop.gates = Gates(closed: [.everything])
            shop.turn { _ = $0.recall(behind: .everything) }

            Self.settle(settlement, in: &shop)

            #expect(shop.contacts(on: .email).first?.stateWord == "recalled")
            #expect(shop.customer.enrollments.first?.isActive == false)
            #expect(shop.customer.locks.isEmpty)
        }
    }

    @Test(arguments: cases)
    func `a stop of something else changes nothing`(state: Case) {
        for scope in [Gates.Scope.journey("another"), .channel(.sms)] {
            var shop = Self.shop(in: state)
            let before = contact(state, in: shop)?.state
            shop.gates = Gates(closed: [scope])

            shop.turn { #expect($0.recall(behind: scope) == 0) }

            #expect(contact(state, in: shop)?.state == before)
            #expect(contact(state, in: shop)?.isRecallNoted == false)
        }
    }
}
