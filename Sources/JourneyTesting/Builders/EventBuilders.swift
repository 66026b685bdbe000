package import JourneyCore
package import JourneyStore

extension Event {
    /// An event of source `test`, received as it happened.
    package static func sample(
        _ name: String,
        id: String,
        at time: Timestamp,
        properties: ValueMap = ValueMap(),
        profile: ProfileChange? = nil,
        isImported: Bool = false
    ) -> Event {
        Event(
            name: name,
            reference: EventReference(source: "test", messageID: id),
            time: time,
            properties: JSONPayload(properties),
            profileChange: profile,
            isImported: isImported
        )
    }
}

extension IncomingEvent {
    package static func sample(
        _ name: String,
        of customer: String,
        id: String,
        at time: Timestamp,
        properties: ValueMap = ValueMap(),
        profile: ProfileChange? = nil
    ) -> IncomingEvent {
        let event = Event.sample(name, id: id, at: time, properties: properties, profile: profile)
        var digest = StableHash(name)
        for byte in event.properties.bytes { digest.combine(UInt64(byte)) }
        return IncomingEvent(customer: customer, event: event, digest: digest.value)
    }
}

extension ProfileChange {
    /// Addresses in every channel, made of the customer's id.
    package static func reachable(_ customer: String) -> ProfileChange {
        ProfileChange(addresses: [
            (.email, "\(customer)@example.com"), (.push, "token-\(customer)"),
            (.sms, "+49 \(customer)"),
        ])
    }
}

extension Content {
    package static func sample(_ text: String) -> Content {
        Content(fields: ValueMap(["subject": .string(text)]), hash: StableHash(text).value)
    }
}
