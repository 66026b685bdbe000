import Yams

/// Puts the parser's complaints into words for people, with the trap that they fell into.
struct YAMLComplaint {
    let out: FileReport

    func report(_ error: YamlError) {
        switch error {
        case .scanner(let context, let problem, let mark, _),
            .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            report(problem, at: mark, context: context?.mark)
        case .duplicatedKeysInMapping(_, let context):
            let place = clamped(context.mark)
            out.add(
                .yamlDuplicateKey,
                line: place.line,
                column: place.column,
                "this key stands twice in one mapping",
                help: "remove one of them"
            )
        case .reader(let problem, _, _, _):
            out.add(.yamlSyntax, line: 1, column: 1, "this is no YAML: \(problem)")
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            out.add(.yamlSyntax, line: 1, column: 1, "this is no YAML")
        }
    }

    private func report(_ problem: String, at mark: Mark, context: Mark?) {
        var place = clamped(mark)
        let isOpen =
            problem.contains("unexpected end of stream") || problem.contains("expected ','")
        // What is never closed is found far behind the place where it opens.
        if isOpen, let context, context.line < mark.line { place = clamped(context) }
        if let trap = quotedStart(at: place) {
            out.add(
                .yamlSyntax,
                line: place.line,
                column: place.column,
                "the value ends with its closing quote, and then comes more",
                help: trap
            )
            return
        }
        let (message, help) = Self.words(for: problem)
        out.add(.yamlSyntax, line: place.line, column: place.column, message, help: help)
    }

    /// A value whose first word is quoted, such as `when: "a" == entry.b`.
    private func quotedStart(at place: (line: Int, column: Int)) -> String? {
        guard out.file.lines.indices.contains(place.line - 1) else { return nil }
        let before = out.file.lines[place.line - 1].prefix(place.column - 1)
        let text = String(String.UnicodeScalarView(before))
        let trimmed = text.reversed().drop { $0 == " " }
        guard let quote = trimmed.first, quote == "\"" || quote == "'",
            trimmed.dropFirst().contains(quote)
        else { return nil }
        let other = quote == "\"" ? "'" : "\""
        return "put the whole value into quotes of the other kind: \(other)…\(other)"
    }

    private func clamped(_ mark: Mark) -> (line: Int, column: Int) {
        guard mark.line <= out.file.lines.count else {
            let last = out.file.lines.lastIndex { !$0.isEmpty } ?? 0
            return (last + 1, out.file.lines[last].count + 1)
        }
        return (max(1, mark.line), max(1, mark.column))
    }

    private static func words(for problem: String) -> (message: String, help: String?) {
        switch problem {
        case "did not find expected key":
            (
                "this line does not belong to the mapping above it",
                "check the indentation: keys of one mapping stand exactly below each other"
            )
        case "did not find expected '-' indicator":
            (
                "this line does not belong to the list above it",
                "check the indentation: every item begins with '- ' in the same column"
            )
        case "mapping values are not allowed in this context":
            (
                "a ': ' can't stand here",
                "check the indentation; a text with ': ' in it needs quotes"
            )
        case "could not find expected ':'":
            ("this key has no ':' behind it", "write 'key: value'")
        case "did not find expected ',' or '}'":
            (
                "the braces '{ }' are not closed, or a ',' is missing",
                "a value with a comma, a bracket or a quote inside it needs quotes within '{ }'"
            )
        case "did not find expected ',' or ']'":
            (
                "the brackets '[ ]' are not closed, or a ',' is missing",
                "a value with a comma or a bracket inside it needs quotes within '[ ]'"
            )
        case "block sequence entries are not allowed in this context":
            ("a list can't begin here", "put the first '- ' on a line of its own")
        case "found unexpected end of stream":
            ("the quotes that open here are never closed", "close them, on the same line")
        case "found character that cannot start any token":
            ("a value can't begin with this character", "put the value into quotes")
        case "found unknown escape character":
            (
                "'\\' is special within double quotes, and this is no escape",
                "write '\\\\', or use single quotes"
            )
        case "did not find expected <document start>":
            (
                "this line does not belong to what is above it",
                "check the indentation: the keys of the file begin in the first column"
            )
        default: ("this is no YAML: \(problem)", nil)
        }
    }
}
