import JourneyCore

extension FilterTable {
    /// Filters that shorten texts or take them apart.
    static let cuttingFilters: [String: Filter] = [
        "truncate": Filter(0...2) { value, arguments, _ throws(FilterFailure) in
            let length = max(0, try arguments.whole(0, or: 50))
            let text = value.text
            guard text.unicodeScalars.count > length else { return .text(text) }
            let ending = arguments[1]?.text ?? "..."
            let kept = max(0, length - ending.unicodeScalars.count)
            return .text(String(text.unicodeScalars.prefix(kept)) + ending)
        },
        "truncatewords": Filter(0...2) { value, arguments, _ throws(FilterFailure) in
            let count = max(1, try arguments.whole(0, or: 15))
            let words = value.text.words
            guard words.count > count else { return .text(value.text) }
            return .text(
                words.prefix(count).joined(separator: " ") + (arguments[1]?.text ?? "...")
            )
        },
        "slice": Filter(1...2) { value, arguments, _ throws(FilterFailure) in
            let first = try arguments.whole(0, or: nil)
            let length = arguments[1]?.isNull ?? true ? 1 : try arguments.whole(1, or: 1)
            if case .value(.list(let items)) = value {
                return .list(Array(items[window(first, length, of: items.count)]))
            }
            let scalars = Array(value.text.unicodeScalars)
            let window = window(first, length, of: scalars.count)
            return .text(String(String.UnicodeScalarView(scalars[window])))
        },
        "split": Filter(1) { value, arguments, renderer throws(FilterFailure) in
            let (text, separator) = (value.text, arguments.text(0))
            let parts: [String]
            if separator.isEmpty {
                try renderer.spend(text.utf8.count)
                parts = text.unicodeScalars.map { String($0) }
            } else if separator == " " {
                parts = text.words
            } else {
                try renderer.spend(text.utf8.count / separator.utf8.count)
                var all = text.utf8Split(by: separator)
                while all.last?.isEmpty ?? false { all.removeLast() }
                parts = all
            }
            return .list(parts.map { .string($0) })
        },
        "size": Filter(0) { value, _, _ in .integer(Int64(value.count ?? 0)) },
    ]

    /// The indices from `first`, which counts from the end if negative.
    private static func window(_ first: Int, _ length: Int, of count: Int) -> Range<Int> {
        let start = first < 0 ? count + first : first
        guard start >= 0, start < count, length > 0 else { return 0..<0 }
        return start..<(start + min(length, count - start))
    }
}

extension FilterArguments {
    /// A whole number, also in a text; `usual` if there is no such argument.
    func whole(_ index: Int, or usual: Int?) throws(FilterFailure) -> Int {
        guard let argument = self[index] else {
            if let usual { return usual }
            throw FilterFailure(message: "a whole number is missing")
        }
        guard let number = argument.wholeNumber else {
            let found = argument.isNull ? "nil" : "'\(argument.text)'"
            throw FilterFailure(message: "expected a whole number, not \(found)")
        }
        return number
    }
}
