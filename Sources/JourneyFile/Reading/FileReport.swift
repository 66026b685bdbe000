/// Reports what is wrong in one file.
struct FileReport {
    let file: SourceFile
    let report: Report

    func add(
        _ id: DiagnosticID,
        _ severity: Diagnostic.Severity = .error,
        line: Int,
        column: Int,
        length: Int? = nil,
        _ message: String,
        help: String? = nil
    ) {
        report.add(
            Diagnostic(
                id: id.rawValue,
                severity: severity,
                file: file.path,
                line: line,
                column: column,
                length: length,
                message: message,
                help: help
            )
        )
    }

    func error(_ id: DiagnosticID, at node: YAMLNode, _ message: String, help: String? = nil) {
        add(
            id,
            line: node.line,
            column: node.column,
            length: length(of: node),
            message,
            help: help
        )
    }

    func warn(_ id: DiagnosticID, at node: YAMLNode, _ message: String, help: String? = nil) {
        add(
            id,
            .warning,
            line: node.line,
            column: node.column,
            length: length(of: node),
            message,
            help: help
        )
    }

    /// Known for plain scalars on one line.
    private func length(of node: YAMLNode) -> Int? {
        guard case .scalar(let text, .plain) = node.content, !text.isEmpty,
            file.lines.indices.contains(node.line - 1)
        else { return nil }
        let scalars = Array(text.unicodeScalars)
        let rest = file.lines[node.line - 1].dropFirst(node.column - 1)
        return rest.starts(with: scalars) ? scalars.count : nil
    }
}
