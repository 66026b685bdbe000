import JourneyCore

extension FilterTable {
    /// Filters that change texts.
    static let textFilters: [String: Filter] = [
        "append": Filter(1) { .text($0.text + $1.text(0)) },
        "prepend": Filter(1) { .text($1.text(0) + $0.text) },
        "upcase": Filter(0) { value, _, _ in .text(value.text.uppercased()) },
        "downcase": Filter(0) { value, _, _ in .text(value.text.lowercased()) },
        "capitalize": Filter(0) { value, _, _ in
            let text = value.text
            return .text(text.prefix(1).uppercased() + text.dropFirst().lowercased())
        },
        "strip": Filter(0) { value, _, _ in .text(value.text.trimmed) },
        "lstrip": Filter(0) { value, _, _ in .text(value.text.trimmedStart) },
        "rstrip": Filter(0) { value, _, _ in .text(value.text.trimmedEnd) },
        "strip_newlines": Filter(0) { value, _, _ in
            .text(value.text.replacingAll("\r\n", with: "").replacingAll("\n", with: ""))
        },
        "replace": Filter(1...2) { value, arguments, renderer throws(FilterFailure) in
            let (text, part, other) = (value.text, arguments.text(0), arguments.text(1))
            // Every byte may be followed by the replacement.
            let places = part.isEmpty ? text.utf8.count + 1 : text.utf8.count / part.utf8.count
            let (bytes, overflow) = places.multipliedReportingOverflow(by: other.utf8.count)
            try renderer.spend(bytes: overflow ? .max : bytes)
            return .text(text.replacingAll(part, with: other))
        },
        "replace_first": Filter(1...2) {
            .text($0.text.replacing($0.text.utf8Range(of: $1.text(0)), with: $1.text(1)))
        },
        "replace_last": Filter(2) {
            .text($0.text.replacing($0.text.utf8LastRange(of: $1.text(0)), with: $1.text(1)))
        },
        "remove": Filter(1) { value, arguments, _ in
            let part = arguments.text(0)
            return .text(part.isEmpty ? value.text : value.text.replacingAll(part, with: ""))
        },
        "remove_first": Filter(1) {
            .text($0.text.replacing($0.text.utf8Range(of: $1.text(0)), with: ""))
        },
        "remove_last": Filter(1) {
            .text($0.text.replacing($0.text.utf8LastRange(of: $1.text(0)), with: ""))
        },
        "default": Filter(0...1, named: ["allow_false"]) { value, arguments, _ in
            let keepsFalse = arguments.named["allow_false"]?.isTrue ?? false
            if case .value(.bool(false)) = value, keepsFalse { return value }
            return !value.isTrue || value.isEmpty ? arguments[0] ?? .text("") : value
        },
    ]
}

extension Filter {
    /// A filter that needs nothing but the value and its arguments, and always succeeds.
    init(_ count: Int, _ apply: @escaping @Sendable (Datum, FilterArguments) -> Datum) {
        self.init(count) { value, arguments, _ in apply(value, arguments) }
    }

    init(
        _ counts: ClosedRange<Int>,
        _ apply: @escaping @Sendable (Datum, FilterArguments) -> Datum
    ) {
        self.init(counts) { value, arguments, _ in apply(value, arguments) }
    }
}

extension String {
    fileprivate func replacing(_ range: Range<Index>?, with other: String) -> String {
        guard let range else { return self }
        return self[..<range.lowerBound] + other + self[range.upperBound...]
    }
}
