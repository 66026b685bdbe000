/// Cuts a template's source into segments, and applies white space control.
struct SegmentScanner {
    private let source: SourceText
    private let bytes: [UInt8]
    private var position = 0
    private var trimsNextText = false
    /// Once one is found unclosed there are no closing braces further on: looking for them again
    /// and again would cost the square of the source.
    private var (hasUnclosedOutput, hasUnclosedTag) = (false, false)
    private(set) var segments: [Segment] = []
    private(set) var problems: [MarkupProblem] = []

    init(_ source: SourceText) {
        self.source = source
        bytes = source.bytes
    }

    mutating func scan() {
        var textStart = 0
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "{"), position + 1 < bytes.count,
                bytes[position + 1] == UInt8(ascii: "{") || bytes[position + 1] == UInt8(ascii: "%")
            else {
                position += 1
                continue
            }
            let isOutput = bytes[position + 1] == UInt8(ascii: "{")
            guard !(isOutput ? hasUnclosedOutput : hasUnclosedTag),
                let braces = braces(at: position, isOutput: isOutput)
            else {
                reportUnclosed(isOutput: isOutput)
                position += 2
                continue
            }
            appendText(textStart..<position, trimsEnd: braces.trimsBefore)
            trimsNextText = braces.trimsAfter
            position = braces.end
            if isOutput {
                segments.append(.output(markup: braces.markup, offset: braces.start))
            } else {
                take(tag(in: braces), braces)
            }
            textStart = position
        }
        appendText(textStart..<bytes.count, trimsEnd: false)
    }

    // MARK: Braces

    private struct Braces {
        var start: Int
        /// After the closing braces.
        var end: Int
        var markup: Range<Int>
        var trimsBefore: Bool
        var trimsAfter: Bool
    }

    /// Liquid looks for the closing braces without a regard for quotes.
    private func braces(at start: Int, isOutput: Bool) -> Braces? {
        let first = isOutput ? UInt8(ascii: "}") : UInt8(ascii: "%")
        var end = start + 2
        while end + 1 < bytes.count,
            bytes[end] != first || bytes[end + 1] != UInt8(ascii: "}")
        {
            end += 1
        }
        guard end + 1 < bytes.count else { return nil }
        var markup = (start + 2)..<end
        let dash = UInt8(ascii: "-")
        let trimsBefore = markup.lowerBound < end && bytes[markup.lowerBound] == dash
        if trimsBefore { markup = (start + 3)..<end }
        let trimsAfter = !markup.isEmpty && bytes[end - 1] == dash
        if trimsAfter { markup = markup.lowerBound..<(end - 1) }
        return Braces(
            start: start,
            end: end + 2,
            markup: markup,
            trimsBefore: trimsBefore,
            trimsAfter: trimsAfter || trimsBefore && markup.isEmpty
        )
    }

    private func tag(in braces: Braces) -> TagMarkup {
        source.tag(in: braces.markup, offset: braces.start)
    }

    private mutating func reportUnclosed(isOutput: Bool) {
        guard !(isOutput ? hasUnclosedOutput : hasUnclosedTag) else { return }
        if isOutput { hasUnclosedOutput = true } else { hasUnclosedTag = true }
        let (open, close) = isOutput ? ("{{", "}}") : ("{%", "%}")
        problems.append(
            MarkupProblem(
                message: "'\(open)' is never closed",
                offset: position,
                help: "close it with '\(close)'; "
                    + "to write the braces themselves, use {% raw %}\(open){% endraw %}"
            )
        )
    }

    // MARK: Blocks that are not parsed

    private mutating func take(_ tag: TagMarkup, _ braces: Braces) {
        switch tag.name {
        case "raw": takeVerbatim(tag, isText: true)
        case "doc": takeVerbatim(tag, isText: false)
        case "comment": takeComment(tag)
        default: segments.append(.tag(tag))
        }
    }

    /// Up to the first end tag, whatever stands before it.
    private mutating func takeVerbatim(_ tag: TagMarkup, isText: Bool) {
        let start = position
        if !bytes[tag.markup].allSatisfy(\.isTemplateSpace) {
            problems.append(
                MarkupProblem(message: "nothing may follow '\(tag.name)'", offset: tag.offset)
            )
        }
        while position + 1 < bytes.count {
            if let end = self.tag(named: "end\(tag.name)", at: position) {
                if isText, start < position {
                    segments.append(.text(source.text(start..<position)))
                }
                if !isText { segments.append(.comment) }
                trimsNextText = end.trimsAfter
                position = end.end
                return
            }
            if !isText, let nested = self.tag(named: tag.name, at: position) {
                problems.append(
                    MarkupProblem(message: "'doc' can't stand in 'doc'", offset: nested.start)
                )
            }
            position += 1
        }
        position = bytes.count
        reportUnclosed(tag)
    }

    private func tag(named name: String, at position: Int) -> Braces? {
        guard bytes[position] == UInt8(ascii: "{"), bytes[position + 1] == UInt8(ascii: "%") else {
            return nil
        }
        var start = position + 2
        if start < bytes.count, bytes[start] == UInt8(ascii: "-") { start += 1 }
        while start < bytes.count, bytes[start].isTemplateSpace { start += 1 }
        // The name first: it is cheap, and most braces in here are something else.
        guard bytes[start...].starts(with: name.utf8),
            let braces = braces(at: position, isOutput: false),
            tag(in: braces).name == name
        else { return nil }
        return braces
    }

    /// Comments nest; tags in them are cut out but not parsed.
    private mutating func takeComment(_ tag: TagMarkup) {
        var depth = 1
        while position + 1 < bytes.count {
            guard bytes[position] == UInt8(ascii: "{"), bytes[position + 1] == UInt8(ascii: "%")
            else {
                position += 1
                continue
            }
            guard let braces = braces(at: position, isOutput: false) else { break }
            position = braces.end
            switch self.tag(in: braces).name {
            case "comment": depth += 1
            case "endcomment": depth -= 1
            case "raw": skipRaw()
            default: break
            }
            if depth == 0 {
                trimsNextText = braces.trimsAfter
                segments.append(.comment)
                return
            }
        }
        position = bytes.count
        reportUnclosed(tag)
    }

    private mutating func skipRaw() {
        while position + 1 < bytes.count {
            if let end = self.tag(named: "endraw", at: position) {
                position = end.end
                return
            }
            position += 1
        }
    }

    private mutating func reportUnclosed(_ tag: TagMarkup) {
        problems.append(
            MarkupProblem(
                id: .unclosedBlock,
                message: "'\(tag.name)' is never closed",
                offset: tag.offset,
                help: "add {% end\(tag.name) %}"
            )
        )
    }

    // MARK: Text

    private mutating func appendText(_ range: Range<Int>, trimsEnd: Bool) {
        var range = range
        if trimsNextText {
            while !range.isEmpty, bytes[range.lowerBound].isTemplateSpace {
                range = (range.lowerBound + 1)..<range.upperBound
            }
        }
        if trimsEnd {
            while !range.isEmpty, bytes[range.upperBound - 1].isTemplateSpace {
                range = range.lowerBound..<(range.upperBound - 1)
            }
        }
        trimsNextText = false
        if !range.isEmpty { segments.append(.text(source.text(range))) }
    }
}

extension SourceText {
    /// The name of the tag and what follows it.
    func tag(in markup: Range<Int>, offset: Int) -> TagMarkup {
        var start = markup.lowerBound
        while start < markup.upperBound, bytes[start].isTemplateSpace { start += 1 }
        var end = start
        if end < markup.upperBound, bytes[end] == UInt8(ascii: "#") {
            end += 1
        } else {
            while end < markup.upperBound, bytes[end].isIdentifierByte { end += 1 }
        }
        return TagMarkup(name: text(start..<end), markup: end..<markup.upperBound, offset: offset)
    }
}

extension UInt8 {
    /// An ASCII letter, digit or underscore.
    var isIdentifierByte: Bool {
        (0x30...0x39).contains(self) || (0x41...0x5a).contains(self & 0xdf)
            || self == UInt8(ascii: "_")
    }
}
