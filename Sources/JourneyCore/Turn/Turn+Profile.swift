extension Turn {
    /// Changes the profile, and decides again what the change concerns.
    package mutating func apply(_ change: ProfileChange, at: Timestamp) {
        var attributes = change.attributes
        for (channel, address) in change.addresses {
            if change.isTrusted || mayGive(address, on: channel) {
                set(address, on: channel)
            } else if let name = channel.attributeName {
                // What is refused as an address is not to be read as an attribute either.
                attributes[name] = nil
            }
        }
        if !attributes.isEmpty { set(attributes) }
        if let zone = change.timeZone, customer.profile.timeZone != zone {
            customer.profile.timeZone = zone
            changes.isProfileChanged = true
        }
        if let locale = change.locale, customer.profile.locale != locale {
            customer.profile.locale = locale
            changes.isProfileChanged = true
        }
        takeConsents(of: change)
    }

    /// Decides again what is queued or leased of the contacts that a change concerns, so that a
    /// refusal recalls within its own transaction.
    mutating func reconsider(_ isConcerned: (Contact) -> Bool) {
        let ids = customer.contacts.filter { contact in
            switch contact.state {
            case .queued, .leased: isConcerned(contact)
            case .planned, .begun, .unknown, .sent, .delivered, .seen, .clicked, .suppressed,
                .recalled, .expired, .failed:
                false
            }
        }.map(\.id)
        for id in ids {
            guard let position = contactIndex(id),
                let index = enrollmentIndex(customer.contacts[position].enrollment)
            else { continue }
            let candidate = candidate(at: position, of: index)
            let isRefused = [Rule.reachable, .consent].contains {
                arbiter.ask($0, about: candidate) != .pass
            }
            guard isRefused else { continue }
            follow(decide(position), of: position)
        }
    }

    /// Whoever has the public key may give an address where none is recorded, or repeat it.
    private mutating func mayGive(_ address: String?, on channel: Channel) -> Bool {
        guard let current = customer.profile.address(on: channel) else { return true }
        if let address, address.utf8.elementsEqual(current.text.utf8) { return true }
        refusals.append("a public key may not change the address for \(channel.word)")
        return false
    }

    private mutating func set(_ attributes: ValueMap) {
        var map = customer.profile.attributes.map
        var isChanged = false
        for entry in attributes.entries {
            guard case .string(let name) = entry.key else { continue }
            if case .null = entry.value {
                guard map[name] != nil else { continue }
                map[name] = nil
            } else {
                map[name] = entry.value
            }
            isChanged = true
        }
        guard isChanged else { return }
        customer.profile.attributes = JSONPayload(map)
        changes.isProfileChanged = true
    }

    private mutating func set(_ text: String?, on channel: Channel) {
        let current = customer.profile.addresses.firstIndex {
            $0.channel == channel && $0.isCurrent
        }
        if let current {
            guard text != customer.profile.addresses[current].text else { return }
            retireAddress(at: current)
        }
        changes.isProfileChanged = true
        guard let text else { return }
        let known = customer.profile.addresses.firstIndex {
            $0.channel == channel && $0.text == text
        }
        if let known {
            customer.profile.addresses[known].isCurrent = true
        } else {
            customer.profile.addresses.append(Address(channel: channel, text: text))
        }
    }
}

extension Channel {
    /// The reserved trait that gives an address of this channel and stays an attribute as well.
    fileprivate var attributeName: String? {
        switch self {
        case .email: "email"
        case .sms: "phone"
        case .push, .messenger, .display, .site, .call: nil
        }
    }
}
