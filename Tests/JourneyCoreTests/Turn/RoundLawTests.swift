import JourneyCore
import JourneyTesting
import Testing

/// What was said in an earlier entry or round satisfies nothing of this one.
struct RoundLawTests {
    private static let start = Timestamp("2026-03-02T09:00:00Z")

    /// Sends a reminder, waits for it to be seen, and tells by its end whether it was.
    private static func programme(_ again: Entry.Again) -> Programme {
        let seen = Condition.expression(
            Expression(
                source: "seen('reminder')",
                root: .own("seen", receiver: nil, [.literal(.string("reminder"))]),
                reads: [],
                ownCalls: []
            )
        )
        let send = SendStep(
            id: "send",
            message: "reminder",
            ladder: [Rung(channel: .email), Rung(channel: .push, after: .hours(4))],
            until: .clicked,
            expires: .days(2),
            next: 2
        )
        let wait = AwaitStep(
            awaited: .seen(message: "reminder"),
            atMost: .days(1),
            then: 3,
            otherwise: 4
        )
        var policy = Policy.sample()
        policy.cooldown = .hours(6)
        return Programme(
            [
                .sample(
                    again: again,
                    exits: [EventCondition(event: "Left")],
                    steps: [
                        .wait(id: "pause", .hours(1)), .send(send),
                        .awaitEvent(id: "await", wait),
                        .exit(id: "told", reason: "awaited"),
                        .branch(id: "ask", condition: seen, otherwise: 6),
                        .exit(id: "yes", reason: "seen"), .exit(id: "no", reason: "unseen"),
                    ]
                )
            ],
            policy: policy
        )
    }

    @Test(arguments: UInt64(0)..<200)
    func `an open of an earlier round or entry satisfies no gate of this one`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let again: Entry.Again = seed % 2 == 0 ? .restart : .afterExit
        var shop = Rehearsal(
            programme: Self.programme(again),
            profile: .reachable(),
            at: Self.start
        )
        for _ in 0..<100 {
            act(&shop, &random)
            expectOwnGates(shop.customer)
        }
        shop.advance(by: .days(30))
        expectOwnGates(shop.customer)
        #expect(shop.customer.enrollments.allSatisfy { !$0.isActive })
    }

    private func act(_ shop: inout Rehearsal, _ random: inout SeededGenerator) {
        let contact = shop.customer.contacts.randomElement(using: &random)
        switch Int.random(in: 0..<12, using: &random) {
        case 0...1: shop.event("Signed Up")
        case 2: shop.event("Left")
        case 3: shop.deliver(on: .email)
        case 4: shop.deliver(on: .push)
        case 5: for contact in shop.queued(on: .email) { lease(contact, in: &shop) }
        case 6...8:
            guard let contact else { return }
            let reports: [Feedback] = [
                .seen(isMachine: false), .seen(isMachine: true), .delivered,
                .clicked(isMachine: false), .bounced(isHard: false),
            ]
            shop.hear(reports[Int.random(in: 0..<reports.count, using: &random)], about: contact)
        case 9:
            // An adapter that was told nothing believes its provider.
            guard let contact, contact.leaseCount > 0 else { return }
            shop.turn {
                _ = $0.settle(
                    contact.id,
                    lease: contact.leaseCount,
                    .accepted(providerID: nil)
                )
            }
        default:
            shop.advance(by: .minutes(Int64.random(in: 1...600, using: &random)))
        }
    }

    private func lease(_ contact: Contact, in shop: inout Rehearsal) {
        let until = shop.now + .minutes(10)
        shop.turn { _ = $0.lease(contact.id, until: until) }
    }

    /// Who ended as seen was seen in this entry and round; who ended as unseen was not.
    private func expectOwnGates(_ customer: Customer) {
        for enrollment in customer.enrollments {
            guard case .ended(.left(let reason), let endedAt) = enrollment.state else { continue }
            let own = customer.contacts.filter {
                $0.enrollment == enrollment.id && isOfRound($0, enrollment.restarts)
            }
            let wasSeen = own.contains { ($0.seenAt ?? .distantFuture) <= endedAt }
            #expect(wasSeen == (reason != "unseen"), "\(reason)")
        }
    }

    private func isOfRound(_ contact: Contact, _ restarts: Int) -> Bool {
        contact.id
            == Contact.id(
                enrollment: contact.enrollment,
                step: contact.step,
                channel: contact.channel,
                rendition: contact.rendition,
                occurrence: restarts
            )
    }

    /// The round before was recalled while an adapter held it, and left all the same.
    private func restartedShop() -> (Rehearsal, before: Contact) {
        var shop = Rehearsal(
            programme: Self.programme(.restart),
            profile: .reachable(),
            at: Self.start
        )
        shop.event("Signed Up")
        shop.advance(by: .hours(1))
        lease(shop.customer.contacts[0], in: &shop)
        shop.event("Signed Up")
        return (shop, shop.customer.contacts[0])
    }

    @Test func `a late open of the round before leaves this round's gates shut`() {
        var (shop, before) = restartedShop()
        shop.hear(.seen(isMachine: false), about: before)
        #expect(shop.customer.contacts.map(\.stateWord) == ["seen"])

        shop.advance(by: .days(10))

        let enrollment = shop.customer.enrollments[0]
        #expect(enrollment.restarts == 1)
        guard case .ended(let reason, _) = enrollment.state else {
            Issue.record("it has not ended")
            return
        }
        #expect(reason == .left("unseen"))
    }

    @Test func `an open of an entry before ends another one's ladder, and satisfies nothing`() {
        var shop = Rehearsal(
            programme: Self.programme(.afterExit),
            profile: .reachable(),
            at: Self.start
        )
        shop.event("Signed Up")
        shop.advance(by: .hours(1))
        let first = shop.deliver(on: .email)[0]
        shop.event("Left")
        shop.advance(by: .hours(12))
        shop.event("Signed Up")
        shop.advance(by: .hours(1))
        #expect(shop.queued(on: .email).count == 1)

        shop.hear(.seen(isMachine: false), about: first)

        // The offer was seen a moment ago: it is not made again, and nobody waits for it.
        #expect(shop.queued(on: .email).isEmpty)
        #expect(shop.customer.enrollments.last?.step == "await")
        shop.advance(by: .days(2))
        let last = shop.customer.enrollments.last
        guard case .ended(let reason, _) = last?.state else {
            Issue.record("it has not ended")
            return
        }
        #expect(reason == .left("unseen"))
    }
}
