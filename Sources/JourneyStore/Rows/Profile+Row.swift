import JourneyCore

extension Profile {
    /// In the order of `attributes, addresses, consents, time_zone, locale`.
    func bind(to statement: PreparedStatement) {
        statement.bind(payload: attributes)
        if addresses.isEmpty { statement.bindNull() } else { statement.bind(blob: addressBytes) }
        let saysNothing = consents.isEmpty && askings.isEmpty && formerConsents.isEmpty
        if saysNothing { statement.bindNull() } else { statement.bind(blob: consentBytes) }
        statement.bind(timeZone)
        statement.bind(locale)
    }

    init(row: PreparedStatement, customer: Int64) throws {
        func damaged(_ column: String) -> StoreError {
            .corrupt(table: "customer", customer: customer, detail: "column '\(column)'")
        }
        let attributes = row.takePayload()
        let addresses = try row.withBytes { bytes in
            Self.list(bytes) { Address(from: &$0) }
        }.orThrow(damaged("addresses"))
        let words = try row.withBytes { Words($0) }.orThrow(damaged("consents"))
        self.init(
            attributes: attributes,
            addresses: addresses,
            consents: words.inForce,
            askings: words.asked,
            formerConsents: words.former,
            timeZone: row.takeOptionalText(),
            locale: row.takeOptionalText()
        )
    }

    private var addressBytes: [UInt8] {
        var writer = FieldWriter()
        for address in addresses { address.write(to: &writer) }
        return writer.bytes
    }

    private var consentBytes: [UInt8] {
        var writer = FieldWriter()
        for consent in consents { writer.write(consent, .inForce) }
        for consent in askings { writer.write(consent, .asked) }
        for consent in formerConsents { writer.write(consent, .former) }
        return writer.bytes
    }

    /// `nil` where the bytes are damaged.
    private static func list<Element>(
        _ bytes: UnsafeRawBufferPointer,
        _ read: (inout FieldReader) -> Element?
    ) -> [Element]? {
        var reader = FieldReader(bytes)
        var list: [Element] = []
        while !reader.isAtEnd {
            guard let element = read(&reader) else { return nil }
            list.append(element)
        }
        return list
    }
}

extension Profile {
    /// What was said about consent, by its standing.
    private struct Words {
        var inForce: [Consent] = []
        var asked: [Consent] = []
        var former: [Consent] = []

        /// `nil` where the bytes are damaged.
        init?(_ bytes: UnsafeRawBufferPointer) {
            var reader = FieldReader(bytes)
            while !reader.isAtEnd {
                guard let word = StoredConsent(from: &reader) else { return nil }
                switch word.standing {
                case .inForce: inForce.append(word.consent)
                case .asked: asked.append(word.consent)
                case .former: former.append(word.consent)
                }
            }
        }
    }
}

extension FieldWriter {
    fileprivate mutating func write(_ consent: Consent, _ standing: StoredConsent.Standing) {
        StoredConsent(consent: consent, standing: standing).write(to: &self)
    }
}

extension Address {
    fileprivate func write(to writer: inout FieldWriter) {
        writer.write(Int64(channel.rawValue))
        writer.write(text)
        writer.write(isCurrent ? 1 : 0)
        writer.write(suppression.map { Int64($0.rawValue) } ?? 0)
        writer.write(suppressedUntil?.milliseconds)
        writer.write(Int64(softBounces))
        writer.write(Int64(terms))
    }

    fileprivate init?(from reader: inout FieldReader) {
        guard let channel = reader.integer().flatMap(UInt8.init(exactly:)).flatMap(Channel.init),
            let text = reader.text(), let isCurrent = reader.integer(),
            let code = reader.integer().flatMap(UInt8.init(exactly:)),
            let until = reader.optionalInteger(), let softBounces = reader.integer(),
            let terms = reader.integer()
        else { return nil }
        let suppression = Suppression(rawValue: code)
        guard code == 0 || suppression != nil else { return nil }
        self.init(
            channel: channel,
            text: text,
            isCurrent: isCurrent == 1,
            suppression: suppression,
            suppressedUntil: until.map { Timestamp(milliseconds: $0) },
            softBounces: Int(softBounces),
            terms: Int(terms)
        )
    }
}
