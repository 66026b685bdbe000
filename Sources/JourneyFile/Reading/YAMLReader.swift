import Yams

/// Reads one YAML file into nodes with places, safely: bounded, and without aliases and tags.
struct YAMLReader {
    private let out: FileReport

    /// The root of the file, `nil` with a report when there is none.
    static func read(_ file: SourceFile, into report: Report) -> YAMLNode? {
        YAMLReader(out: FileReport(file: file, report: report)).read()
    }

    private func read() -> YAMLNode? {
        guard out.file.hasAllowedCharacters(report: out) else { return nil }
        if let problem = YAMLScan.problem(in: out.file.lines) {
            out.add(
                problem.id,
                line: problem.line,
                column: problem.column,
                problem.message,
                help: problem.help
            )
            return nil
        }
        return parse(out.file.lines)
    }

    private func parse(_ lines: [[Unicode.Scalar]]) -> YAMLNode? {
        var lines = lines
        for index in 0..<DuplicateKey.marks.count {
            do {
                return try compose(lines)
            } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
                let first = (line: context.mark.line, column: context.mark.column)
                guard let key = keys.first,
                    let duplicate = DuplicateKey(key, first: first, in: lines)
                else {
                    YAMLComplaint(out: out).report(
                        .duplicatedKeysInMapping(duplicates: keys, context: context)
                    )
                    return nil
                }
                duplicate.report(to: out)
                duplicate.spoil(&lines, index: index)
            } catch let error as YamlError {
                YAMLComplaint(out: out).report(error)
                return nil
            } catch {
                out.add(.yamlSyntax, line: 1, column: 1, "this is no YAML: \(error)")
                return nil
            }
        }
        return nil
    }

    private func compose(_ lines: [[Unicode.Scalar]]) throws -> YAMLNode? {
        var text = ""
        for (index, line) in lines.enumerated() {
            if index > 0 { text.append("\n") }
            text.unicodeScalars.append(contentsOf: line)
        }
        let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
        guard let root = try parser.singleRoot() else {
            out.add(.yamlEmpty, line: 1, column: 1, "the file is empty")
            return nil
        }
        var converter = YAMLConverter()
        guard let node = converter.convert(root, depth: 0) else {
            out.add(.yamlDepth, line: 1, column: 1, "the file is nested too deep")
            return nil
        }
        return node
    }
}

/// Makes our nodes of the parser's.
private struct YAMLConverter {
    private var count = 0

    /// `nil` when the node is too deep, too large, or no tree.
    mutating func convert(_ node: Node, depth: Int) -> YAMLNode? {
        count += 1
        guard depth <= Limits.depthMax, count <= Limits.nodesMax * 2 else { return nil }
        let content: YAMLNode.Content
        switch node {
        case .scalar(let scalar): content = .scalar(scalar.string, Self.style(scalar.style))
        case .sequence(let sequence):
            var list: [YAMLNode] = []
            for element in sequence {
                guard let item = convert(element, depth: depth + 1) else { return nil }
                list.append(item)
            }
            content = .list(list)
        case .mapping(let mapping):
            var pairs: [YAMLNode.Pair] = []
            for (key, value) in mapping {
                guard let key = convert(key, depth: depth + 1),
                    let value = convert(value, depth: depth + 1)
                else { return nil }
                if let text = key.scalarText, DuplicateKey.isSpoiled(text) { continue }
                pairs.append(YAMLNode.Pair(key: key, value: value))
            }
            content = .map(pairs)
        case .alias: return nil
        }
        let mark = node.mark
        return YAMLNode(content: content, line: mark?.line ?? 1, column: mark?.column ?? 1)
    }

    private static func style(_ style: Node.Scalar.Style) -> YAMLNode.Style {
        switch style {
        case .any, .plain: .plain
        case .singleQuoted: .singleQuoted
        case .doubleQuoted: .doubleQuoted
        case .literal: .literal
        case .folded: .folded
        }
    }
}

extension SourceFile {
    /// The parser refuses characters that can't be printed, and takes some for line breaks that
    /// nobody sees: found here, they can be named.
    fileprivate func hasAllowedCharacters(report: FileReport) -> Bool {
        for (line, scalars) in lines.enumerated() {
            guard let column = scalars.firstIndex(where: { !$0.isAllowedInYAML }) else { continue }
            let code = String(scalars[column].value, radix: 16, uppercase: true)
            let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
            report.add(
                .forbiddenCharacter,
                line: line + 1,
                column: column + 1,
                "the invisible character U+\(padded) has no place in a file",
                help: "remove it; it may have come along by copying"
            )
            return false
        }
        return true
    }
}

extension Unicode.Scalar {
    fileprivate var isAllowedInYAML: Bool {
        switch value {
        case 0x09, 0x20...0x7e, 0xa0...0x2027, 0x202a...0xd7ff, 0xe000...0xe0cf, 0xe0f0...0xfefe,
            0xff00...0xfffd,
            0x10000...0x10ffff:
            true
        default: false
        }
    }
}
