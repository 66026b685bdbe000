/// One thing that is wrong with a file, at its place, with a way out.
///
/// The wording may change; the ``id`` is stable, so that programs and people can refer to it.
package struct Diagnostic: Hashable, Sendable {
    package enum Severity: String, Sendable {
        /// Nothing is applied while there is one.
        case error
        case warning
    }

    package var id: String
    package var severity: Severity
    /// Relative to the folder of the files.
    package var file: String
    /// From 1.
    package var line: Int
    /// From 1, in Unicode scalars.
    package var column: Int
    /// In Unicode scalars of that line, where the end of the place is known.
    package var length: Int?
    /// What is wrong: lower case, no full stop, input in 'quotes'.
    package var message: String
    /// The way out.
    package var help: String?

    package init(
        id: String,
        severity: Severity = .error,
        file: String,
        line: Int,
        column: Int,
        length: Int? = nil,
        message: String,
        help: String? = nil
    ) {
        self.id = id
        self.severity = severity
        self.file = file
        self.line = line
        self.column = column
        self.length = length
        self.message = message
        self.help = help
    }
}

extension Diagnostic: Comparable {
    /// By file, line and column; at one place, in an order that is the same in every run.
    package static func < (lhs: Self, rhs: Self) -> Bool {
        if lhs.file != rhs.file { return lhs.file < rhs.file }
        if (lhs.line, lhs.column) != (rhs.line, rhs.column) {
            return (lhs.line, lhs.column) < (rhs.line, rhs.column)
        }
        return (lhs.severity.rawValue, lhs.id, lhs.message)
            < (rhs.severity.rawValue, rhs.id, rhs.message)
    }
}

extension Diagnostic {
    /// What is wrong with a test keeps nobody from running what it tests.
    package var isAboutTest: Bool { FileKind(file) == .test }
}
