/// Searching and cutting by bytes or code points: never by grapheme clusters, whose number depends
/// on what a text is joined with.
extension String {
    var trimmed: String { trimmedStart.trimmedEnd }

    var trimmedStart: String {
        guard let first = utf8.first, first.isTemplateSpace else { return self }
        return String(Substring(utf8.drop { $0.isTemplateSpace }))
    }

    var trimmedEnd: String {
        guard let last = utf8.last, last.isTemplateSpace else { return self }
        let end = utf8.lastIndex { !$0.isTemplateSpace }
        return end.map { String(Substring(utf8[...$0])) } ?? ""
    }

    /// Where `part` stands first, at or after `start`; an empty part stands at once.
    func utf8Range(of part: String, from start: Index? = nil) -> Range<Index>? {
        let pattern = Array(part.utf8)
        var position = start ?? startIndex
        guard let first = pattern.first else { return position..<position }
        while let candidate = utf8[position...].firstIndex(of: first) {
            if let end = utf8End(of: pattern, at: candidate) { return candidate..<end }
            position = utf8.index(after: candidate)
        }
        return nil
    }

    /// Where `part` stands last; an empty part stands at the end.
    func utf8LastRange(of part: String) -> Range<Index>? {
        let pattern = Array(part.utf8)
        guard !pattern.isEmpty else { return endIndex..<endIndex }
        var position = utf8.endIndex
        while position > startIndex {
            position = utf8.index(before: position)
            if let end = utf8End(of: pattern, at: position) { return position..<end }
        }
        return nil
    }

    /// The parts between the separators, empty ones too; `separator` must not be empty.
    func utf8Split(by separator: String) -> [String] {
        var (parts, start) = ([String](), startIndex)
        while let range = utf8Range(of: separator, from: start) {
            parts.append(String(self[start..<range.lowerBound]))
            start = range.upperBound
        }
        parts.append(String(self[start...]))
        return parts
    }

    func replacingAll(_ part: String, with other: String) -> String {
        guard !part.isEmpty else {
            return unicodeScalars.reduce(into: other) { text, scalar in
                text.unicodeScalars.append(scalar)
                text += other
            }
        }
        return utf8Split(by: part).joined(separator: other)
    }

    /// The words between stretches of white space.
    var words: [String] {
        utf8.split { $0.isTemplateSpace }.map { String(Substring($0)) }
    }

    private func utf8End(of pattern: [UInt8], at start: Index) -> Index? {
        var position = start
        for byte in pattern {
            guard position < utf8.endIndex, utf8[position] == byte else { return nil }
            position = utf8.index(after: position)
        }
        return position
    }
}
