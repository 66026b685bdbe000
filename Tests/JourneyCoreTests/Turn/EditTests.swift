import JourneyCore
import JourneyTesting
import Testing

/// What an edit of the files makes of those who stand in a ladder.
struct EditTests {
    private let morning = Timestamp("2026-03-02T09:00:00Z")

    private func programme(_ ladder: [Rung]) -> Programme {
        Programme([
            .sample(steps: [
                .send(
                    SendStep(
                        id: "reminder",
                        message: "reminder",
                        ladder: ladder,
                        expires: .days(3),
                        next: 1
                    )
                )
            ])
        ])
    }

    @Test func `a rung that was tried under another number is not tried again`() {
        let sms = Rung(channel: .sms, after: .hours(4))
        var shop = Rehearsal(
            programme: programme([Rung(channel: .email), sms]),
            profile: .reachable(in: "UTC"),
            at: morning
        )
        shop.event("Signed Up")
        shop.deliver(on: .email)
        // The SMS is planned as the second rung; an edit puts a push before it.
        shop.programme = programme([
            Rung(channel: .email), Rung(channel: .push, after: .hours(4)), sms,
        ])
        shop.advance(by: .hours(4))
        shop.deliver(on: .sms)
        shop.advance(by: .days(10))

        #expect(shop.customer.contacts.map(\.channel) == [.email, .sms])
        #expect(Set(shop.customer.contacts.map(\.id)).count == 2)
        #expect(shop.customer.enrollments.allSatisfy { !$0.isActive })
    }

    @Test func `a rung that follows a tried one waits for the patience all the same`() {
        let push = Rung(channel: .push, after: .hours(4))
        var shop = Rehearsal(
            programme: programme([push, Rung(channel: .email)]),
            profile: .reachable(in: "UTC"),
            at: morning
        )
        shop.event("Signed Up")
        shop.advance(by: .hours(4))
        let begun = shop.begin(on: .push)
        // The email, which was to come next, is behind another push from now on.
        shop.programme = programme([
            Rung(channel: .sms), push, Rung(channel: .email, after: .hours(6)),
        ])
        shop.turn { _ = $0.settle(begun[0].id, lease: 1, .accepted(providerID: nil)) }

        let planned = shop.contacts(on: .email).map(\.state)
        #expect(planned == [] || planned == [.planned(until: shop.now + .hours(6), .patience)])
        #expect(shop.contacts(on: .push).count == 1)
    }
}
