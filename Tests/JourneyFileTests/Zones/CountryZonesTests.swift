import JourneyCore
import JourneyFile
import Testing

/// The table of countries against the zones of this machine.
@Suite struct CountryZonesTests {
    @Test(.enabled(if: SystemZonesTests.hasSystemZones))
    func `every zone of a country is one that the system knows`() throws {
        let zones = try SystemZones.load(from: SystemZones.usualFolder)
        let letters = (65...90).map { String(UnicodeScalar(UInt8($0))) }
        let codes = letters.flatMap { first in letters.map { first + $0 } }

        let found = codes.compactMap { code -> String? in
            let attributes = JSONPayload(ValueMap(["country": .string(code)]))
            return Profile(attributes: attributes).whereabouts.timeZone
        }

        #expect(found.count > 200)
        for zone in found { #expect(zones.knows(zone), "\(zone)") }
    }

    @Test func `every calling code leads to a country of two letters, or to none`() {
        var countries: Set<String> = []
        for code in 1..<1_000 {
            let address = Address(channel: .sms, text: "+\(code)2222222")
            let place = Profile(addresses: [address]).whereabouts

            #expect((place.region?.utf8.count ?? 2) == 2)
            #expect(place.timeZone == nil || place.region != nil)
            if let region = place.region { countries.insert(region) }
        }
        #expect(countries.count > 180)
    }
}
