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

    var hasErrors: Bool { diagnostics.hasErrors }
}
