/// Gathers what is wrong, so that everything is reported and not only the first.
final class Report {
    private(set) var diagnostics: [Diagnostic] = []

    func add(_ diagnostic: Diagnostic) {
        diagnostics.append(diagnostic)
    }

    /// Sorted by file, line and column, each once.
    var sorted: [Diagnostic] {
        var result: [Diagnostic] = []
        for diagnostic in diagnostics.sorted() where diagnostic != result.last {
            result.append(diagnostic)
        }
        return result
    }

    var hasErrors: Bool { diagnostics.hasErrors }
}
