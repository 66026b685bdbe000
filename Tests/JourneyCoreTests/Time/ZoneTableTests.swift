import JourneyCore
import JourneyTesting
import Testing

@Suite struct ZoneTableTests {
    @Test(arguments: [
        ("Europe/Berlin", "2026-03-29T00:59:59.999Z", 3600),
        ("Europe/Berlin", "2026-03-29T01:00:00Z", 7200),
        ("Europe/Berlin", "2126-10-27T00:59:59Z", 7200),
        ("Europe/Berlin", "2126-10-27T01:00:00Z", 3600),
        ("America/New_York", "2026-03-08T07:00:00Z", -14_400),
        ("America/New_York", "2026-11-01T06:00:00Z", -18_000),
        ("Europe/Dublin", "2026-01-01T00:00:00Z", 0),
        ("Europe/Dublin", "2026-07-01T00:00:00Z", 3600),
        ("America/Santiago", "2026-01-01T00:00:00Z", -10_800),
        ("America/Santiago", "2026-07-01T00:00:00Z", -14_400),
        ("Asia/Kathmandu", "1850-01-01T00:00:00Z", 20_700),
    ])
    func `a rule holds for ever`(zone: String, text: String, offset: Int32) throws {
        let instant = try #require(Timestamp(rfc3339: text))

        #expect(TestZones.calendar.offsetSeconds(of: zone, at: instant) == offset)
    }

    @Test func `daylight saving time that lasts all year never changes`() throws {
        let table = try ZoneTable(rule: "XXX3EDT4,0/0,J365/23")

        for year in Int64(2020)...2032 {
            let newYear = CivilTime(year: year, month: 1, dayOfMonth: 1, hour: 3)
            let instant = Timestamp(milliseconds: newYear.millisecondsSinceEpoch)
            #expect(table.offsetSeconds(at: instant) == -14_400)
            #expect(table.offsetSeconds(at: instant - Milliseconds(1)) == -14_400)
            #expect(table.firstChange(after: instant, through: instant + .days(3_000)) == nil)
        }
    }

    @Test func `days of the year are counted with and without 29 February`() throws {
        let table = try ZoneTable(rule: "AAA0BBB,J60/0,300/0")
        for (newYear, start, end) in [
            ("2024-01-01T00:00:00Z", "2024-03-01T00:00:00.000Z", "2024-10-26T23:00:00.000Z"),
            ("2025-01-01T00:00:00Z", "2025-03-01T00:00:00.000Z", "2025-10-27T23:00:00.000Z"),
        ] {
            let newYear = try #require(Timestamp(rfc3339: newYear))
            let endOfYear = newYear + .days(365)

            let first = try #require(table.firstChange(after: newYear, through: endOfYear))
            let second = table.firstChange(after: first, through: endOfYear)

            #expect(first.description == start)
            #expect(second?.description == end)
        }
    }

    @Test(arguments: [
        "", "AB1", "CET", "CET-25", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0",
        "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J366",
        "CET-1CEST,M3.5.0/168,M10.5.0", "<+3-3", "CET-1CEST,M3.5.0,M10.5.0/3x", "Europe/Berlin",
        "CET-99999999999999999999",
    ])
    func `a rule that POSIX wouldn't know is refused`(text: String) {
        #expect(throws: ZoneTableError.rule(text)) { try ZoneTable(rule: text) }
    }

    @Test(arguments: [UInt8(0), UInt8(ascii: "2"), UInt8(ascii: "3"), UInt8(ascii: "4")])
    func `files of every version are read`(version: UInt8) throws {
        let file = TZifFile(version: version, times: [1_000, 2_000], types: [1, 0])

        let table = try ZoneTable(tzif: file.bytes)

        let offsets = [999_999, 1_000_000, 1_999_999, 2_000_000].map {
            table.offsetSeconds(at: Timestamp(milliseconds: $0))
        }
        #expect(offsets == [3_600, 7_200, 7_200, 3_600])
        let summer = try #require(Timestamp(rfc3339: "2026-07-01T00:00:00Z"))
        #expect(table.offsetSeconds(at: summer) == (version == 0 ? 3_600 : 7_200))
    }

