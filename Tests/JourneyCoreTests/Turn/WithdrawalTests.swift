import JourneyCore
import JourneyTesting
import Testing

struct WithdrawalTests {
    private let start = Timestamp("2026-03-02T09:00:00Z")

    private func rehearsal(
        onUnknown: OnUnknown = .drop,
        until: SendStep.Until = .goal
    ) -> Rehearsal {
        let send = SendStep(
            id: "reminder",
            message: "reminder",
            ladder: [Rung(channel: .display, duration: .days(4))],
            until: until,
            expires: .days(7),
            next: 1
        )
        let journey = Journey.sample(
            exits: [EventCondition(event: "Left")],
            goal: Goal(condition: EventCondition(event: "Bought"), within: .days(30)),
            steps: [.send(send), .wait(id: "rest", .days(1))]
        )
        return Rehearsal(
            programme: Programme([journey], policy: .sample(onUnknown: onUnknown)),
            profile: .reachable(),
            at: start
        )
    }

    private func shown(_ shop: inout Rehearsal) -> Contact {
        shop.event("Signed Up")
        return shop.deliver(on: .display)[0]
    }

    private func withdrawal(in shop: Rehearsal) -> Withdrawal? {
        shop.customer.contacts[0].withdrawal
    }

    /// An adapter takes the withdrawal; returns its lease and the answer to its begin.
    private func begin(_ shop: inout Rehearsal) -> (Int, Turn.BeginResult?) {
        let contact = shop.customer.contacts[0]
        let until = shop.now + .seconds(60)
        let lease = contact.leaseCount + 1
        var result: Turn.BeginResult?
        shop.turn { _ = $0.lease(contact.id, until: until) }
        shop.turn { result = $0.begin(contact.id, lease: lease, content: .success(1)) }
        return (lease, result)
    }

    private func settle(
        _ shop: inout Rehearsal,
        lease: Int,
        _ settlement: Settlement
    ) -> Turn.SettleResult? {
        let id = shop.customer.contacts[0].id
        var result: Turn.SettleResult?
        shop.turn { result = $0.settle(id, lease: lease, settlement) }
        return result
    }

    @Test func `what is shown is not withdrawn before its time`() {
        var shop = rehearsal()
        _ = shown(&shop)

        shop.advance(by: Milliseconds(Milliseconds.days(4).count - 1))

        #expect(withdrawal(in: shop)?.state == .due(at: start + .days(4)))
    }

    @Test func `the end of 'for' queues a withdrawal`() {
        var shop = rehearsal()
        _ = shown(&shop)

        shop.advance(by: .days(4))

        #expect(withdrawal(in: shop)?.state == .queued(from: start + .days(4)))
        #expect(withdrawal(in: shop)?.reason == .expired)
    }

    @Test(arguments: [("Bought", Reason.goalReached), ("Left", .exited)])
    func `a goal and an exit withdraw in their own turn`(event: String, reason: Reason) {
        var shop = rehearsal()
        _ = shown(&shop)
        shop.advance(by: .hours(1))

        shop.event(event)

        #expect(withdrawal(in: shop)?.state == .queued(from: start + .hours(1)))
        #expect(withdrawal(in: shop)?.reason == reason)
    }

    @Test func `a goal after the steps were over withdraws what is still shown`() {
        var shop = rehearsal(until: .clicked)
        let contact = shown(&shop)
        shop.hear(.clicked(isMachine: false), about: contact)
        shop.advance(by: .days(2))
        #expect(withdrawal(in: shop)?.hasStarted == false)

        shop.event("Bought")

        #expect(withdrawal(in: shop)?.state == .queued(from: start + .days(2)))
    }

    @Test func `a display that never began is recalled and not withdrawn`() {
        var shop = rehearsal()
        shop.event("Signed Up")

        shop.event("Bought")

        #expect(shop.customer.contacts[0].state == .recalled(.goalReached))
        #expect(withdrawal(in: shop) == nil)
    }

    @Test func `a begun display is withdrawn once its acceptance is known`() {
        var shop = rehearsal()
        shop.event("Signed Up")
        shop.begin(on: .display)
        shop.event("Bought")
        #expect(withdrawal(in: shop) == nil)

        #expect(settle(&shop, lease: 1, .accepted(providerID: nil)) == .ok)

        #expect(shop.customer.contacts[0].state == .sent)
        #expect(withdrawal(in: shop)?.state == .queued(from: start))
    }

    @Test func `a begun display that was refused is not withdrawn`() {
        var shop = rehearsal()
        shop.event("Signed Up")
        shop.begin(on: .display)
        shop.event("Bought")

        _ = settle(&shop, lease: 1, .transient(retryAt: start + .seconds(1)))

        #expect(shop.customer.contacts[0].state == .recalled(.exited))
        #expect(withdrawal(in: shop) == nil)
    }

    @Test(arguments: [OnUnknown.drop, .resend])
    func `a begun display whose adapter died is withdrawn as unknown`(onUnknown: OnUnknown) {
        var shop = rehearsal(onUnknown: onUnknown)
        shop.event("Signed Up")
        shop.begin(on: .display)
        shop.event("Bought")

        shop.advance(by: .minutes(2))
        #expect(shop.customer.contacts[0].state == .unknown)
        #expect(withdrawal(in: shop)?.hasStarted == true)

        // The truth, late: it is sent, and withdrawn no more than once.
        _ = settle(&shop, lease: 1, .accepted(providerID: nil))
        let (lease, result) = begin(&shop)
        #expect(result == .granted)
        #expect(settle(&shop, lease: lease, .accepted(providerID: nil)) == .ok)
        #expect(settle(&shop, lease: lease, .accepted(providerID: nil)) == .ok)
        #expect(withdrawal(in: shop)?.state == .done)
        shop.advance(by: .days(40))
        #expect(withdrawal(in: shop)?.state == .done)
        #expect(shop.customer.contacts[0].leaseCount == lease)
    }

