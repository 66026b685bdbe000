/// Whether a country or a telephone number leaves it to the policy which zone a customer is in.
///
/// Only countries with clocks that differ surely do; of all others the daemon may know the zone,
/// and the checker, which keeps no table of them, takes every zone for possible.
enum Places {
    static func leaveZoneToPolicy(country: String?, phone: String?) -> Bool {
        isOfManyClocks(country: country) && isOfManyClocks(phone: phone)
    }

    private static func isOfManyClocks(country: String?) -> Bool {
        guard let country, country.utf8.count == 2 else { return true }
        return countries.contains(country)
    }

    private static func isOfManyClocks(phone: String?) -> Bool {
        guard let phone, phone.hasPrefix("+") else { return true }
        // Numbers that begin with +77 and +733 are of another country than those with +7.
        guard !phone.hasPrefix("+77"), !phone.hasPrefix("+733") else { return false }
        return callingCodes.contains { phone.hasPrefix($0) }
    }

    private static let countries: Set = [
        "AQ", "AU", "BR", "CA", "CD", "CL", "CN", "EC", "ES", "FM", "GL", "ID", "KI", "MN", "MX",
        "NZ", "PF", "PG", "PT", "RU", "UA", "UM", "US",
    ]

    private static let callingCodes = [
        "+7", "+34", "+351", "+380", "+52", "+55", "+56", "+593", "+61", "+62", "+64", "+86",
    ]

    /// A clock for every hour, so that whatever zone it was is near one of them.
    static let everyClock: [ZoneClock] = (-12...14).compactMap { hours in
        // The signs of these names are the other way round.
        ZoneClock(hours > 0 ? "Etc/GMT-\(hours)" : "Etc/GMT+\(-hours)")
    }
}
