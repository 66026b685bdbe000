import JourneyCore
import Testing

struct ExactTimeTests {
    @Test(arguments: [
        ("1h30m", 5_400, 0), ("-1.5s", -1, -500_000_000), ("90s", 90, 0), ("250ms", 0, 250_000_000),
        ("1us", 0, 1_000), ("1ns", 0, 1), ("0", 0, 0), ("+2m", 120, 0), ("1.25h", 4_500, 0),
    ])
    func `a duration is read`(_ text: String, _ seconds: Int64, _ nanoseconds: Int32) {
        let expected = ExactDuration(seconds: seconds, nanoseconds: nanoseconds)

        #expect(ExactDuration(text) == expected)
        #expect(ExactDuration(expected.description) == expected)
    }

    @Test(arguments: ["", "-", "1", "s", "1x", "1h 30m", "1..5s", ".s", "9999999999999999999s"])
    func `what is no duration is refused`(_ text: String) {
        #expect(ExactDuration(text) == nil)
    }

    @Test(arguments: [
        "2009-02-13T23:31:30Z", "2009-02-13T23:31:30.5Z", "9999-12-31T23:59:59.999999999Z",
        "0001-01-01T00:00:00Z", "1969-12-31T23:59:59.000000001Z",
    ])
    func `an instant is the same after reading and writing`(_ text: String) {
        #expect(ExactTimestamp(text)?.description == text)
    }

    @Test(arguments: [
        "", "2009-02-13", "2009-02-30T00:00:00Z", "2009-02-13T23:31:30", "0000-01-01T00:00:00Z",
        "10000-01-01T00:00:00Z", "0001-01-01T00:00:00+01:00",
    ])
    func `what is no instant is refused`(_ text: String) {
        #expect(ExactTimestamp(text) == nil)
    }

    @Test func `arithmetic stays in the range of the language`() {
        let last = ExactTimestamp(seconds: 253_402_300_799, nanoseconds: 999_999_999)
        let instant = ExactTimestamp(seconds: 0)

        #expect(last.adding(ExactDuration(seconds: 0, nanoseconds: 1)) == nil)
        #expect(
            instant.subtracting(ExactDuration(seconds: 0, nanoseconds: 1))
                == ExactTimestamp(seconds: -1, nanoseconds: 999_999_999)
        )
        #expect(instant.duration(since: last) == nil)
    }

    @Test func `an instant of the engine stays the same`() {
        for milliseconds in [Int64(-1), 0, 1, 1_772_445_600_123, -62_135_596_800_000] {
            let instant = Timestamp(milliseconds: milliseconds)
            #expect(ExactTimestamp(instant).timestamp == instant)
        }
        #expect(ExactTimestamp(Timestamp(milliseconds: .max)).seconds == 253_402_300_799)
        #expect(ExactDuration(Milliseconds(.max)).seconds > 0)
    }
}
