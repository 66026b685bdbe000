extension Profile {
    /// Takes in what was known of another customer who is the same person: nothing that is known
    /// here is changed, but for refusals and suppressions.
    ///
    /// Addresses that find no place are kept as former ones, and what was said and is not in force
    /// as proof.
    ///
    /// `isTrusted`: whether a server says that they are one. Whoever merges by a public key may not
    /// bring consents to a customer who has said something about them.
    mutating func unite(with other: Profile, isTrusted: Bool) {
        attributes = Self.filled(attributes, from: other.attributes)
        for address in other.addresses { unite(with: address) }
        let isOpen = isTrusted || consents.isEmpty
        for consent in other.consents where isOpen || !consent.isGranted {
            unite(with: consent)
        }
        // Proof decides nothing, but there is only so much room for it.
        if isOpen { rememberFormer(other.formerConsents) }
        let own = askings
        askings = []
        for asking in own + (isOpen ? other.askings : []) { ask(asking) }
        timeZone = timeZone ?? other.timeZone
        locale = locale ?? other.locale
    }

    private static func filled(_ known: JSONPayload, from other: JSONPayload) -> JSONPayload {
        var map = known.map
        for entry in other.map.entries {
            guard case .string(let name) = entry.key, map[name] == nil else { continue }
            map[name] = entry.value
        }
        return JSONPayload(map)
    }

    private mutating func unite(with other: Address) {
        let isWanted = other.isCurrent && address(on: other.channel) == nil
        let known = addresses.firstIndex {
            $0.channel == other.channel && $0.text.utf8.elementsEqual(other.text.utf8)
        }
        guard let known else {
            var added = other
            added.isCurrent = isWanted
            addresses.append(added)
            return
        }
        if isWanted { addresses[known].isCurrent = true }
        addresses[known].softBounces = max(addresses[known].softBounces, other.softBounces)
        addresses[known].terms = max(addresses[known].terms, other.terms)
        guard other.suppression != nil else { return }
        let isLonger =
            addresses[known].suppression == nil
            || (addresses[known].suppressedUntil ?? .distantFuture)
                < (other.suppressedUntil ?? .distantFuture)
        guard isLonger else { return }
        addresses[known].suppression = other.suppression
        addresses[known].suppressedUntil = other.suppressedUntil
    }

    /// A refusal wins unless consent was given after it.
    private mutating func unite(with other: Consent) {
        let index = consents.firstIndex {
            $0.topic == other.topic && $0.channel == other.channel
        }
        guard let index else {
            consents.append(other)
            return
        }
        let known = consents[index]
        let prevails =
            switch (known.isGranted, other.isGranted) {
            // The first proof stays.
            case (true, true): other.at < known.at
            case (false, false), (false, true): other.at > known.at
            case (true, false): other.at >= known.at
            }
        if prevails { consents[index] = other }
        rememberFormer([prevails ? known : other])
    }
}
