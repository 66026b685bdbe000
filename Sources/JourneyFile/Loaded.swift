package import JourneyCore

/// What came of reading a folder.
package struct Loaded: Sendable {
    /// `nil` as long as there is an error, but for those in tests.
    package var programme: Programme?
    /// The texts of the messages, sorted by the name of the message; complete only without errors.
    package var contents: [MessageContent]
    /// The tests that could be read; complete only without errors.
    package var scenarios: [Scenario]
    /// All that was found in all files, sorted by file, line and column.
    package var diagnostics: [Diagnostic]
    /// What was read, sorted by path.
    package var files: [SourceFile]
}
