import JourneyCore
import JourneyTesting
import Testing

@Suite struct RFC3339Tests {
    @Test(arguments: [
        ("2026-11-22T13:33:09.999+00:00", "2026-11-22T13:33:09.999Z"),
        ("2026-11-22T13:33:09Z", "2026-11-22T13:33:09.000Z"),
        ("2026-11-22T14:11:49.688623+00:00", "2026-11-22T14:11:49.688Z"),
        ("2026-11-22T14:11:49.688999999Z", "2026-11-22T14:11:49.688Z"),
        ("2026-11-22T14:11:49.68899999999999Z", "2026-11-22T14:11:49.688Z"),
        ("2026-11-22T14:11:49.5Z", "2026-11-22T14:11:49.500Z"),
        ("2026-11-22 13:33:09z", "2026-11-22T13:33:09.000Z"),
        ("2026-11-22t13:33:09.1z", "2026-11-22T13:33:09.100Z"),
        ("2018-10-08T14:05:45 +0000", "2018-10-08T14:05:45.000Z"),
        ("2026-03-02T19:10:00+05:00", "2026-03-02T14:10:00.000Z"),
        ("2026-03-02T19:10:00+0530", "2026-03-02T13:40:00.000Z"),
        ("2026-03-02T19:10:00-03", "2026-03-02T22:10:00.000Z"),
        ("2026-01-01T00:30:00+01:00", "2025-12-31T23:30:00.000Z"),
        ("2024-02-29T12:00:00-00:00", "2024-02-29T12:00:00.000Z"),
        ("1969-12-31T23:59:59.9995Z", "1969-12-31T23:59:59.999Z"),
        ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z"),
        ("2017-01-01T02:59:60.5+03:00", "2017-01-01T00:00:00.500Z"),
        ("0000-01-01T00:00:00Z", "0000-01-01T00:00:00.000Z"),
        ("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"),
    ])
    func `what client libraries send is taken`(text: String, expected: String) {
        #expect(Timestamp(rfc3339: text)?.description == expected)
    }

    @Test(arguments: [
        "", "2026", "2026-03-02", "2026-03-02T14:10:00", "2026-03-02T14:10Z", "2026-3-2T14:10:00Z",
        "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z",
        "2026-01-00T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z",
        "2026-01-01T00:00:61Z", "2026-01-01T12:00:60Z", "2026-01-01T00:00:00.Z",
        "2026-01-01T00:00:00,5Z", "2026-01-01T00:00:00+24:00", "2026-01-01T00:00:00+1:00",
        "2026-01-01T00:00:00+01:", "2026-01-01T00:00:00+01:60", "2026-01-01T00:00:00 Z",
        "2026-01-01T00:00:00Z ", " 2026-01-01T00:00:00Z", "2026-01-01T00:00:00ZZ",
        "2026-01-01  00:00:00Z", "2026-01-01_00:00:00Z", "+2026-01-01T00:00:00Z",
        "20260101T000000Z", "1767323045", "٢٠٢٦-01-01T00:00:00Z", "2026-01-01T00:00:00UTC",
    ])
    func `anything else is refused`(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test(arguments: UInt64(0)..<200)
    func `an instant that is written reads back`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let years = -62_167_219_200_000...253_402_300_799_999
        let instant = Timestamp(
            milliseconds: Int64.random(
                in: Int64(years.lowerBound)...Int64(years.upperBound),
                using: &generator
            )
        )

        #expect(Timestamp(rfc3339: instant.rfc3339) == instant)
    }

    @Test func `instants beyond the year 9999 are still written`() {
        #expect(Timestamp(milliseconds: .max).description == "+292278994-08-17T07:12:55.807Z")
        #expect(Timestamp(milliseconds: .min).description == "-292275055-05-16T16:47:04.192Z")
    }

    @Test func `nanoseconds are kept for those who want them`() {
        let fields = RFC3339("2026-11-22T14:11:49.688623001Z")

        #expect(fields?.nanoseconds == 688_623_001)
        #expect(fields?.text(fractionDigits: 9) == "2026-11-22T14:11:49.688623001Z")
        #expect(fields?.text(fractionDigits: 0) == "2026-11-22T14:11:49Z")
    }
}
