import JourneyCore

/// A word about consent as a customer's row has it: all that was said stands in one list.
struct StoredConsent {
    /// The raw value is stored.
    enum Standing: Int64 {
        case inForce = 0
        case asked = 1
        case former = 2
    }

    var consent: Consent
    var standing: Standing

    init(consent: Consent, standing: Standing) {
        self.consent = consent
        self.standing = standing
    }

    func write(to writer: inout FieldWriter) {
        writer.write(consent.topic)
        writer.write(consent.channel.map { Int64($0.rawValue) } ?? 0)
        // What most words are, granted or refused and in force, takes one byte.
        writer.write(
            (consent.isGranted ? 1 : 0) | standing.rawValue << 1
                | (consent.confirmation == nil ? 0 : 8)
        )
        writer.write(consent.at.milliseconds)
        writer.write(consent.source)
        writer.write(consent.text)
        guard let confirmation = consent.confirmation else { return }
        writer.write(confirmation.askedAt.milliseconds)
        writer.write(Int64(confirmation.way.rawValue))
    }

    /// `nil` where the bytes are damaged.
    init?(from reader: inout FieldReader) {
        guard let topic = reader.text(),
            let code = reader.integer().flatMap(UInt8.init(exactly:)),
            let kind = reader.integer(), (0..<16).contains(kind),
            let standing = Standing(rawValue: kind >> 1 & 3), let at = reader.integer(),
            let source = reader.optionalText(), let text = reader.optionalText()
        else { return nil }
        let channel = Channel(rawValue: code)
        guard code == 0 || channel != nil else { return nil }
        consent = Consent(
            topic: topic,
            channel: channel,
            isGranted: kind & 1 == 1,
            at: Timestamp(milliseconds: at),
            source: source,
            text: text
        )
        self.standing = standing
        guard kind & 8 != 0 else { return }
        guard let askedAt = reader.integer(),
            let way = reader.integer().flatMap(UInt8.init(exactly:))
                .flatMap(Consent.Confirmation.Way.init(rawValue:))
        else { return nil }
        consent.confirmation = Consent.Confirmation(
            askedAt: Timestamp(milliseconds: askedAt),
            way: way
        )
    }
}
