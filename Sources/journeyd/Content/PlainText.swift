/// The plain text of an HTML body, for mail clients that show no HTML.
struct PlainText {
    let text: String

    /// Not a browser: blocks become lines, links keep their addresses, the rest loses its tags.
    init(html: String) {
        var reader = Reader(html)
        reader.read()
        text = Self.tidy(reader.output)
    }

    private static func tidy(_ text: String) -> String {
        var lines: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" })
            let joined = words.joined(separator: " ")
            guard !joined.isEmpty || lines.last?.isEmpty == false else { continue }
            lines.append(joined)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    private struct Reader {
        var rest: Substring
        var output = ""
        private var link: String?

        init(_ html: String) {
            rest = html[...]
        }

        mutating func read() {
            while let character = rest.first {
                switch character {
                case "<": readTag()
                case "&": readEntity()
                case "\n":
                    output += " "
                    rest.removeFirst()
                default:
                    output.append(character)
                    rest.removeFirst()
                }
            }
        }

        private mutating func readTag() {
            guard let end = rest.firstIndex(of: ">") else {
                rest = ""
                return
            }
            let tag = rest[rest.index(after: rest.startIndex)..<end]
            rest = rest[rest.index(after: end)...]
            let name = tag.prefix { $0 != " " && $0 != "\n" && $0 != "/" || $0 == tag.first }
                .lowercased()
            switch name {
            case "head", "style", "script", "title": skip(to: "</\(name)")
            case "br", "/p", "/div", "/tr", "/h1", "/h2", "/h3", "/ul", "/ol", "/table":
                output += "\n"
            case "li": output += "\n- "
            case "a": link = attribute("href", of: tag)
            case "/a":
                if let link, !link.isEmpty { output += " (\(link))" }
                link = nil
            default: break
            }
        }

        private mutating func skip(to end: String) {
            while !rest.isEmpty {
                if rest.first == "<", rest.prefix(end.count).lowercased() == end { return }
                rest.removeFirst()
            }
        }

        private func attribute(_ name: String, of tag: Substring) -> String? {
            guard let start = tag.ranges(of: "\(name)=\"").first else { return nil }
            return String(tag[start.upperBound...].prefix { $0 != "\"" })
                .replacing("&amp;", with: "&")
        }

        private mutating func readEntity() {
            let candidate = rest.prefix(12)
            guard let end = candidate.firstIndex(of: ";") else {
                output += "&"
                rest.removeFirst()
                return
            }
            let name = candidate[candidate.index(after: candidate.startIndex)..<end]
            output += Self.entity(name) ?? "&\(name);"
            rest = rest[rest.index(after: end)...]
        }

        private static func entity(_ name: Substring) -> String? {
            switch name {
            case "amp": return "&"
            case "lt": return "<"
            case "gt": return ">"
            case "quot": return "\""
            case "nbsp": return " "
            case "mdash": return "—"
            case "ndash": return "–"
            case "laquo": return "«"
            case "raquo": return "»"
            case "hellip": return "…"
            default: break
            }
            guard name.first == "#" else { return nil }
            let digits = name.dropFirst()
            let code =
                digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return code.flatMap(Unicode.Scalar.init).map { String($0) }
        }
    }
}
