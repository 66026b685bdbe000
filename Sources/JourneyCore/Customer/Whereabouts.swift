/// Where a customer is, as far as the profile tells.
package struct Whereabouts: Hashable, Sendable {
    /// What the country was read from.
    package enum Source: Hashable, Sendable {
        /// The attribute `country`.
        case attribute
        /// The calling code of the telephone number.
        case phone
    }

    /// ISO 3166-1 in capitals where the attribute is a code of a country; else as the attribute says.
    package var region: String?
    package var regionSource: Source?
    /// The one zone of the region, else of the telephone number's country; `nil` where their clocks
    /// differ.
    package var timeZone: String?
    package var timeZoneSource: Source?
}

extension Profile {
    package var whereabouts: Whereabouts {
        var found = Whereabouts()
        if let region = place.region(in: attributes) {
            (found.region, found.regionSource) = (region.name, region.source)
        }
        if let zone = place.timeZone {
            (found.timeZone, found.timeZoneSource) = (zone.name, zone.source)
        }
        return found
    }
}

/// The countries that a profile names, as places in the table: worked out when the profile changes,
/// because rules ask again and again, and small, because profiles are copied.
struct Place: Hashable, Sendable {
    private var attribute = Self.none
    private var phone = Self.none

    /// Of ``attribute``: a text that is no country's code.
    private static let otherText: Int16 = -2
    private static let none: Int16 = -1

    init(attributes: JSONPayload, addresses: [Address]) {
        update(attributes: attributes)
        update(addresses: addresses)
    }

    mutating func update(attributes: JSONPayload) {
        attribute = Self.none
        guard attributes.bytes.count > JSONPayload.empty.bytes.count,
            case .string(let text)? = attributes["country"], !text.isEmpty
        else { return }
        attribute = CountryTable.index(ofCode: text) ?? Self.otherText
    }

    mutating func update(addresses: [Address]) {
        phone = Self.none
        for address in addresses where address.channel == .sms && address.isCurrent {
            phone = CountryTable.index(ofPhone: address.text) ?? Self.none
        }
    }

    func region(in attributes: JSONPayload) -> (name: String, source: Whereabouts.Source)? {
        if attribute >= 0 { return (CountryTable.country(at: attribute).code, .attribute) }
        if attribute == Self.otherText, case .string(let text)? = attributes["country"] {
            return (text, .attribute)
        }
        return phone >= 0 ? (CountryTable.country(at: phone).code, .phone) : nil
    }

    var timeZone: (name: String, source: Whereabouts.Source)? {
        if attribute >= 0, let zone = CountryTable.country(at: attribute).timeZone {
            return (zone, .attribute)
        }
        guard phone >= 0, let zone = CountryTable.country(at: phone).timeZone else { return nil }
        return (zone, .phone)
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
        guard let zone = profile.place.timeZone, calendar.knows(zone.name) else {
            return (timeZone, .policy)
        }
        switch zone.source {
        case .attribute: return (zone.name, .region)
        case .phone: return (zone.name, .phone)
        }
    }
}
