import JourneyCore
import JourneyTesting
import Testing

struct ResponseSnapshotTests {
    private let start = Timestamp("2026-03-02T09:20:00Z")

    private func tally(
        _ contacts: Int64,
        _ answered: Int64,
        at instant: Timestamp,
        on channel: Channel = .email
    ) -> ResponseTally {
        ResponseTally(
            ResponseTally.Key(hour: instant.hour, channel: channel),
            contacts: contacts,
            answered: answered
        )
    }

    private func tallies(_ seed: UInt64) -> [ResponseTally] {
        var random = SeededGenerator(seed: seed)
        return (Int64(0)..<40).map { index in
            let contacts = Int64.random(in: 0...500, using: &random)
            return tally(
                contacts,
                Int64.random(in: 0...contacts, using: &random),
                at: start + .hours(index * 100 + Int64.random(in: 0...99, using: &random)),
                on: [.email, .push, .sms][Int.random(in: 0...2, using: &random)]
            )
        }
    }

    @Test func `a count weighs half after 90 days, and a quarter after 180`() throws {
        let snapshot = ResponseSnapshot.sample([(.email, 1_000, 400)], at: start)

        for (days, contacts) in [(0, 1_000), (90, 500), (180, 250)] as [(Int64, Int64)] {
            let known = try #require(snapshot.responses(on: .email, at: start + .days(days)))
            #expect(known.contacts == contacts * 65_536)
            #expect(known.answered == contacts * 65_536 * 2 / 5)
        }
        // The root of a half.
        let between = try #require(snapshot.responses(on: .email, at: start + .days(45)))
        #expect(abs(between.contacts - 46_340_950) < 100)
        #expect(snapshot.responses(on: .email, at: start + .days(9_000))?.contacts == 0)
        #expect(snapshot.responses(on: .push, at: start) == nil)
    }

    @Test(arguments: UInt64(0)..<200)
    func `how often snapshots are made changes nothing`(seed: UInt64) throws {
        let tallies = tallies(seed)
        let end = start + .hours(4_100)
        let once = try #require(ResponseSnapshot.next(after: nil, with: tallies, at: end))
        var last: ResponseSnapshot?
        for tally in tallies {
            let at = Timestamp(hour: tally.key.hour + 25)
            last = ResponseSnapshot.next(after: last, with: [tally], at: at) ?? last
        }
        let chained = try #require(last)

        for channel in [Channel.email, .push, .sms] {
            let one = once.responses(on: channel, at: end)
            let many = chained.responses(on: channel, at: end)
            // Less than a hundredth of a contact for each rounding.
            #expect(abs((one?.contacts ?? 0) - (many?.contacts ?? 0)) < 40 * 655)
            #expect(abs((one?.answered ?? 0) - (many?.answered ?? 0)) < 40 * 655)
        }
    }

    @Test func `a snapshot is in force after the moment of its making, one an hour at most`()
        throws
    {
        let first = try #require(
            ResponseSnapshot.next(after: nil, with: [tally(1, 0, at: start)], at: start)
        )
        func next(at instant: Timestamp, _ tallies: [ResponseTally]) -> ResponseSnapshot? {
            ResponseSnapshot.next(after: first, with: tallies, at: instant)
        }

        #expect(first.id == 1)
        #expect(first.from == start + Milliseconds(1))
        let more = [tally(1, 1, at: start)]
        #expect(next(at: start + .minutes(39), more) == nil)
        #expect(next(at: start - .hours(2), more) == nil)
        #expect(next(at: start + .hours(1), []) == nil)
        let second = next(at: start + .hours(1), more)
        #expect(second?.id == 2)
        #expect(second?.from == start + .hours(1) + Milliseconds(1))
    }

    @Test func `contacts count a day after their hour, hours of the week at once`() {
        let contacts = ResponseTally.Key(hour: 100, channel: .email)
        let hours = ResponseTally.Key(hour: 100, channel: .email, hourOfWeek: 3)

        #expect(!contacts.isRipe(atHour: 124))
        #expect(contacts.isRipe(atHour: 125))
        #expect(!hours.isRipe(atHour: 100))
        #expect(hours.isRipe(atHour: 101))
    }

    @Test func `what is answered is never more than what was sent, nor less than nothing`() throws {
        let snapshot = try #require(
            ResponseSnapshot.next(
                after: nil,
                with: [
                    tally(2, 5, at: start), tally(-3, -1, at: start, on: .push),
                ],
                at: start
            )
        )

        let email = try #require(snapshot.responses(on: .email, at: start))
        #expect(email.answered == email.contacts)
        let push = try #require(snapshot.responses(on: .push, at: start))
        #expect((push.contacts, push.answered) == (0, 0))
    }

    @Test(arguments: UInt64(0)..<200)
    func `five in a hundred explore, for every way to draw them`(seed: UInt64) {
        var round = StableHash("round")
        round.combine(seed)
        let explorers = (0..<4_000).count {
            Exploration.includes(
                customer: "c\($0)-\(seed)",
                message: "m\(seed % 7)",
                channel: Channel.pushed[Int(seed % 5)],
                occurrence: round.identifier
            )
        }

        // 200 ± 5 standard deviations.
        #expect((131...269).contains(explorers))
    }
}
