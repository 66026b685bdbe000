/// What a template's text becomes a part of, and so how the values in it are made harmless.
///
/// Only values are touched: the text that the author wrote stays as it is, except in a header,
/// where no control character may stand whoever wrote it.
package enum EscapingContext: Sendable {
    /// An HTML document or fragment.
    ///
    /// Where each output stands (text, attribute, link, style) is found while parsing; where no
    /// escaping could help, parsing refuses the output.
    case html
    /// A plain text: SMS, push, the text part of an email.
    case plain
    /// A header field of an email: a subject, a sender's name.
    ///
    /// One line, without control characters.
    case header
    /// An address: values are percent-encoded; one at the very start must be an address itself.
    case url
    /// Nothing is escaped: for trying templates out, and for conformance cases.
    case none
}
