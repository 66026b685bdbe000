import JourneyCore
import JourneyTesting
import Testing

/// Whatever ends a journey withdraws what it shows in the same turn.
struct WithdrawalCauseTests {
    private let start = Timestamp("2026-03-02T09:00:00Z")

    /// A display was clicked; now an email is queued, without which the journey is left.
    private func shop() -> Rehearsal {
        let banner = SendStep(
            id: "banner",
            message: "banner",
            ladder: [Rung(channel: .display, duration: .days(4))],
            until: .clicked,
            next: 1
        )
        let mail = SendStep(
            id: "mail",
            message: "reminder",
            ladder: [Rung(channel: .email)],
            ifSuppressed: .exit,
            next: 2
        )
        let journey = Journey.sample(steps: [.send(banner), .send(mail)])
        var shop = Rehearsal(
            programme: Programme(
                [journey],
                messages: [.sample("banner"), .sample("reminder")]
            ),
            profile: .reachable(),
            at: start
        )
        shop.event("Signed Up")
        let shown = shop.deliver(on: .display)[0]
        shop.hear(.clicked(isMachine: false), about: shown)
        return shop
    }

    private func expectWithdrawn(_ shop: Rehearsal) {
        #expect(shop.customer.enrollments.map(\.isActive) == [false])
        let withdrawal = shop.contacts(on: .display)[0].withdrawal
        #expect(withdrawal?.state == .queued(from: start))
        #expect(withdrawal?.reason == .exited)
    }

    @Test func `a begin that ends the journey withdraws`() {
        var shop = shop()
        let email = shop.contacts(on: .email)[0]
        shop.turn { _ = $0.lease(email.id, until: start + .seconds(60)) }

        shop.turn {
            _ = $0.begin(
                email.id,
                lease: 1,
                content: .failure(RenderingFailure(reason: .templateAbort, detail: "no price"))
            )
        }

        expectWithdrawn(shop)
    }

    @Test func `an unsubscription that ends the journey withdraws`() {
        var shop = shop()
        let email = shop.contacts(on: .email)[0]

        shop.turn { $0.refuse(email, everything: true, at: start, source: "test") }

        expectWithdrawn(shop)
    }

    @Test func `a recall behind the gate that ends the journey withdraws`() {
        var shop = shop()

        shop.turn { _ = $0.recall(behind: .channel(.email)) }

        expectWithdrawn(shop)
    }
}
