/// Gathers what is wrong, so that everything is reported and not only the first.
final class Report {
    private(set) var diagnostics: [Diagnostic] = []
    /// By severity and file.
    private var counts: [String: Int] = [:]

    /// Beyond ``Limits/diagnosticsMax`` errors, or as many warnings, of one file there is nothing
    /// more to learn.
    func add(_ diagnostic: Diagnostic) {
        let key = "\(diagnostic.severity.rawValue) \(diagnostic.file)"
        counts[key, default: 0] += 1
        guard counts[key, default: 0] <= Limits.diagnosticsMax else { return }
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
