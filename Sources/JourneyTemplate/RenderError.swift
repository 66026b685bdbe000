/// Why a template gave no text.
package enum RenderError: Error, Hashable, Sendable {
    /// The template itself gave up, by `{% abort "reason" %}`.
    case aborted(reason: String)
    /// A value did not fit, or a limit was reached; the place is that of the tag or output.
    case failed(TemplateProblem)
}

/// What rendering gave.
package struct RenderedText: Hashable, Sendable {
    package var text: String
    /// The paths that were asked for and had no value, as written, in the order of first use:
    /// each rendered as nothing.
    package var undefinedNames: [String]
}
