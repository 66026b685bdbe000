import JourneyCore
import JourneyTesting
import Testing

struct BestTimeTests {
    /// A Monday.
    private let morning = Timestamp("2026-03-02T09:10:00Z")

    private func programme(
        quietHours: [QuietHours] = [],
        caps: [Cap] = [],
        within: Milliseconds? = .hours(24),
        expires: Span = .days(7)
    ) -> Programme {
        let step = SendStep(
            id: "reminder",
            message: "reminder",
            ladder: [Rung(channel: .email), Rung(channel: .push)],
            bestTimeWithin: within,
            expires: expires,
            next: 1
        )
        return Programme(
            [.sample(again: .concurrently(atMost: 50), steps: [.send(step)])],
            policy: .sample(caps: caps, quietHours: quietHours)
        )
    }

    /// A customer who opened an email at 19:30 on each of some days before.
    private func shop(openings: Int) -> Rehearsal {
        var shop = Rehearsal(
            programme: programme(within: nil),
            profile: .reachable(in: "UTC"),
            at: morning - .days(31 * Int64(openings + 1))
        )
        for day in 0..<openings {
            shop.event("Signed Up")
            let contacts = shop.deliver(on: .email)
            shop.advance(to: morning - .days(31 * Int64(openings + 1 - day)) + .minutes(620))
            for contact in contacts { shop.hear(.seen(isMachine: false), about: contact) }
            shop.advance(to: morning - .days(31 * Int64(openings - day)))
        }
        shop.advance(to: morning)
        return shop
    }

    @Test func `a contact waits for the hour at which the customer reads, and then goes`() throws {
        var shop = shop(openings: 4)
        shop.programme = programme()
        shop.event("Signed Up")

        let evening = Timestamp("2026-03-02T19:00:00Z")
        let contact = try #require(shop.customer.contacts.last)
        #expect(contact.state == .planned(until: evening, .bestTime))
        #expect(contact.verdict.reason == .bestTime)
        #expect(contact.verdict.value == evening.milliseconds)
        shop.advance(to: evening)
        #expect(shop.customer.contacts.last?.state == .queued(from: evening))
    }

    @Test func `who is hardly known is spoken to now, and the record says what was asked for`() {
        var shop = shop(openings: 2)
        shop.programme = programme()
        shop.event("Signed Up")

        let contact = shop.customer.contacts.last
        #expect(contact?.state == .queued(from: morning))
        #expect(contact?.verdict.reason == .bestTime)
    }

    @Test func `only hours at which the rules let it pass count`() throws {
        let quiet = QuietHours(hours: DailyHours(start: 18 * 60, end: 20 * 60))
        var shop = shop(openings: 4)
        shop.programme = programme(quietHours: [quiet])
        shop.event("Signed Up")

        // 20:00 is beside the habit, 18:00 and 19:00 are quiet.
        let eight = Timestamp("2026-03-02T20:00:00Z")
        #expect(shop.customer.contacts.last?.state == .planned(until: eight, .bestTime))
    }

    @Test func `an hour behind the expiry does not count`() {
        var shop = shop(openings: 4)
        shop.programme = programme(expires: .hours(6))
        shop.event("Signed Up")

        guard case .planned(let until, .bestTime)? = shop.customer.contacts.last?.state else {
            return #expect(shop.customer.contacts.last?.state == .queued(from: morning))
        }
        #expect(until < morning + .hours(6))
    }

    @Test func `the best time is asked for once`() {
        var shop = shop(openings: 4)
        shop.programme = programme()
        shop.event("Signed Up")
        let evening = Timestamp("2026-03-02T19:00:00Z")
        // By then the hour is quiet: the contact waits for its end, not for another best hour.
        let quiet = QuietHours(hours: DailyHours(start: 18 * 60, end: 21 * 60))
        shop.programme = programme(quietHours: [quiet])
        shop.advance(to: evening)
        let nine = Timestamp("2026-03-02T21:00:00Z")
        #expect(shop.customer.contacts.last?.state == .planned(until: nine, .quietHours))
        shop.advance(to: nine)
        #expect(shop.customer.contacts.last?.state == .queued(from: nine))
    }

    @Test func `an hour counts most for itself, less for its neighbours and other days`() {
        var model = HourModel()
        model.add(hourOfWeek: 0, age: .zero)

        let scores = [0, 1, 167, 24, 25, 2].map { model.score(ofHour: $0) }
        #expect(scores == [4, 2, 2, 2, 1, 0].map { $0 * 65_536 })
        #expect(!model.knowsEnough)
    }

    @Test func `the week begins with Monday`() {
        #expect(HourModel.hourOfWeek(CivilTime(day: 0, millisecondOfDay: 0)) == 72)
        #expect(HourModel.hourOfWeek(CivilTime(day: -3, millisecondOfDay: 3_600_000)) == 1)
        #expect(HourModel.hourOfWeek(CivilTime(day: 4, millisecondOfDay: 0)) == 0)
    }
}
