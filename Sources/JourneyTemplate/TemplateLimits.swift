/// How large and how deep a template may be.
package struct TemplateLimits: Sendable {
    package var sourceBytes: Int
    /// Of blocks within blocks, and of brackets within brackets: parsing and rendering recurse.
    package var depth: Int
    /// Problems beyond this many are not reported: nobody reads them.
    package var problems: Int

    package init(sourceBytes: Int, depth: Int, problems: Int) {
        self.sourceBytes = sourceBytes
        self.depth = depth
        self.problems = problems
    }

    /// An email is clipped by mail clients at 102 KB; ten times that is surely an accident.
    package static let standard = Self(sourceBytes: 1_048_576, depth: 64, problems: 100)
}

/// How much work and output one rendering may be.
package struct RenderLimits: Sendable {
    /// The nodes, turns of loops, filters, and stretches of 64 bytes that filters read or make.
    ///
    /// They stand for time, which pure code can't measure, and bound memory as well.
    package var steps: Int
    package var outputBytes: Int

    package init(steps: Int, outputBytes: Int) {
        self.steps = steps
        self.outputBytes = outputBytes
    }

    package static let standard = Self(steps: 200_000, outputBytes: 2_097_152)
}
