import JourneyCore

extension Profile {
    /// In the order of `attributes, addresses, consents, time_zone, locale`.
    func bind(to statement: PreparedStatement) {
        statement.bind(payload: attributes)
        if addresses.isEmpty { statement.bindNull() } else { statement.bind(text: addressesJSON) }
        if consents.isEmpty { statement.bindNull() } else { statement.bind(text: consentsJSON) }
        statement.bind(timeZone)
        statement.bind(locale)
    }

    init(row: PreparedStatement, customer: Int64) throws {
        self.init(
            attributes: row.takePayload(),
            addresses: try Self.addresses(json: row.takeBytes(), customer: customer),
            consents: try Self.consents(json: row.takeBytes(), customer: customer),
            timeZone: row.takeOptionalText(),
            locale: row.takeOptionalText()
        )
    }

    private var addressesJSON: [UInt8] {
        let list = addresses.map { address in
            var map: [ValueMap.Entry] = [
                .init("channel", .string(address.channel.word)),
                .init("text", .string(address.text)),
            ]
            if !address.isCurrent { map.append(.init("current", .bool(false))) }
            if let suppression = address.suppression {
                map.append(.init("suppression", .int(Int64(suppression.rawValue))))
            }
            if let until = address.suppressedUntil {
                map.append(.init("until", .int(until.milliseconds)))
            }
            if address.softBounces > 0 {
                map.append(.init("soft_bounces", .int(Int64(address.softBounces))))
            }
            if address.terms > 0 { map.append(.init("terms", .int(Int64(address.terms)))) }
            return Value.map(ValueMap(map))
        }
        return Value.list(list).json
    }

    private var consentsJSON: [UInt8] {
        let list = consents.map { consent in
            var map: [ValueMap.Entry] = [.init("topic", .string(consent.topic))]
            if let channel = consent.channel {
                map.append(.init("channel", .string(channel.word)))
            }
            map.append(.init("granted", .bool(consent.isGranted)))
            map.append(.init("at", .int(consent.at.milliseconds)))
            if let source = consent.source { map.append(.init("source", .string(source))) }
            if let text = consent.text { map.append(.init("text", .string(text))) }
            return Value.map(ValueMap(map))
        }
        return Value.list(list).json
    }

    private static func addresses(json: [UInt8], customer: Int64) throws -> [Address] {
        try maps(json, column: "addresses", customer: customer) { map in
            guard let channel = map.text("channel").flatMap({ Channel(word: $0) }),
                let text = map.text("text")
            else { return nil }
            let code = map.integer("suppression")
            let suppression = code.flatMap {
                UInt8(exactly: $0).flatMap { Address.Suppression(rawValue: $0) }
            }
            guard (code == nil) == (suppression == nil) else { return nil }
            return Address(
                channel: channel,
                text: text,
                isCurrent: map.flag("current") ?? true,
                suppression: suppression,
                suppressedUntil: map.integer("until").map { Timestamp(milliseconds: $0) },
                softBounces: Int(map.integer("soft_bounces") ?? 0),
                terms: Int(map.integer("terms") ?? 0)
            )
        }
    }

    private static func consents(json: [UInt8], customer: Int64) throws -> [Consent] {
        try maps(json, column: "consents", customer: customer) { map in
            guard let topic = map.text("topic"), let isGranted = map.flag("granted"),
                let at = map.integer("at")
            else { return nil }
            let word = map.text("channel")
            let channel = word.flatMap { Channel(word: $0) }
            guard (word == nil) == (channel == nil) else { return nil }
            return Consent(
                topic: topic,
                channel: channel,
                isGranted: isGranted,
                at: Timestamp(milliseconds: at),
                source: map.text("source"),
                text: map.text("text")
            )
        }
    }

    private static func maps<Element>(
        _ json: [UInt8],
        column: String,
        customer: Int64,
        _ read: (ValueMap) -> Element?
    ) throws -> [Element] {
        guard !json.isEmpty else { return [] }
        let damaged = StoreError.corrupt(
            table: "customer",
            customer: customer,
            detail: "column '\(column)' is no list of that"
        )
        guard case .list(let values)? = try? Value(json: json, limits: .stored) else {
            throw damaged
        }
        return try values.map { value in
            guard case .map(let map) = value, let element = read(map) else { throw damaged }
            return element
        }
    }
}

extension JSONLimits {
    /// For what this program wrote itself.
    static let stored = JSONLimits(depth: depthMax, nodes: .max, bytes: .max)
}

extension ValueMap.Entry {
    fileprivate init(_ name: String, _ value: Value) {
        self.init(key: .string(name), value: value)
    }
}

extension ValueMap {
    fileprivate func text(_ name: String) -> String? {
        guard case .string(let text)? = self[name] else { return nil }
        return text
    }

    fileprivate func integer(_ name: String) -> Int64? {
        guard case .int(let number)? = self[name] else { return nil }
        return number
    }

    fileprivate func flag(_ name: String) -> Bool? {
        guard case .bool(let flag)? = self[name] else { return nil }
        return flag
    }
}
