package import JourneyCore

/// What a message says: per channel and rendition the texts of its fields, each with the place
/// where it was written, so that a template's problem can be shown there.
package struct MessageContent: Sendable {
    /// The name of the message.
    package var message: String
    /// In the order of the file; a rendition's fields already hold what it takes from the content
    /// of its channel.
    package var renditions: [RenditionContent]

    package func rendition(_ name: String, on channel: Channel) -> RenditionContent? {
        renditions.first { $0.channel == channel && $0.name == name }
    }
}

/// The fields of one rendition in one channel.
package struct RenditionContent: Sendable {
    package var channel: Channel
    /// Empty for the message's own content.
    package var name: String
    /// In the order in which the channel lists them; each at most once.
    package var fields: [ContentField]
    /// Of a messenger message only.
    package var buttons: [ContentButton]

    package func field(_ name: String) -> ContentField? { fields.first { $0.name == name } }
}

package struct ContentButton: Sendable {
    /// Its field is named `title`.
    package var title: ContentField
    /// Its field is named `link`.
    package var link: ContentField
}

/// One text of a message, in all its languages.
package struct ContentField: Sendable {
    /// As in the file: `subject`.
    package var name: String
    /// The first is the fallback; never empty.
    package var variants: [TemplateText]

    package var text: LocalizedText {
        LocalizedText(
            variants: variants.map {
                LocalizedText.Variant(language: $0.language, text: $0.text)
            }
        )
    }
}

/// The text of a template in one language, and where each of its characters was written.
package struct TemplateText: Sendable {
    enum Origin: Sendable {
        /// The file is the text.
        case file(String)
        /// A value of a YAML file.
        case value(YAMLNode, SourceFile)
    }

    /// `nil` where the text was given without languages.
    package var language: String?
    package var text: String
    let origin: Origin

    /// Where a character of ``text`` was written; line and column from 1, in Unicode scalars.
    package func place(ofLine line: Int, column: Int) -> SourcePlace {
        switch origin {
        case .file(let path): return SourcePlace(file: path, line: line, column: column)
        case .value(let node, let file):
            let place = ScalarPositions(of: node, in: file)
                .place(atScalar: offset(ofLine: line, column: column))
            return SourcePlace(file: file.path, line: place.line, column: place.column)
        }
    }

    /// A diagnostic about a place of ``text``.
    package func diagnostic(
        id: String,
        severity: Diagnostic.Severity = .error,
        line: Int,
        column: Int,
        length: Int? = nil,
        message: String,
        help: String? = nil
    ) -> Diagnostic {
        let place = place(ofLine: line, column: column)
        return Diagnostic(
            id: id,
            severity: severity,
            file: place.file,
            line: place.line,
            column: place.column,
            length: length,
            message: message,
            help: help
        )
    }

    private func offset(ofLine line: Int, column: Int) -> Int {
        var current = 1
        var offset = 0
        for scalar in text.unicodeScalars {
            guard current < line else { break }
            offset += 1
            if scalar == "\n" { current += 1 }
        }
        return offset + max(0, column - 1)
    }
}
