import JourneyCore
import JourneyTesting
import Testing

struct WhereaboutsTests {
    private func profile(
        country: Value? = nil,
        phone: String? = nil,
        zone: String? = nil
    ) -> Profile {
        var attributes = ValueMap()
        if let country { attributes["country"] = country }
        return Profile(
            attributes: JSONPayload(attributes),
            addresses: phone.map { [Address(channel: .sms, text: $0)] } ?? [],
            timeZone: zone
        )
    }

    @Test(arguments: [
        ("+49 30 123456", "DE", "Europe/Berlin"), ("+493012345678", "DE", "Europe/Berlin"),
        ("+44 (20) 7946-0958", "GB", "Europe/London"), ("+77011234567", "KZ", "Asia/Almaty"),
        ("+79990000001", "RU", nil), ("+18765551234", "JM", "America/Jamaica"),
        ("+977 1 4123456", "NP", "Asia/Kathmandu"), ("+351912345678", "PT", nil),
        ("+3581812345", "AX", "Europe/Mariehamn"), ("+358401234567", "FI", "Europe/Helsinki"),
    ])
    func `a number in the international format tells the country, and its zone if it has one`(
        phone: String,
        region: String,
        zone: String?
    ) {
        let place = profile(phone: phone).whereabouts

        #expect(place.region == region)
        #expect(place.regionSource == .phone)
        #expect(place.timeZone == zone)
    }

    @Test(arguments: [
        "", "+", "49 30 123456", "004930123456", "8 (999) 000-00-01", "+49 anna", "+49",
        "+12125551234", "+99912345678", "+49301234567890123", "anna@shop.example", "+0491234567",
    ])
    func `what is no such number, or of several countries, tells nothing`(phone: String) {
        let place = profile(phone: phone).whereabouts

        #expect(place.region == nil)
        #expect(place.timeZone == nil)
    }

    @Test func `the attribute comes before the number`() {
        let place = profile(country: .string("gb"), phone: "+493012345678").whereabouts

        #expect(place.region == "GB")
        #expect(place.regionSource == .attribute)
        #expect(place.timeZone == "Europe/London")
    }

    @Test func `a country of many clocks leaves the zone to the number`() {
        let place = profile(country: .string("RU"), phone: "+493012345678").whereabouts

        #expect(place.region == "RU")
        #expect(place.timeZone == "Europe/Berlin")
        #expect(place.timeZoneSource == .phone)
    }

    @Test(arguments: [Value.string(""), .int(49), .null, .list([.string("DE")])])
    func `an attribute that names no country tells nothing`(country: Value) {
        let place = profile(country: country).whereabouts

        #expect(place.region == nil)
        #expect(place.timeZone == nil)
    }

    @Test func `a country in words is a region, of unknown clocks`() {
        let place = profile(country: .string("Germany")).whereabouts

        #expect(place.region == "Germany")
        #expect(place.timeZone == nil)
    }

    @Test func `it follows the profile`() {
        var profile = profile(phone: "+493012345678")

        profile.addresses[0].isCurrent = false
        #expect(profile.whereabouts.region == nil)
        profile.addresses.append(Address(channel: .sms, text: "+442079460958"))
        #expect(profile.whereabouts.region == "GB")
        profile.attributes = JSONPayload(ValueMap(["country": .string("DE")]))
        #expect(profile.whereabouts.region == "DE")
    }

    private struct ZoneCase: Sendable {
        var zone: String?
        var country: String?
        var phone: String?
        var expected: String
        var source: ZoneSource
    }

    private static let zoneCases = [
        ZoneCase(
            zone: "Asia/Kathmandu",
            country: "DE",
            phone: "+442079460958",
            expected: "Asia/Kathmandu",
            source: .customer
        ),
        ZoneCase(
            zone: "Mars/Olympus",
            country: "DE",
            phone: "+442079460958",
            expected: "Europe/Berlin",
            source: .region
        ),
        ZoneCase(
            country: "RU",
            phone: "+442079460958",
            expected: "Europe/London",
            source: .phone
        ),
        ZoneCase(
            country: "RU",
            phone: "+79990000001",
            expected: "Europe/Moscow",
            source: .policy
        ),
        ZoneCase(expected: "Europe/Moscow", source: .policy),
        // The tables of these tests lack the zone of Jamaica.
        ZoneCase(country: "JM", expected: "Europe/Moscow", source: .policy),
    ]

    @Test(arguments: zoneCases)
    private func `the zone is the customer's, else the country's, the number's, the policy's`(
        example: ZoneCase
    ) {
        let profile = profile(
            country: example.country.map { .string($0) },
            phone: example.phone,
            zone: example.zone
        )

        let found = Policy.sample().zone(of: profile, by: TestZones.calendar)

        #expect(found.name == example.expected)
        #expect(found.source == example.source)
    }

    @Test(arguments: [("+442079460958", true), ("+493012345678", false)])
    func `quiet hours of a region hold for who has a number of it`(
        phone: String,
        isQuiet: Bool
    ) throws {
        let hours = try DailyHours(parsing: "0:00-12:00")
        var profile = Profile.reachable(in: "UTC")
        profile.addresses = [
            Address(channel: .email, text: "a@shop.example"), Address(channel: .sms, text: phone),
        ]
        let send = SendStep(
            id: "s",
            message: "reminder",
            ladder: [Rung(channel: .email)],
            next: 1
        )
        var shop = Rehearsal(
            programme: Programme(
                [.sample(steps: [.send(send)])],
                policy: .sample(quietHours: [QuietHours(region: "GB", hours: hours)])
            ),
            profile: profile,
            at: Timestamp("2026-03-02T09:00:00Z")
        )

        shop.event("Signed Up")

        #expect(shop.queued(on: .email).isEmpty == isQuiet)
    }
}
