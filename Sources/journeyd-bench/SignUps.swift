import JourneyCore
import JourneyStore

/// The events of invented customers, each the same in every run.
enum SignUps {
    static let source = "shop"

    static func customer(_ number: Int) -> String { "cust-\(digits(number, 8))" }

    static func messageID(_ number: Int) -> String {
        "018bcfe5-6800-7000-8000-\(digits(number, 12))"
    }

    /// A sign-up as a shop's server sends it: who it is, how to reach them, what they agreed to.
    static func event(_ number: Int, at now: Timestamp) -> IncomingEvent {
        let customer = customer(number)
        let change = ProfileChange(
            attributes: ["firstName": .string("Anna"), "country": .string("DE")],
            addresses: [
                (.email, "\(customer)@example.com"), (.sms, "+4915\(digits(number, 9))"),
                (.push, "token-\(digits(number, 24))"),
            ],
            consents: [Consent(topic: "news", isGranted: true, at: now, source: "sign-up")],
            locale: "de-DE"
        )
        return event("Signed Up", number, of: customer, at: now, change)
    }

    /// One that no journey asks for.
    static func view(_ number: Int, of customer: Int, at now: Timestamp) -> IncomingEvent {
        event("Product Viewed", number, of: Self.customer(customer), at: now, nil)
    }

    /// The short name of a customer's first contact: what an adapter has from leasing it.
    ///
    /// Customers are numbered as they come, from 1.
    static func handle(_ number: Int, journey: String, step: String) -> ContactHandle {
        let reference = EventReference(source: source, messageID: messageID(number))
        var hash = StableHash("enrollment", journey, customer(number), "")
        hash.combine(StableHash(reference.source, reference.messageID).identifier)
        let contact = Contact.id(
            enrollment: hash.identifier,
            step: step,
            channel: .email,
            rendition: "",
            occurrence: 0
        )
        return ContactHandle(customer: Int64(number + 1), contact: contact)
    }

    private static func event(
        _ name: String,
        _ number: Int,
        of customer: String,
        at now: Timestamp,
        _ change: ProfileChange?
    ) -> IncomingEvent {
        let event = Event(
            name: name,
            reference: EventReference(source: source, messageID: messageID(number)),
            time: now,
            properties: properties,
            profileChange: change
        )
        return IncomingEvent(customer: customer, event: event, digest: UInt64(number))
    }

    private static let properties = JSONPayload([
        "plan": .string("pro"), "country": .string("DE"), "source": .string("landing-a"),
    ])

    private static func digits(_ number: Int, _ width: Int) -> String {
        String(unsafeUninitializedCapacity: width) { bytes in
            var rest = number
            for place in stride(from: width - 1, through: 0, by: -1) {
                bytes[place] = UInt8(ascii: "0") + UInt8(rest % 10)
                rest /= 10
            }
            return width
        }
    }
}
