/// A compiled regular expression in the syntax of RE2, for `matches`.
///
/// It is run as a set of states over the text, never by trying and going back, so that the time is
/// bounded by the length of the text times the size of the pattern, whatever the two are.
/// References to groups and looking around have no such bound and do not exist.
package struct Pattern: Sendable {
    /// The text that was compiled.
    package let source: String
    let instructions: [PatternInstruction]
    let sets: [ScalarSet]

    /// Bytes of a pattern.
    static let lengthMax = 1_000
    /// Instructions of a compiled pattern; repetitions multiply.
    static let instructionsMax = 4_000
    /// Groups inside each other.
    static let depthMax = 50
    /// What stands in `{n,m}`.
    static let countMax = 1_000

    package static func compile(_ source: String) -> Result<Pattern, PatternError> {
        guard source.utf8.count <= lengthMax else {
            return .failure(PatternError(reason: "a pattern is at most \(lengthMax) bytes", at: 0))
        }
        do throws(PatternError) {
            var parser = PatternParser(source)
            let syntax = try parser.pattern()
            var compiler = PatternCompiler()
            try compiler.compile(syntax)
            return .success(
                Pattern(
                    source: source,
                    instructions: compiler.instructions,
                    sets: compiler.sets
                )
            )
        } catch {
            return .failure(error)
        }
    }

    /// Whether the pattern is found anywhere in `text`; `nil` when that takes more than `steps`,
    /// which is lowered by the work done.
    package func matches(_ text: String, steps: inout Int) -> Bool? {
        var matcher = PatternMatcher(pattern: self)
        return matcher.run(text, steps: &steps)
    }
}

/// Why a pattern can't be compiled.
package struct PatternError: Error, Hashable, Sendable, CustomStringConvertible {
    package var reason: String
    /// Where, in UTF-8 bytes from the start of the pattern.
    package var offset: Int

    init(reason: String, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    package var description: String { "the pattern is wrong at byte \(offset): \(reason)" }
}
