/// What the events told about one customer up to some instant.
struct CustomerFacts: Sendable {
    /// Every zone that the events give a reason for; empty means that the policy's zone holds.
    var clocks: [ZoneClock] = []
    /// A name that is no zone came after a good one: it takes that one away, or leaves it.
    var lastZoneIsInvalid = false
    var addresses: [String: String] = [:]
    var consents = Consents()
    var country: String?

    /// Takes the reserved traits of an `identify`.
    mutating func take(traits: JSONTree, at moment: Moment) {
        for (trait, channel) in CustomerFacts.addressTraits {
            guard let value = traits[trait] else { continue }
            addresses[channel] = CustomerFacts.address(value)
        }
        if let name = traits["timezone"]?.text {
            let clock = ZoneClock(name)
            clocks = clock.map { [$0] } ?? clocks
            lastZoneIsInvalid = clock == nil
        }
        if let country = traits["country"] {
            self.country = country.text.map { $0.count == 2 ? $0.uppercased() : $0 }
        }
        if let consents = traits["consents"] { self.consents.take(consents, at: moment) }
    }

    /// Takes what any event's `context` tells by the way, and says whether that is new.
    mutating func take(context: JSONTree) -> Bool {
        var isNew = false
        if let name = context["timezone"]?.text, let clock = ZoneClock(name),
            !clocks.contains(clock)
        {
            clocks.append(clock)
            isNew = true
        }
        if let token = context["device"]?["token"].flatMap(CustomerFacts.address),
            addresses["push"] != token
        {
            addresses["push"] = token
            isNew = true
        }
        return isNew
    }

    /// Adds what was known of a second id of the same customer.
    mutating func unite(with other: CustomerFacts) {
        for clock in other.clocks where !clocks.contains(clock) { clocks.append(clock) }
        addresses.merge(other.addresses) { own, _ in own }
        consents.unite(with: other.consents)
        country = country ?? other.country
    }

    private static let addressTraits = [
        ("email", "email"), ("phone", "sms"), ("pushToken", "push"), ("messenger", "messenger"),
    ]

    /// One spelling for one mailbox; `nil` takes an address away.
    private static func address(_ tree: JSONTree) -> String? {
        switch tree {
        case .string(let text):
            let trimmed = text.split(whereSeparator: \.isWhitespace).joined().lowercased()
            return trimmed.isEmpty ? nil : trimmed
        case .number(let text):
            return text
        case .array(let items):
            let all = items.compactMap(address)
            return all.isEmpty ? nil : all.joined(separator: " ")
        case .object(let members):
            let all = members.compactMap { address($0.value) }
            return all.isEmpty ? nil : all.joined(separator: " ")
        case .null, .bool:
            return nil
        }
    }
}
