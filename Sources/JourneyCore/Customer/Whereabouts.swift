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
    package internal(set) var region: String?
    package internal(set) var regionSource: Source?
    /// The one zone of the region, else of the telephone number's country; `nil` where their clocks
    /// differ.
    package internal(set) var timeZone: String?
    package internal(set) var timeZoneSource: Source?

    /// Knows nothing.
    package init() {}

    init(attributes: JSONPayload, addresses: [Address]) {
        if attributes.bytes.count > JSONPayload.empty.bytes.count,
            case .string(let country)? = attributes["country"], !country.isEmpty
        {
            region = Self.code(country)
            regionSource = .attribute
            timeZone = region.flatMap { CountryTable.byCode[$0]?.timeZone }
            if timeZone != nil { timeZoneSource = .attribute }
        }
        guard timeZone == nil, let phone = addresses.first(where: { $0.isCurrentPhone }),
            let country = CountryTable.country(ofPhone: phone.text)
        else { return }
        if region == nil {
            region = country.code
            regionSource = .phone
        }
        timeZone = country.timeZone
        if timeZone != nil { timeZoneSource = .phone }
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

extension CountryTable {
    /// `nil` unless the number is in the international format, such as `+49 30 123456`, and its
    /// calling code is that of one country.
    static func country(ofPhone number: String) -> Country? {
        var bytes = number.utf8.makeIterator()
        guard bytes.next() == UInt8(ascii: "+") else { return nil }
        var (code, count) = (0, 0)
        var found: Country?
        while let byte = bytes.next() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                count += 1
                // No calling code begins with it.
                guard code > 0 || byte != UInt8(ascii: "0") else { return nil }
                guard count <= digitsMax else { continue }
                code = code * 10 + Int(byte - UInt8(ascii: "0"))
                found = byCallingCode[code] ?? found
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"),
                UInt8(ascii: "."), UInt8(ascii: "/"):
                continue
            default: return nil
            }
        }
        return phoneDigits.contains(count) ? found : nil
    }

    /// As E.164 has them; shorter ones than 7 digits are no numbers that somebody is reached at.
    private static let phoneDigits = 7...15
}