    @Test func `a send's late failure leaves a withdrawal that is held alone`() {
        var shop = rehearsal()
        _ = shown(&shop)
        shop.event("Bought")
        let (_, result) = begin(&shop)
        #expect(result == .granted)

        #expect(settle(&shop, lease: 1, .permanentRequest) == .notYours)

        #expect(withdrawal(in: shop)?.state == .begun)
        #expect(shop.customer.contacts[0].lease != nil)
    }

    @Test func `quiet hours, caps and a withdrawn consent do not hold a withdrawal back`() {
        var shop = rehearsal()
        _ = shown(&shop)
        shop.programme = Programme(
            shop.programme.journeys,
            policy: .sample(
                caps: [Cap(atMost: 1, window: .rolling(.days(30)), onCap: .suppress)],
                quietHours: [QuietHours(hours: DailyHours(start: 0, end: 23 * 60 + 59))]
            )
        )
        let denial = Consent(topic: Consent.everything, isGranted: false, at: shop.now)
        shop.event("Bought", profile: ProfileChange(consents: [denial]))

        #expect(begin(&shop).1 == .granted)
    }

    @Test func `a closed gate of the channel holds a withdrawal, one of its journey does not`() {
        var shop = rehearsal()
        _ = shown(&shop)
        shop.event("Bought")

        shop.gates = Gates(closed: [.channel(.display)])
        #expect(begin(&shop).1 == .planned(until: .distantFuture, .stopped))
        #expect(withdrawal(in: shop)?.state == .queued(from: start))

        shop.gates = Gates(closed: [.journey("welcome")])
        #expect(begin(&shop).1 == .granted)
    }

    @Test func `a withdrawal is tried again until its attempts are over, then retried by hand`() {
        var shop = rehearsal()
        let contact = shown(&shop)
        shop.event("Bought")

        let (first, _) = begin(&shop)
        _ = settle(&shop, lease: first, .transient(retryAt: start + .seconds(1)))
        #expect(withdrawal(in: shop)?.state == .queued(from: start + .seconds(1)))
        shop.advance(by: .seconds(1))
        let (second, _) = begin(&shop)
        _ = settle(&shop, lease: second, .transient(retryAt: nil))
        #expect(withdrawal(in: shop)?.state == .failed)
        #expect(shop.customer.contacts[0].state == .sent)

        var isRetried = false
        shop.turn { isRetried = $0.retry(contact.id) }
        #expect(isRetried)
        #expect(withdrawal(in: shop)?.state == .queued(from: start + .seconds(1)))
    }

    @Test func `a withdrawal whose adapter died is done again, for that does no harm`() {
        var shop = rehearsal()
        _ = shown(&shop)
        shop.event("Bought")
        _ = begin(&shop)

        shop.advance(by: .seconds(61))

        #expect(withdrawal(in: shop)?.state == .queued(from: start + .seconds(60)))
    }

    /// Goals, exits, deaths of adapters and reports in any order.
    @Test(arguments: UInt64(0)..<200)
    func `what was shown is withdrawn once after its end, and never before`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var shop = rehearsal(onUnknown: Bool.random(using: &random) ? .drop : .resend)
        shop.event("Signed Up")
        var starts = 0
        var hadStarted = false
        for _ in 0..<40 {
            step(&shop, using: &random)
            let contact = shop.customer.contacts[0]
            let hasStarted = contact.withdrawal?.hasStarted == true
            if hasStarted, !hadStarted {
                starts += 1
                let enrollment = shop.customer.enrollments[0]
                let isOver = shop.now >= start + .days(4) || !enrollment.isActive
                #expect(isOver)
            }
            #expect(hasStarted || !hadStarted)
            hadStarted = hasStarted
        }
        shop.advance(by: .days(60))
        let contact = shop.customer.contacts[0]
        #expect(starts <= 1)
        let isOut: Bool
        switch contact.state {
        case .unknown, .sent, .delivered, .seen, .clicked: isOut = true
        case .planned, .queued, .leased, .begun, .suppressed, .recalled, .expired, .failed:
            isOut = false
        }
        #expect(!isOut || contact.withdrawal?.hasStarted == true)
    }

    private func step(_ shop: inout Rehearsal, using random: inout SeededGenerator) {
        let contact = shop.customer.contacts[0]
        let number = max(1, contact.leaseCount)
        let until = shop.now + .seconds(60)
        switch Int.random(in: 0..<9, using: &random) {
        case 0: shop.turn { _ = $0.lease(contact.id, until: until) }
        case 1:
            shop.turn { _ = $0.begin(contact.id, lease: number, content: .success(1)) }
        case 2: _ = settle(&shop, lease: number, .accepted(providerID: nil))
        case 3: _ = settle(&shop, lease: number, .transient(retryAt: shop.now + .seconds(5)))
        case 4: _ = settle(&shop, lease: 1, .accepted(providerID: nil))
        case 5 where Int.random(in: 0..<6, using: &random) == 0: shop.event("Bought")
        case 6 where Int.random(in: 0..<6, using: &random) == 0: shop.event("Left")
        case 7: shop.hear(.delivered, about: contact)
        default:
            shop.advance(by: Milliseconds.seconds(Int64.random(in: 1..<90_000, using: &random)))
        }
    }
}
