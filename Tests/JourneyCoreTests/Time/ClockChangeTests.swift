import JourneyCore
import Testing

/// The system's zones against the recorded clock changes of two years.
@Suite(.enabled(if: ClockChange.hasSystemZones)) struct ClockChangeTests {
    @Test func `the fixture is whole`() {
        #expect(ClockChange.all.count == 780)
    }

    @Test func `every clock change happens in its millisecond`() throws {
        for change in ClockChange.all {
            let table = try ClockChange.systemTable(of: change.zone)
            let before = change.instant - Milliseconds(1)

            #expect(table.offsetSeconds(at: before) == change.offsetBefore, "\(change)")
            #expect(table.offsetSeconds(at: change.instant) == change.offsetAfter, "\(change)")
            let found = table.firstChange(after: before - .days(1), through: change.instant)
            #expect(found == (change.kind == .label ? nil : change.instant), "\(change)")
            #expect(table.firstChange(after: before - .days(1), through: before) == nil)
        }
    }

    @Test func `a local time within a gap moves forward by the gap`() throws {
        for change in ClockChange.all where change.kind == .gap {
            let table = try ClockChange.systemTable(of: change.zone)
            let gap = Int64(change.offsetAfter - change.offsetBefore) * 1_000
            for skipped in [0, 1, gap / 2, gap - 1] {
                let local = change.localBefore.adding(milliseconds: skipped)

                let instant = table.instant(of: local)

                #expect(instant == change.instant + Milliseconds(skipped), "\(change)")
            }
            #expect(table.instant(of: change.localAfter) == change.instant)
            let last = change.localBefore.adding(milliseconds: -1)
            #expect(table.instant(of: last) == change.instant - Milliseconds(1))
        }
    }

    @Test func `of a local time that exists twice it is the first`() throws {
        for change in ClockChange.all where change.kind == .overlap {
            let table = try ClockChange.systemTable(of: change.zone)
            let overlap = Int64(change.offsetBefore - change.offsetAfter) * 1_000
            for repeated in [0, 1, overlap / 2, overlap - 1] {
                let local = change.localAfter.adding(milliseconds: repeated)

                let instant = table.instant(of: local)

                let expected = change.instant - Milliseconds(overlap - repeated)
                #expect(instant == expected, "\(change)")
            }
            #expect(table.instant(of: change.localBefore) == change.instant + Milliseconds(overlap))
        }
    }

    @Test func `a rule says of every later year what the file says of this one`() throws {
        for (zone, text) in [
            ("Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3"),
            ("Australia/Lord_Howe", "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0"),
            ("Europe/Dublin", "IST-1GMT0,M10.5.0,M3.5.0/1"),
        ] {
            let table = try ClockChange.systemTable(of: zone)
            let rule = try ZoneTable(rule: text)
            var instant = Timestamp(milliseconds: 1_704_067_200_000)
            for _ in 0..<(60 * 366) {
                #expect(table.offsetSeconds(at: instant) == rule.offsetSeconds(at: instant))
                instant = instant + .days(1)
            }
        }
    }

    @Test func `a day without a date is skipped as a whole`() throws {
        // Samoa crossed the date line at the end of 2011-12-29.
        let apia = try ClockChange.systemTable(of: "Pacific/Apia")
        let local = try #require(CivilTime("2011-12-30 21:00"))

        let instant = apia.instant(of: local)

        #expect(instant.description == "2011-12-31T07:00:00.000Z")
    }

    @Test(arguments: ["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Africa/Casablanca"])
    func `a file cut off at any byte is refused`(zone: String) throws {
        let bytes = try ClockChange.systemBytes(of: zone)
        for end in 0..<bytes.count {
            #expect(throws: ZoneTableError.self) { try ZoneTable(tzif: Array(bytes[..<end])) }
        }
    }

    @Test(arguments: UInt64(0)..<100)
    func `a damaged file is refused or answers, and does no harm`(seed: UInt64) throws {
        var generator = ValueMaker(seed: seed).generator
        var bytes = try ClockChange.systemBytes(of: "Europe/Berlin")
        for _ in 0..<10 {
            bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(
                in: 0...255,
                using: &generator
            )
            guard let table = try? ZoneTable(tzif: bytes) else { continue }
            for milliseconds in [Int64.min, -1, 1_767_323_045_000, .max] {
                let instant = Timestamp(milliseconds: milliseconds)
                _ = table.offsetSeconds(at: instant)
                _ = table.firstChange(after: instant, through: Timestamp(milliseconds: .max))
                _ = table.instant(of: CivilTime(millisecondsSinceEpoch: milliseconds))
            }
        }
    }
}
