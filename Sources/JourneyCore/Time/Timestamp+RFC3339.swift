extension Timestamp: CustomStringConvertible {
    /// An instant as client libraries send it (``RFC3339/init(_:)`` lists the forms), cut off to
    /// whole milliseconds; `nil` for anything else.
    package init?(rfc3339 text: some StringProtocol) {
        guard let fields = RFC3339(text) else { return nil }
        self.init(milliseconds: fields.seconds * 1_000 + Int64(fields.nanoseconds / 1_000_000))
    }

    /// In UTC with milliseconds: `2026-03-02T14:10:00.000Z`.
    package var rfc3339: String {
        var (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1_000)
        if rest < 0 { (seconds, rest) = (seconds - 1, rest + 1_000) }
        let fields = RFC3339(seconds: seconds, nanoseconds: Int32(rest) * 1_000_000)
        return fields.text(fractionDigits: 3)
    }

    package var description: String { rfc3339 }
}
