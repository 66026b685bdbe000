/// A piece of a template's source: text, `{{ … }}`, or `{% … %}`.
enum Segment: Sendable {
    case text(String)
    /// What stands between the braces, without the dashes of white space control.
    case output(markup: Range<Int>, offset: Int)
    case tag(TagMarkup)
    /// `{% comment %}` to its end, or `{% doc %}` to its.
    case comment
}

/// A tag as it is written, before anyone knows whether there is such a tag.
struct TagMarkup: Sendable {
    /// Empty when there is none.
    var name: String
    /// What follows the name.
    var markup: Range<Int>
    /// The byte offset of the braces, or of the name in a `{% liquid %}`.
    var offset: Int
}

/// A problem at a byte offset, while it is not yet known whether it is reported.
struct MarkupProblem: Error {
    var id: TemplateProblem.ID = .syntax
    var message: String
    var offset: Int
    var help: String?
}
