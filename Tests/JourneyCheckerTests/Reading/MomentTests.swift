import Testing

@testable import JourneyChecker

struct MomentTests {
    @Test(arguments: [
        "1970-01-01T00:00:00.000Z", "2024-02-29T23:59:59.999Z", "1969-12-31T23:59:59.999Z",
        "2000-03-01T00:00:00.001Z", "9999-12-31T00:00:00.000Z",
    ])
    func `an instant is written as it was read`(_ text: String) throws {
        let moment = try #require(Moment(text))

        #expect(moment.description == text)
    }

    @Test(arguments: [
        ("2026-03-02T13:00:00+03:00", "2026-03-02T10:00:00.000Z"),
        ("2026-03-02t10:00:00.12z", "2026-03-02T10:00:00.120Z"),
        ("2026-03-01T23:30:00.123999-00:45", "2026-03-02T00:15:00.123Z"),
    ])
    func `offsets and fractions are understood`(_ text: String, _ expected: String) {
        #expect(Moment(text)?.description == expected)
    }

    @Test(arguments: [
        "", "2026-03-02", "2026-02-29T10:00:00Z", "2026-13-01T10:00:00Z", "2026-03-02T24:00:00Z",
        "2026-03-02T10:00:00", "2026-03-02T10:00:00.Z", "2026-03-02T10:00:00Zx",
        "26-03-02T10:00:00Z",
    ])
    func `what is no instant is refused`(_ text: String) {
        #expect(Moment(text) == nil)
    }

    @Test(arguments: UInt64(0)..<200)
    func `days and their numbers go both ways`(_ seed: UInt64) {
        var dice = Dice(state: seed)
        let number = Int.random(in: -200_000...200_000, using: &dice)

        let day = CivilDay(number: number)

        #expect(day.number == number)
        #expect((1...CivilDay.daysInMonth(day.month, of: day.year)).contains(day.day))
    }

    @Test func `a clock that changes shows the customer's time`() throws {
        let clock = try #require(ZoneClock("Europe/Berlin"))
        let before = try #require(Moment("2026-03-29T00:59:59Z"))
        let day = try CivilDay(
            number: clock.dayNumber(at: #require(Moment("2026-03-29T12:00:00Z")))
        )

        #expect(clock.timeOfDay(at: before) == 7_199_000)
        #expect(clock.timeOfDay(at: before.adding(1_000)) == 3 * 3_600_000)
        #expect(clock.start(ofDay: day.number).description == "2026-03-28T23:00:00.000Z")
        #expect(clock.start(ofDay: day.number + 1).description == "2026-03-29T22:00:00.000Z")
    }

    @Test(arguments: ["Mars/Base", "Europe/Moskow", "", "EST", "+03:00"])
    func `what is no zone is refused`(_ name: String) {
        #expect(ZoneClock(name) == nil)
    }
}
