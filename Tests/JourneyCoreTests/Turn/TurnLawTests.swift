import JourneyCore
import JourneyTesting
import Testing

/// What must hold for every customer whatever happens in whatever order.
struct TurnLawTests {
    private static let start = Timestamp("2026-03-02T09:00:00Z")

    private static let programme = make(Arbitration())

    private static func make(_ arbitration: Arbitration) -> Programme {
        func send(_ id: String, _ ladder: [Rung], next: Int) -> Instruction {
            .send(
                SendStep(id: id, message: id, ladder: ladder, expires: .days(3), next: next)
            )
        }
        let order = EventCondition(event: "Order Completed")
        let ladder = [
            Rung(channel: .email), Rung(channel: .push, after: .hours(4)),
            Rung(channel: .sms, after: .hours(4)),
        ]
        return Programme(
            [
                .sample(
                    "welcome",
                    exits: [order],
                    steps: [
                        send("hello", ladder, next: 1), .wait(id: "pause", .days(1)),
                        send("offer", ladder, next: 3),
                    ]
                ),
                .sample(
                    "cart",
                    on: "Cart Updated",
                    again: .restart,
                    exits: [order],
                    priority: 80,
                    steps: [
                        .wait(id: "pause", .hours(1)), send("reminder", ladder, next: 2),
                    ]
                ),
                .sample("twin", on: "Cart Updated", steps: [send("twin", ladder, next: 1)]),
            ],
            messages: [
                .sample("hello"), .sample("offer"), .sample("reminder", offer: "cart"),
                .sample("twin", offer: "cart"),
            ],
            policy: .sample(
                caps: [Cap(atMost: 2, window: .rolling(.days(1)))],
                quietHours: [QuietHours(hours: DailyHours(start: 23 * 60, end: 8 * 60))],
                arbitration: arbitration
            )
        )
    }

