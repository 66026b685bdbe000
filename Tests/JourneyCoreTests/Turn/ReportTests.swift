import JourneyCore
import JourneyTesting
import Testing

/// What adapters and providers report about a contact comes in any order.
struct ReportTests {
    private let start = Timestamp("2026-03-02T09:00:00Z")

    /// A shop whose letter has begun.
    private func begun(onUnknown: OnUnknown = .drop) -> (shop: Rehearsal, letter: Contact) {
        let send = SendStep(
            id: "reminder",
            message: "reminder",
            ladder: [Rung(channel: .email), Rung(channel: .push, after: .hours(4))],
            next: 1
        )
        var shop = Rehearsal(
            programme: Programme(
                [.sample(steps: [.send(send), .wait(id: "rest", .days(30))])],
                policy: .sample(onUnknown: onUnknown)
            ),
            profile: .reachable(),
            at: start
        )
        shop.event("Signed Up")
        let letter = shop.begin(on: .email)[0]
        return (shop, letter)
    }

    private enum Report: CaseIterable {
        case accepted
        case delivered
        case openedByMachine
        case bounced
    }

    private func tell(_ report: Report, about letter: Contact, in shop: inout Rehearsal) {
        switch report {
        case .accepted:
            shop.turn { _ = $0.settle(letter.id, lease: 1, .accepted(providerID: "p1")) }
        case .delivered: shop.hear(.delivered, about: letter)
        case .openedByMachine: shop.hear(.seen(isMachine: true), about: letter)
        case .bounced: shop.hear(.bounced(isHard: true), about: letter)
        }
    }

    @Test(arguments: UInt64(0)..<50)
    func `what bounced unseen has bounced in whichever order it is told`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var (shop, letter) = begun()

        for report in (Report.allCases + Report.allCases).shuffled(using: &random) {
            tell(report, about: letter, in: &shop)
        }

        #expect(shop.contacts(on: .email).map(\.state) == [.failed(.bounced)])
        #expect(shop.contacts(on: .email).map(\.providerID) == ["p1"])
    }

    @Test func `the provider's id is kept of a contact that was seen before it was accepted`() {
        var (shop, letter) = begun()
        shop.hear(.seen(isMachine: false), about: letter)

        var changed: Changes?
        shop.turn {
            _ = $0.settle(letter.id, lease: 1, .accepted(providerID: "p1"))
            changed = $0.changes
        }

        #expect(shop.contacts(on: .email).map(\.providerID) == ["p1"])
        #expect(changed.map { Array($0.contacts) } == [letter.id])
    }

    @Test func `what bounced was sent, and no operator takes it up again`() {
        var (shop, letter) = begun()
        tell(.accepted, about: letter, in: &shop)
        tell(.bounced, about: letter, in: &shop)

        var isTakenUp = true
        shop.turn { isTakenUp = $0.retry(letter.id) }

        #expect(!isTakenUp)
        #expect(shop.contacts(on: .email).map(\.state) == [.failed(.bounced)])
    }

    @Test func `a failure that is told after the ladder went on is no second attempt`() {
        var (shop, letter) = begun()
        shop.advance(by: .seconds(61))
        #expect(shop.contacts(on: .email).map(\.state) == [.unknown])

        let retryAt = shop.now + .seconds(1)
        shop.turn { _ = $0.settle(letter.id, lease: 1, .transient(retryAt: retryAt)) }

        #expect(shop.contacts(on: .email).map(\.state) == [.expired])
        #expect(shop.contacts(on: .push).map(\.reason) == [.patience])
    }

    @Test func `an attempt that may have been sent keeps the lock when the next one fails`() {
        var (shop, letter) = begun(onUnknown: .resend)
        shop.advance(by: .seconds(60))
        shop.begin(on: .email)

        shop.turn { _ = $0.settle(letter.id, lease: 2, .permanentRequest) }
        shop.turn { _ = $0.recall(behind: .everything) }

        #expect(shop.contacts(on: .email).map(\.state) == [.failed(.rejectedByProvider)])
        #expect(shop.contacts(on: .email).map(\.hasLeft) == [true])
        #expect(shop.contacts(on: .email).map(\.countsAt) == [shop.now])
        #expect(shop.customer.locks.map(\.offer) == ["reminder"])
    }

    @Test func `a ladder that ends unspoken leaves nothing waiting behind it`() {
        var (shop, letter) = begun()
        shop.turn { _ = $0.settle(letter.id, lease: 1, .permanentRequest) }
        #expect(shop.queued(on: .push).count == 1)
        shop.turn { _ = $0.retry(letter.id) }
        shop.gates = Gates(closed: [.channel(.email)])
        shop.turn { $0.wake() }
        let push = shop.begin(on: .push)[0]

        shop.turn { _ = $0.settle(push.id, lease: 1, .permanentRequest) }

        #expect(shop.customer.enrollments[0].step == "rest")
        #expect(shop.contacts(on: .email).map(\.isAlive) == [false])
    }
}
