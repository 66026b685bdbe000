/// Where a customer is, as far as the profile tells: worked out when the profile changes, so that
/// the rules, which ask again and again, only read it.
package struct Whereabouts: Hashable, Sendable {
    /// What the country was read from.
    package enum Source: Hashable, Sendable {
        /// The attribute `country`.
        case attribute
        /// The calling code of the telephone number.
        case phone
    }

    /// ISO 3166-1 in capitals where the attribute is of two letters; else as the attribute says.
    package private(set) var region: String?
    package private(set) var regionSource: Source?
    /// The one zone of the region, else of the telephone number's country; `nil` where their clocks
    /// differ.
    package private(set) var timeZone: String?
    package private(set) var timeZoneSource: Source?

    /// Knows nothing.
    package init() {}

    /// The telephone number that it was worked out from.
    private var phone: String?
    /// What the attribute alone tells.
    private var country: String?

    init(attributes: JSONPayload, addresses: [Address]) {
        phone = addresses.first { $0.isCurrentPhone }?.text
        readCountry(attributes)
        combine()
    }

    mutating func update(attributes: JSONPayload) {
        readCountry(attributes)
        combine()
    }

    /// Most changes of addresses leave the telephone number as it is.
    mutating func update(addresses: [Address]) {
        let current = addresses.first { $0.isCurrentPhone }?.text
        guard current != phone else { return }
        phone = current
        combine()
    }

    private mutating func readCountry(_ attributes: JSONPayload) {
        country = nil
        guard attributes.bytes.count > JSONPayload.empty.bytes.count,
            case .string(let text)? = attributes["country"], !text.isEmpty
        else { return }
        country = Self.code(text)
    }

    private mutating func combine() {
        region = country
        regionSource = country == nil ? nil : .attribute
        timeZone = country.flatMap { CountryTable.byCode[$0]?.timeZone }
        timeZoneSource = timeZone == nil ? nil : .attribute
        guard timeZone == nil, let phone, let found = CountryTable.country(ofPhone: phone) else {
            return
        }
        if region == nil {
            region = found.code
            regionSource = .phone
        }
        timeZone = found.timeZone
        timeZoneSource = timeZone == nil ? nil : .phone
    }

    private static func code(_ country: String) -> String {
        let isCode = country.utf8.count == 2 && country.utf8.allSatisfy { $0 < 0x80 }
        return isCode ? country.uppercased() : country
    }
}

/// Whose time zone a customer's hours are reckoned by.
package enum ZoneSource: String, CaseIterable, Sendable {
    /// The customer's own.
    case customer
    /// That of the attribute `country`.
    case region
    /// That of the telephone number's country.
    case phone
    case policy
}

extension Policy {
    /// The customer's own zone, else that of its country or telephone number where that has one
    /// only, else the policy's: never UTC by accident.
    ///
    /// A zone that this machine's tables lack counts as unknown.
    package func zone(
        of profile: Profile,
        by calendar: any CivilCalendar
    ) -> (name: String, source: ZoneSource) {
        if let own = profile.timeZone, calendar.knows(own) { return (own, .customer) }
        let place = profile.whereabouts
        guard let zone = place.timeZone, let source = place.timeZoneSource, calendar.knows(zone)
        else { return (timeZone, .policy) }
        switch source {
        case .attribute: return (zone, .region)
        case .phone: return (zone, .phone)
        }
    }
}

extension Address {
    fileprivate var isCurrentPhone: Bool { channel == .sms && isCurrent }
}
