import JourneyCore
import JourneyTesting
import Testing

struct LadderTests {
    private let start = Timestamp("2026-03-02T09:00:00Z")

    private func rehearsal(
        _ ladder: [Rung],
        until: SendStep.Until = .seen,
        expires: Span = .days(7),
        ifSuppressed: SendStep.IfSuppressed = .proceed,
        profile: Profile = .reachable()
    ) -> Rehearsal {
        let send = SendStep(
            id: "reminder",
            message: "reminder",
            ladder: ladder,
            until: until,
            expires: expires,
            ifSuppressed: ifSuppressed,
            next: 1
        )
        let journey = Journey.sample(steps: [.send(send), .wait(id: "rest", .days(30))])
        return Rehearsal(programme: Programme([journey]), profile: profile, at: start)
    }

    @Test func `the first rung is queued at once and the next only planned for its patience`() {
        var shop = rehearsal([Rung(channel: .email), Rung(channel: .push, after: .hours(4))])

        shop.event("Signed Up")
        #expect(shop.queued(on: .email).count == 1)
        #expect(shop.contacts(on: .push).isEmpty)

        shop.deliver(on: .email)
        #expect(
            shop.contacts(on: .push).map(\.state) == [.planned(until: start + .hours(4), .patience)]
        )
    }

    @Test func `an offer that was seen in one channel never reaches the next`() {
        var shop = rehearsal([Rung(channel: .email), Rung(channel: .push, after: .hours(4))])
        shop.event("Signed Up")
        let email = shop.deliver(on: .email)[0]

        shop.advance(by: .hours(1))
        shop.hear(.seen(isMachine: false), about: email)
        shop.advance(by: .days(6))

        #expect(shop.contacts(on: .push).map(\.state) == [.recalled(.seenElsewhere)])
        #expect(shop.customer.enrollments[0].step == "rest")
    }

    @Test func `an offer that is seen when its lock was free again is not made anew`() {
        let send = SendStep(id: "s", message: "reminder", ladder: [Rung(channel: .email)], next: 1)
        var policy = Policy.sample()
        policy.cooldown = .days(3)
        let programme = Programme([.sample(steps: [.send(send)])], policy: policy)
        var shop = Rehearsal(programme: programme, profile: .reachable(), at: start)
        shop.event("Signed Up")
        let email = shop.deliver(on: .email)[0]
        shop.advance(by: .days(5))

        shop.hear(.seen(isMachine: false), about: email)
        shop.event("Signed Up")
        let again = shop.contacts(on: .email).filter { $0.id != email.id }
        shop.advance(by: .days(4))
        shop.event("Signed Up")

        #expect(again.map(\.state) == [.suppressed(.duplicateOffer)])
        #expect(shop.queued(on: .email).count == 1)
    }

    @Test func `a machine's open is not a reading`() {
        var shop = rehearsal([Rung(channel: .email), Rung(channel: .push, after: .hours(4))])
        shop.event("Signed Up")
        let email = shop.deliver(on: .email)[0]

        shop.hear(.seen(isMachine: true), about: email)
        shop.advance(by: .hours(4))

        #expect(shop.queued(on: .push).count == 1)
    }

    @Test func `a rung that can not speak yields to the next at once`() {
        var profile = Profile.reachable()
        profile.addresses.removeAll { $0.channel == .email }
        var shop = rehearsal(
            [Rung(channel: .email), Rung(channel: .push, after: .hours(4))],
            profile: profile
        )

        shop.event("Signed Up")

        #expect(shop.contacts(on: .email).map(\.state) == [.suppressed(.noAddress)])
        #expect(shop.queued(on: .push).count == 1)
    }

    @Test func `when no rung could speak the journey goes on and the lock is free`() {
        var shop = rehearsal([Rung(channel: .email), Rung(channel: .push)], profile: Profile())

        shop.event("Signed Up")

        #expect(
            shop.customer.contacts.map(\.state) == [
                .suppressed(.noAddress), .suppressed(.noAddress),
            ]
        )
        #expect(shop.customer.locks.isEmpty)
        #expect(shop.customer.enrollments[0].step == "rest")
    }

    @Test func `if_suppressed exit leaves the journey`() {
        var shop = rehearsal(
            [Rung(channel: .email)],
            ifSuppressed: .exit,
            profile: Profile()
        )

        shop.event("Signed Up")

        #expect(shop.customer.enrollments[0].state == .ended(.suppressed, at: start))
    }

    @Test func `what nobody leased before the expiry is expired, and a second entry may speak`() {
        var shop = rehearsal([Rung(channel: .email)], expires: .days(1))
        shop.event("Signed Up")

        shop.advance(by: .days(1))

        #expect(shop.contacts(on: .email).map(\.state) == [.expired])
        #expect(shop.customer.locks.isEmpty)
    }

    @Test func `the send ends when the last rung's patience is over`() {
        var shop = rehearsal([Rung(channel: .email)])
        shop.event("Signed Up")
        shop.deliver(on: .email)

        shop.advance(by: .hours(23))
        #expect(shop.customer.enrollments[0].step == "reminder")
        shop.advance(by: .hours(1))
        #expect(shop.customer.enrollments[0].step == "rest")
    }

    @Test func `until clicked, a reading silences the other channels and the send waits on`() {
        var shop = rehearsal(
            [Rung(channel: .email), Rung(channel: .push, after: .hours(4))],
            until: .clicked
        )
        shop.event("Signed Up")
        let email = shop.deliver(on: .email)[0]

        shop.hear(.seen(isMachine: false), about: email)
        #expect(shop.contacts(on: .push).map(\.state) == [.recalled(.seenElsewhere)])
        #expect(shop.customer.enrollments[0].step == "reminder")

        shop.hear(.clicked(isMachine: false), about: email)
        #expect(shop.customer.enrollments[0].step == "rest")
    }

    @Test func `a bounce brings the next rung forward`() {
        var shop = rehearsal([Rung(channel: .email), Rung(channel: .push, after: .days(2))])
        shop.event("Signed Up")
        let email = shop.deliver(on: .email)[0]

        shop.hear(.bounced(isHard: true), about: email)

        #expect(shop.contacts(on: .email).map(\.state) == [.failed(.bounced)])
        #expect(shop.queued(on: .push).count == 1)
        #expect(shop.customer.profile.address(on: .email)?.isSuppressed(at: shop.now) == true)
    }

    @Test func `an adapter that dies after its begin leaves the outcome unknown and the ladder on`()
    {
        var shop = rehearsal([Rung(channel: .email), Rung(channel: .push, after: .hours(4))])
        shop.event("Signed Up")
        shop.begin(on: .email)

        shop.advance(by: .seconds(61))
        #expect(shop.contacts(on: .email).map(\.state) == [.unknown])
        shop.advance(to: start + .hours(4))
        #expect(shop.queued(on: .push).count == 1)
    }

    @Test func `a lease that lapses before its begin costs nothing`() {
        var shop = rehearsal([Rung(channel: .email)])
        shop.event("Signed Up")
        let contact = shop.queued(on: .email)[0]
        let until = shop.now + .seconds(60)
        shop.turn { _ = $0.lease(contact.id, until: until) }

        shop.advance(by: .seconds(60))

        #expect(shop.queued(on: .email).map(\.attempt) == [0])
    }

    @Test func `what is taken up after its journey went on locks its offer for nobody`() {
        var shop = rehearsal([Rung(channel: .email)])
        shop.event("Signed Up")
        let contact = shop.begin(on: .email)[0]
        shop.turn { _ = $0.settle(contact.id, lease: 1, .permanentRequest) }
        #expect(shop.customer.enrollments[0].step == "rest")

        shop.gates = Gates(closed: [.everything])
        shop.turn { _ = $0.retry(contact.id) }
        shop.turn { $0.wake() }

        #expect(shop.customer.contacts[0].reason == .stopped)
        #expect(shop.customer.locks.isEmpty)
    }
}
