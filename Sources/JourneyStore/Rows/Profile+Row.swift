import JourneyCore

extension Profile {
    /// In the order of `attributes, addresses, consents, time_zone, locale`.
    func bind(to statement: PreparedStatement) {
        statement.bind(payload: attributes)
        if addresses.isEmpty { statement.bindNull() } else { statement.bind(blob: addressBytes) }
        if consents.isEmpty { statement.bindNull() } else { statement.bind(blob: consentBytes) }
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
        let consents = try row.withBytes { bytes in
            Self.list(bytes) { Consent(from: &$0) }
        }.orThrow(damaged("consents"))
        self.init(
            attributes: attributes,
            addresses: addresses,
            consents: consents,
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
        for consent in consents { consent.write(to: &writer) }
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

extension Consent {
    fileprivate func write(to writer: inout FieldWriter) {
        writer.write(topic)
        writer.write(channel.map { Int64($0.rawValue) } ?? 0)
        writer.write(isGranted ? 1 : 0)
        writer.write(at.milliseconds)
        writer.write(source)
        writer.write(text)
    }

    fileprivate init?(from reader: inout FieldReader) {
        guard let topic = reader.text(),
            let code = reader.integer().flatMap(UInt8.init(exactly:)),
            let isGranted = reader.integer(), let at = reader.integer(),
            let source = reader.optionalText(), let text = reader.optionalText()
        else { return nil }
        let channel = Channel(rawValue: code)
        guard code == 0 || channel != nil else { return nil }
        self.init(
            topic: topic,
            channel: channel,
            isGranted: isGranted == 1,
            at: Timestamp(milliseconds: at),
            source: source,
            text: text
        )
    }
}