    @Test(arguments: UInt64(0)..<200)
    func `no order of events breaks an invariant`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var shop = Rehearsal(
            programme: Self.programme,
            profile: .reachable(),
            at: Self.start
        )
        for _ in 0..<120 {
            act(&shop, &random)
            expectInvariants(shop)
        }
        shop.advance(by: .days(60))
        expectInvariants(shop)
        #expect(shop.customer.enrollments.allSatisfy { !$0.isActive })
    }

    @Test(arguments: UInt64(0)..<200)
    func `no order of events breaks an invariant where the daemon is off now and then`(
        seed: UInt64
    ) {
        var random = SeededGenerator(seed: seed ^ 0x0FF0)
        var shop = Rehearsal(
            programme: Self.programme,
            profile: .reachable(),
            at: Self.start
        )
        for _ in 0..<120 {
            if Int.random(in: 0..<8, using: &random) == 0 {
                shop.turnOff(for: .minutes(Int64.random(in: 60...2_000, using: &random)))
                // An event may come before all that is late was decided.
                if Int.random(in: 0..<2, using: &random) == 0 { shop.turn { $0.wake() } }
            }
            act(&shop, &random)
            expectInvariants(shop)
        }
        shop.turnOff(for: .days(3))
        shop.turn { $0.wake() }
        // Nothing is due any more, and nothing was decided to leave after its time.
        for contact in shop.customer.contacts {
            if let due = contact.due { #expect(due > shop.now, "\(contact.message)") }
            if case .queued = contact.state { #expect(contact.expiresAt > shop.now) }
        }
        shop.advance(by: .days(60))
        expectInvariants(shop)
        #expect(shop.customer.enrollments.allSatisfy { !$0.isActive })
    }

    @Test(arguments: UInt64(0)..<200)
    func `no order of events breaks an invariant where rivals are gathered`(seed: UInt64) {
        var random = SeededGenerator(seed: seed ^ 0xA5A5)
        let losses = [Cap.OnCap.defer, .nextRung, .suppress]
        let arbitration = Arbitration(
            gather: .minutes(Int64.random(in: 0...90, using: &random)),
            onLost: losses[Int(seed % 3)]
        )
        var shop = Rehearsal(
            programme: Self.make(arbitration),
            profile: .reachable(),
            at: Self.start
        )
        for _ in 0..<120 {
            act(&shop, &random)
            expectInvariants(shop)
            expectNoPlaceIsKeptFromAHigher(shop)
        }
        shop.advance(by: .days(60))
        expectInvariants(shop)
        #expect(shop.customer.enrollments.allSatisfy { !$0.isActive })
        #expect(shop.customer.contacts.allSatisfy { !$0.stateWord.hasPrefix("planned") })
    }

    /// Nobody who lost waits longer than for the contact that won, or for the cap that it filled.
    private func expectNoPlaceIsKeptFromAHigher(_ shop: Rehearsal) {
        for contact in shop.customer.contacts {
            guard case .planned(let until, .lostArbitration) = contact.state else { continue }
            #expect(until > shop.now - .days(1), "\(contact.message) waits for the past")
            let winner = shop.customer.contacts.first {
                Int64(bitPattern: $0.id.high) == contact.verdict.value
            }
            #expect(winner != nil, "\(contact.message) lost to nobody")
        }
    }

    private func act(_ shop: inout Rehearsal, _ random: inout SeededGenerator) {
        switch Int.random(in: 0..<9, using: &random) {
        case 0: shop.event("Signed Up")
        case 1: shop.event("Cart Updated")
        case 2: if Int.random(in: 0..<6, using: &random) == 0 { shop.event("Order Completed") }
        case 3: shop.begin(on: .email)
        case 4:
            for channel in [Channel.email, .push, .sms] { shop.deliver(on: channel) }
        case 5:
            guard let contact = begun(in: shop, &random) else { return }
            let all: [Feedback] = [
                .delivered, .seen(isMachine: false), .seen(isMachine: true),
                .clicked(isMachine: false), .bounced(isHard: false),
            ]
            shop.hear(all[Int.random(in: 0..<all.count, using: &random)], about: contact)
        case 6:
            guard let contact = begun(in: shop, &random) else { return }
            shop.turn { _ = $0.settle(contact.id, lease: 1, .accepted(providerID: nil)) }
        default: shop.advance(by: .minutes(Int64.random(in: 1...600, using: &random)))
        }
    }

    /// One that left: what providers report about others would be lies, which no cap survives.
    private func begun(in shop: Rehearsal, _ random: inout SeededGenerator) -> Contact? {
        shop.customer.contacts.filter { $0.begunAt != nil }.randomElement(using: &random)
    }

    private func expectInvariants(_ shop: Rehearsal) {
        let customer = shop.customer
        let ids = customer.contacts.map(\.id)
        #expect(Set(ids).count == ids.count)
        for enrollment in customer.enrollments where enrollment.isActive {
            #expect(enrollment.due != nil)
        }
        for contact in customer.contacts {
            switch contact.state {
            case .planned, .queued, .leased:
                let holder = customer.enrollments.first { $0.id == contact.enrollment }
                #expect(holder?.isActive == true, "\(contact.message) waits for nobody")
            case .begun, .unknown, .sent, .delivered, .seen, .clicked, .suppressed, .recalled,
                .expired, .failed:
                continue
            }
        }
        expectOneAlivePerOffer(customer)
        expectCaps(customer)
    }

    private func expectOneAlivePerOffer(_ customer: Customer) {
        let waiting = customer.contacts.filter {
            switch $0.state {
            case .queued, .leased, .begun: true
            case .planned, .unknown, .sent, .delivered, .seen, .clicked, .suppressed, .recalled,
                .expired, .failed:
                false
            }
        }
        let offers = waiting.map { OfferKey(offer: $0.offer, about: $0.about) }
        #expect(Set(offers).count == offers.count)
    }

    private func expectCaps(_ customer: Customer) {
        let begun = customer.contacts.compactMap(\.begunAt)
        for end in begun {
            let inside = begun.count { $0 > end - .days(1) && $0 <= end }
            #expect(inside <= 2)
        }
    }
}
