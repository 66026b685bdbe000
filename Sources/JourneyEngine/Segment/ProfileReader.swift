import JourneyCore

/// What one event says about its customer's profile: the reserved traits of the contract.
struct ProfileReader {
    typealias Rejection = SegmentReader.Rejection

    let reader: SegmentReader
    let object: ValueMap
    let type: String
    let at: Timestamp

    /// `nil` where it says nothing.
    func change() throws(Rejection) -> ProfileChange? {
        let context = object.object("context")
        var traits = ValueMap()
        // Some SDKs carry the traits in the context, with every call.
        if let carried = context?.object("traits") { traits = carried }
        if type == "identify", let own = object.object("traits") {
            for entry in own.entries {
                if case .string(let name) = entry.key { traits[name] = entry.value }
            }
        }
        var change = ProfileChange(isTrusted: reader.trust == .trusted)
        change.timeZone = zone(traits.text("timezone") ?? context?.text("timezone"))
        change.locale = traits.text("locale") ?? context?.text("locale")
        change.addresses = try addresses(in: traits, context)
        change.consents = try consents(in: traits)
        change.attributes = ValueMap(
            traits.entries.filter {
                guard case .string(let name) = $0.key else { return false }
                return !Self.elsewhere.contains(name)
            }
        )
        return change.isEmpty ? nil : change
    }

    /// What stands in the profile, but not among the attributes.
    private static let elsewhere: Set<String> = ["consents", "pushToken", "messenger"]

    /// A zone that no table knows protects nobody: it is left out, and the policy's holds.
    private func zone(_ name: String?) -> String? {
        guard let name, reader.calendar.knows(name) else { return nil }
        return name
    }

    private func addresses(
        in traits: ValueMap,
        _ context: ValueMap?
    ) throws(Rejection) -> [(channel: Channel, address: String?)] {
        var found: [(channel: Channel, address: String?)] = []
        let named: [(Channel, String)] = [
            (.email, "email"), (.sms, "phone"), (.push, "pushToken"), (.messenger, "messenger"),
        ]
        for (channel, name) in named {
            switch traits[name] {
            case nil: continue
            case .null?: found.append((channel, nil))
            default:
                guard let text = traits.text(name), !text.isEmpty,
                    text.utf8.count <= Self.addressBytesMax,
                    !text.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 })
                else { throw Rejection("'\(name)' is not an address") }
                guard channel != .email || text.contains("@") else {
                    throw Rejection("'email' is not an address: it has no '@'")
                }
                found.append((channel, text))
            }
        }
        if traits["pushToken"] == nil,
            let token = context?.object("device")?.text("token"), !token.isEmpty
        {
            found.append((.push, token))
        }
        return found
    }

    private static let addressBytesMax = 4_096

    /// A list of topics, or `{topic: true}`, or `{topic: {channel: true}}`, or with proof.
    private func consents(in traits: ValueMap) throws(Rejection) -> [Consent] {
        switch traits["consents"] {
        case nil, .null?: return []
        case .list(let topics)?:
            var consents: [Consent] = []
            for topic in topics {
                guard case .string(let name) = topic else {
                    throw Rejection("a list of 'consents' holds the names of topics")
                }
                consents.append(Consent(topic: name, isGranted: true, at: at))
            }
            return consents
        case .map(let topics)?:
            var consents: [Consent] = []
            for entry in topics.entries {
                guard case .string(let topic) = entry.key else { continue }
                consents += try self.consents(about: topic, entry.value)
            }
            return consents
        default:
            throw Rejection("'consents' is a list of topics, or what is granted per topic")
        }
    }

    private func consents(about topic: String, _ value: Value) throws(Rejection) -> [Consent] {
        switch value {
        case .bool(let isGranted): return [Consent(topic: topic, isGranted: isGranted, at: at)]
        case .map(let details):
            if case .bool(let isGranted)? = details["granted"] {
                return try proven(topic, isGranted, details)
            }
            var consents: [Consent] = []
            for entry in details.entries {
                guard case .string(let word) = entry.key, case .bool(let isGranted) = entry.value
                else { throw Rejection("the consent about '\(topic)' is not true or false") }
                let channel = try channel(word)
                consents.append(
                    Consent(topic: topic, channel: channel, isGranted: isGranted, at: at)
                )
            }
            return consents
        default: throw Rejection("the consent about '\(topic)' is not true or false")
        }
    }

    private func proven(
        _ topic: String,
        _ isGranted: Bool,
        _ details: ValueMap
    ) throws(Rejection) -> [Consent] {
        var channels: [Channel?] = [nil]
        if case .list(let words)? = details["channels"] {
            channels = []
            for word in words {
                guard case .string(let name) = word else {
                    throw Rejection("'channels' of a consent holds names of channels")
                }
                channels.append(try channel(name))
            }
        }
        let given = min(try reader.instant("at", of: details, else: at) ?? at, at)
        var confirmation: Consent.Confirmation?
        if case .bool(true)? = details["confirmed"], isGranted, reader.trust == .trusted {
            confirmation = Consent.Confirmation(askedAt: given, way: .sender)
        }
        let (source, text) = (details.text("source"), details.text("text"))
        guard max(source?.utf8.count ?? 0, text?.utf8.count ?? 0) <= Self.proofBytesMax else {
            throw Rejection(
                "the 'source' or 'text' of the consent about '\(topic)' is longer than "
                    + "\(Self.proofBytesMax) bytes"
            )
        }
        return channels.map {
            Consent(
                topic: topic,
                channel: $0,
                isGranted: isGranted,
                at: given,
                source: source,
                text: text,
                confirmation: confirmation
            )
        }
    }

    /// What stood beside a box to tick fits; a whole contract is named instead.
    private static let proofBytesMax = 4_096

    private func channel(_ word: String) throws(Rejection) -> Channel {
        guard let channel = Channel(word: word) else {
            throw Rejection("unknown channel '\(word)' in a consent")
        }
        return channel
    }
}
