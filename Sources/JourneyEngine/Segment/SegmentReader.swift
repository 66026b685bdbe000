package import JourneyCore
package import JourneyStore

/// Reads one event as the Segment specification shapes it, from a request or from a file.
///
/// Pure: the time of receipt and what the sender may do are arguments.
package struct SegmentReader: Sendable {
    /// What the sender may say about customers.
    package enum Trust: Sendable {
        /// A server or a file: addresses and consents are believed.
        case trusted
        /// A browser or an app.
        case untrusted
    }

    /// Why one event of a request is not taken.
    package struct Rejection: Error, Hashable, Sendable {
        package var reason: String

        package init(_ reason: String) {
            self.reason = reason
        }
    }

    package var source: String
    package var trust: Trust
    package var calendar: any CivilCalendar
    package var isImport: Bool

    package init(
        source: String,
        trust: Trust,
        calendar: any CivilCalendar,
        isImport: Bool = false
    ) {
        self.source = source
        self.trust = trust
        self.calendar = calendar
        self.isImport = isImport
    }

    /// `sentAt` is that of the batch, where the event has none of its own; `kind` that of the
    /// endpoint, where the event does not say its type.
    package func read(
        _ object: ValueMap,
        kind: String? = nil,
        sentAt: Timestamp? = nil,
        receivedAt: Timestamp
    ) -> Result<IncomingEvent, Rejection> {
        do throws(Rejection) {
            return .success(
                try readEvent(object, kind: kind, sentAt: sentAt, receivedAt: receivedAt)
            )
        } catch {
            return .failure(error)
        }
    }

    private func readEvent(
        _ object: ValueMap,
        kind: String?,
        sentAt: Timestamp?,
        receivedAt: Timestamp
    ) throws(Rejection) -> IncomingEvent {
        let type = object.text("type") ?? kind ?? "track"
        if type == "alias", object.text("userId") == nil {
            throw Rejection("an alias call names the customer in 'userId'")
        }
        let customer = try customer(of: object)
        let (eventKind, name) = try name(of: object, type: type)
        let time = try time(of: object, sentAt: sentAt, receivedAt: receivedAt)
        let properties = object.object("properties") ?? ValueMap()
        let change = try ProfileReader(reader: self, object: object, type: type, at: time)
            .change()
        let link = try link(of: object, type: type, customer: customer)
        let digest = digest(of: object, type: type, customer: customer)
        let messageID = object.text("messageId") ?? derivedID(of: object, digest)
        guard messageID.utf8.count <= Self.idBytesMax else {
            throw Rejection("'messageId' is longer than \(Self.idBytesMax) bytes")
        }
        let event = Event(
            kind: eventKind,
            name: name,
            reference: EventReference(source: source, messageID: messageID),
            time: time,
            receivedAt: receivedAt,
            properties: JSONPayload(properties),
            profileChange: change,
            isImported: isImport
        )
        return IncomingEvent(
            customer: customer,
            event: event,
            digest: digest.value,
            isAnonymous: object.text("userId") == nil,
            link: link
        )
    }

    private static let idBytesMax = 256

    /// Of one that has none: the same content said to have happened at the same time.
    private func derivedID(of object: ValueMap, _ digest: StableHash) -> String {
        var hash = digest
        for name in ["timestamp", "originalTimestamp"] {
            hash.combine(object[name]?.jsonText ?? "")
        }
        return "derived-\(hash.identifier)"
    }

    private func customer(of object: ValueMap) throws(Rejection) -> String {
        guard let id = object.text("userId") ?? object.text("anonymousId"), !id.isEmpty else {
            throw Rejection("neither 'userId' nor 'anonymousId' names a customer")
        }
        guard id.utf8.count <= Self.idBytesMax else {
            throw Rejection("the customer's id is longer than \(Self.idBytesMax) bytes")
        }
        return id
    }

    /// Another id that an `identify` or an `alias` says to be the same customer's.
    private func link(
        of object: ValueMap,
        type: String,
        customer: String
    ) throws(Rejection) -> IdentityLink? {
        let (id, kind): (String?, IdentityLink.Kind)
        switch type {
        case "identify": (id, kind) = (object.text("anonymousId"), .anonymous)
        case "alias":
            (id, kind) = (object.text("previousId") ?? object.text("anonymousId"), .previous)
            guard id?.isEmpty == false else {
                throw Rejection("an alias call names the other id in 'previousId'")
            }
        default: return nil
        }
        guard let id, !id.isEmpty, id != customer else { return nil }
        guard id.utf8.count <= Self.idBytesMax else {
            throw Rejection("the customer's other id is longer than \(Self.idBytesMax) bytes")
        }
        return IdentityLink(id: id, kind: kind, isTrusted: trust == .trusted)
    }

    private func name(
        of object: ValueMap,
        type: String
    ) throws(Rejection) -> (Event.Kind, String) {
        switch type {
        case "track":
            guard let name = object.text("event"), !name.isEmpty else {
                throw Rejection("a track call needs the event's name in 'event'")
            }
            guard name.utf8.count <= Self.idBytesMax else {
                throw Rejection("the event's name is longer than \(Self.idBytesMax) bytes")
            }
            return (.track, name)
        case "identify": return (.identify, "Identify")
        case "page": return (.page, "Page Viewed")
        case "screen": return (.screen, "Screen Viewed")
        case "group": return (.group, "Group")
        case "alias": return (.alias, "Alias")
        default:
            throw Rejection(
                "unknown type '\(type)': it is one of track, identify, page, screen, group, alias"
            )
        }
    }

    /// Corrected by how far the sender's clock is off, and never in the future.
    private func time(
        of object: ValueMap,
        sentAt: Timestamp?,
        receivedAt: Timestamp
    ) throws(Rejection) -> Timestamp {
        let original = try instant("originalTimestamp", of: object)
        let said = try instant("timestamp", of: object, else: original)
        guard let said else { return receivedAt }
        guard let sentAt = try instant("sentAt", of: object, else: sentAt) else {
            return min(said, receivedAt)
        }
        return min(receivedAt - (sentAt - said), receivedAt)
    }

    func instant(
        _ name: String,
        of object: ValueMap,
        else missing: Timestamp? = nil
    ) throws(Rejection) -> Timestamp? {
        switch object[name] {
        case nil, .null?: return missing
        case .string(let text)?:
            guard let instant = Timestamp(rfc3339: text) else {
                throw Rejection("'\(name)' is not an RFC 3339 time: '\(text.prefix(40))'")
            }
            return instant
        case .int(let milliseconds)? where milliseconds > 0:
            return Timestamp(milliseconds: milliseconds)
        default: throw Rejection("'\(name)' is not an RFC 3339 time")
        }
    }

    /// Of what makes the content: SDKs change times and the context when they send again.
    private func digest(of object: ValueMap, type: String, customer: String) -> StableHash {
        var hash = StableHash(type, customer, object.text("event") ?? "")
        for name in ["properties", "traits"] {
            hash.combine(object[name]?.jsonText ?? "")
        }
        if type == "alias" { hash.combine(object.text("previousId") ?? "") }
        return hash
    }
}

extension ValueMap {
    /// A text, or a number as a text: ids come as both.
    package func text(_ name: String) -> String? {
        switch self[name] {
        case .string(let text)?: text
        case .int(let number)?: String(number)
        case .uint(let number)?: String(number)
        default: nil
        }
    }

    package func object(_ name: String) -> ValueMap? {
        guard case .map(let map)? = self[name] else { return nil }
        return map
    }
}