    @Test func `what no zone's file says is refused`() {
        let valid = TZifFile(version: UInt8(ascii: "2"), times: [1_000, 2_000], types: [1, 0])
        func refusal(_ change: (inout TZifFile) -> Void) -> ZoneTableError? {
            var file = valid
            change(&file)
            do {
                _ = try ZoneTable(tzif: file.bytes)
                return nil
            } catch { return error }
        }

        #expect(refusal { _ in } == nil)
        #expect(refusal { $0.magic = "TZIF" } == .notTZif)
        #expect(refusal { $0.version = 1 } == .damaged("its version"))
        #expect(refusal { $0.times = [2_000, 2_000] } == .damaged("its times are out of order"))
        #expect(refusal { $0.types = [0, 2] } == .damaged("it names a type that isn't there"))
        #expect(refusal { $0.offsets = [0, 100_000] } == .damaged("an offset of more than a day"))
        #expect(refusal { $0.leapCount = 1 } == .leapSeconds)
        #expect(refusal { $0.leapCount = .max } == .tooLarge)
        #expect(refusal { $0.footer = "CET" } == .rule("CET"))
        #expect(throws: ZoneTableError.tooLarge) {
            try ZoneTable(tzif: [UInt8](repeating: 0, count: 1 << 20))
        }
    }

    @Test func `instants at the ends of time are answered`() {
        for zone in TestZones.calendar.names {
            for milliseconds in [Int64.min, .max] {
                let instant = Timestamp(milliseconds: milliseconds)
                let local = TestZones.calendar.local(instant, in: zone)
                _ = TestZones.calendar.instant(of: local, in: zone)
            }
        }
    }

    @Test(arguments: UInt64(0)..<200)
    func `a local time leads to the first instant that shows it`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let calendar = TestZones.calendar
        let zone = calendar.names.randomElement(using: &generator) ?? "UTC"
        let instant = Timestamp(
            milliseconds: Int64.random(in: 0...4_102_444_800_000, using: &generator)
        )

        let local = calendar.local(instant, in: zone)
        let first = calendar.instant(of: local, in: zone)

        #expect(calendar.local(first, in: zone) == local)
        #expect(first <= instant)
    }
}

/// Builds a compiled time zone of two types, right or wrong.
private struct TZifFile {
    var magic = "TZif"
    var version: UInt8
    var times: [Int64]
    var types: [UInt8]
    var offsets: [Int32] = [3_600, 7_200]
    var leapCount: UInt32 = 0
    var footer = "CET-1CEST,M3.5.0,M10.5.0/3"

    var bytes: [UInt8] {
        guard version > 0 else { return block(timeSize: 4) }
        return block(timeSize: 4) + block(timeSize: 8) + Array("\n\(footer)\n".utf8)
    }

    private func block(timeSize: Int) -> [UInt8] {
        var bytes = Array(magic.utf8) + [version] + [UInt8](repeating: 0, count: 15)
        let leaps = timeSize == 4 && version > 0 ? 0 : leapCount
        for count in [0, 0, leaps, UInt32(times.count), UInt32(offsets.count), 4] {
            bytes += bigEndian(UInt64(count), size: 4)
        }
        for time in times { bytes += bigEndian(UInt64(bitPattern: time), size: timeSize) }
        bytes += types
        for offset in offsets {
            bytes += bigEndian(UInt64(UInt32(bitPattern: offset)), size: 4) + [0, 0]
        }
        return bytes + Array("CET\0".utf8)
    }

    private func bigEndian(_ number: UInt64, size: Int) -> [UInt8] {
        (0..<size).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) }
    }
}
