import JourneyCore
import JourneyTesting
import Testing

/// What must hold of customers who lived apart, and turn out to be one.
struct MergeLawTests {
    private static let start = Timestamp("2026-03-02T09:00:00Z")

    private static let programme: Programme = {
        func send(_ id: String, _ ladder: [Rung], next: Int) -> Instruction {
            .send(SendStep(id: id, message: id, ladder: ladder, expires: .days(3), next: next))
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
                    steps: [.wait(id: "pause", .hours(1)), send("reminder", ladder, next: 2)]
                ),
                .sample("twin", on: "Cart Viewed", steps: [send("twin", ladder, next: 1)]),
            ],
            messages: [
                .sample("hello"), .sample("offer"), .sample("reminder", offer: "cart"),
                .sample("twin", offer: "cart"),
            ],
            policy: .sample(caps: [Cap(atMost: 3, window: .rolling(.days(1)))])
        )
    }()

    private func shop(_ id: String, _ number: Int64) -> Rehearsal {
        Rehearsal(
            programme: Self.programme,
            profile: .reachable(),
            at: Self.start,
            customer: id,
            number: number
        )
    }

    /// Several customers after as many things have happened to each, at one moment.
    private func lived(
        _ ids: [String],
        _ random: inout SeededGenerator
    ) -> [Rehearsal] {
        var shops = ids.enumerated().map { shop($1, Int64($0) + 1) }
        for _ in 0..<Int.random(in: 1...30, using: &random) {
            for index in shops.indices { act(&shops[index], &random) }
        }
        let now = shops.map(\.now).max() ?? Self.start
        for index in shops.indices { shops[index].advance(to: now) }
        return shops
    }

    @Test(arguments: UInt64(0)..<200)
    func `no merge breaks an invariant, then or afterwards`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let apart = lived(["anna", "anon"], &random)
        var shop = apart[0]

        shop.absorb(apart[1])

        expectKept(of: apart, in: shop)
        expectInvariants(shop, mergedAt: shop.now)
        let mergedAt = shop.now
        for _ in 0..<40 {
            act(&shop, &random)
            expectInvariants(shop, mergedAt: mergedAt)
        }
        shop.advance(by: .days(60))
        expectInvariants(shop, mergedAt: mergedAt)
        #expect(shop.customer.enrollments.allSatisfy { !$0.isActive })
        #expect(shop.customer.contacts.allSatisfy { $0.due == nil })
    }

    @Test(arguments: UInt64(0)..<100)
    func `a chain of merges loses nothing in either order`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let apart = lived(["c", "b", "a"], &random)
        var (first, middle) = (apart[0], apart[1])
        middle.absorb(apart[2])
        first.absorb(middle)
        var second = apart[0]
        second.absorb(apart[1])
        second.absorb(apart[2])

        for shop in [first, second] {
            expectKept(of: apart, in: shop)
            expectInvariants(shop, mergedAt: shop.now)
        }
        let profiles = [first, second].map(\.customer.profile)
        #expect(profiles[0].addresses == profiles[1].addresses)
        #expect(profiles[0].consents == profiles[1].consents)
    }

    // MARK: What happens

    private func act(_ shop: inout Rehearsal, _ random: inout SeededGenerator) {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: shop.event("Signed Up")
        case 1: shop.event("Cart Updated")
        case 2: shop.event("Cart Viewed")
        case 3: if Int.random(in: 0..<8, using: &random) == 0 { shop.event("Order Completed") }
        case 4: shop.begin(on: .email)
        case 5: for channel in [Channel.email, .push, .sms] { shop.deliver(on: channel) }
        case 6:
            let begun = shop.customer.contacts.filter { $0.begunAt != nil }
            guard let contact = begun.randomElement(using: &random) else { return }
            let all: [Feedback] = [
                .delivered, .seen(isMachine: false), .clicked(isMachine: false),
                .bounced(isHard: false),
            ]
            shop.hear(all[Int.random(in: 0..<all.count, using: &random)], about: contact)
        default: shop.advance(by: .minutes(Int64.random(in: 1...400, using: &random)))
        }
    }

    // MARK: What holds

    private func expectKept(of apart: [Rehearsal], in shop: Rehearsal) {
        let before = apart.map(\.customer)
        #expect(
            Set(shop.customer.enrollments.map(\.id))
                .isSuperset(of: before.flatMap(\.enrollments).map(\.id))
        )
        for contact in before.flatMap(\.contacts) {
            let after = shop.customer.contacts.first { $0.id == contact.id }
            #expect(after != nil, "\(contact.message) is gone")
            guard contact.hasLeft else { continue }
            #expect(after?.state == contact.state, "\(contact.message) had left")
        }
        for customer in before {
            for lock in customer.locks {
                let after = shop.customer.lock(offer: lock.offer, about: lock.about)
                guard let end = lock.heldUntil, end > shop.now else { continue }
                #expect(after?.heldUntil.map { $0 >= end } ?? (after != nil))
            }
            for name in customer.history.names {
                #expect(
                    shop.customer.history.of(name).count >= customer.history.of(name).count
                )
            }
        }
    }

    private func expectInvariants(_ shop: Rehearsal, mergedAt: Timestamp) {
        let customer = shop.customer
        let ids = customer.contacts.map(\.id)
        #expect(Set(ids).count == ids.count)
        let keys = customer.contacts.map {
            "\($0.offer)/\($0.about)/\($0.channel)/\($0.rendition)/\($0.number)"
        }
        #expect(Set(keys).count == keys.count, "two contacts have one key")
        let entries = customer.enrollments.map { "\($0.journey)/\($0.key)/\($0.number)" }
        #expect(Set(entries).count == entries.count, "two enrollments have one key")
        let offers = customer.locks.map { OfferKey(offer: $0.offer, about: $0.about) }
        #expect(Set(offers).count == offers.count, "an offer has two locks")
        for lock in customer.locks { expectWhole(lock, customer) }
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
        expectOneActivePerKey(customer)
        expectCap(customer, mergedAt: mergedAt)
    }

    private func expectWhole(_ lock: OfferLock, _ customer: Customer) {
        let holder = customer.enrollments.first { $0.id == lock.holder }
        #expect(holder != nil, "the lock of \(lock.offer) is nobody's")
        #expect(customer.contacts.contains { $0.id == lock.contact })
        guard lock.heldUntil == nil, let holder else { return }
        guard case .speaking = holder.state, holder.step == lock.step else {
            Issue.record("the lock of \(lock.offer) has no end and its ladder is over")
            return
        }
    }

    private func expectOneAlivePerOffer(_ customer: Customer) {
        let inHand = customer.contacts.filter {
            switch $0.state {
            case .queued, .leased: true
            // What had begun in both can only be noted.
            case .begun: !$0.isRecallNoted
            case .planned, .unknown, .sent, .delivered, .seen, .clicked, .suppressed, .recalled,
                .expired, .failed:
                false
            }
        }
        let offers = inHand.map { OfferKey(offer: $0.offer, about: $0.about) }
        #expect(Set(offers).count == offers.count)
    }

    private func expectOneActivePerKey(_ customer: Customer) {
        let active = customer.enrollments.filter(\.isActive).map { "\($0.journey)/\($0.key)" }
        #expect(Set(active).count == active.count)
    }

    /// Merged histories may exceed a cap: that only blocks newcomers.
    private func expectCap(_ customer: Customer, mergedAt: Timestamp) {
        let begun = customer.contacts.compactMap(\.begunAt)
        for end in begun where end > mergedAt {
            #expect(begun.count { $0 > end - .days(1) && $0 <= end } <= 3)
        }
    }
}
