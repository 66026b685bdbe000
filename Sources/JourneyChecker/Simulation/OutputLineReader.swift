/// Reads the lines of an output file and finds what is wrong with their form.
struct OutputLineReader {
    private var last: OutputLine?

    /// The line, unless it cannot be understood at all.
    mutating func read(
        _ bytes: ArraySlice<UInt8>,
        number: Int,
        _ findings: inout Findings
    ) -> OutputLine? {
        let tree: JSONTree
        do {
            tree = try JSONTreeReader.read(bytes)
        } catch {
            findings.report(.unreadableLine, [number], "the line is not JSON: \(error)")
            return nil
        }
        guard case .object(let members) = tree else {
            findings.report(.unreadableLine, [number], "the line is not a JSON object")
            return nil
        }
        checkKeys(members, number, &findings)
        guard let line = line(from: tree, number: number, &findings) else { return nil }
        checkPresence(line, &findings)
        checkOrder(line, &findings)
        last = line
        return line
    }

    private func checkKeys(_ members: [JSONMember], _ number: Int, _ findings: inout Findings) {
        var place = -1
        for member in members {
            if member.value == .null || member.value == .string("") {
                findings.report(
                    .emptyValue,
                    [number],
                    "'\(member.key)' is empty: a key without a value is left out"
                )
            }
            // Additions to the contract are welcome, so an unknown key has no place to be wrong in.
            guard let index = OutputLine.keys.firstIndex(of: member.key) else { continue }
            if index < place {
                findings.report(
                    .wrongKeyOrder,
                    [number],
                    "'\(member.key)' comes after '\(OutputLine.keys[place])'"
                )
            }
            place = max(place, index)
        }
    }

    private func line(
        from tree: JSONTree,
        number: Int,
        _ findings: inout Findings
    ) -> OutputLine? {
        guard let at = moment("at", of: tree, number, &findings),
            let kind = word("kind", of: tree, as: OutputLine.Kind.self, number, &findings)
        else {
            for key in ["at", "kind"] where tree[key] == nil {
                findings.report(.missingKey, [number], "'\(key)' is missing")
            }
            return nil
        }
        guard let customer = text("customer", of: tree) else {
            findings.report(.missingKey, [number], "'customer' is missing")
            return nil
        }
        return OutputLine(
            number: number,
            at: at,
            kind: kind,
            customer: customer,
            journey: text("journey", of: tree),
            version: text("version", of: tree),
            enrollment: text("enrollment", of: tree),
            step: text("step", of: tree),
            message: text("message", of: tree),
            about: text("about", of: tree),
            offer: text("offer", of: tree),
            channel: text("channel", of: tree),
            rendition: text("rendition", of: tree),
            contact: text("contact", of: tree),
            verdict: word("verdict", of: tree, as: OutputLine.Verdict.self, number, &findings),
            reason: text("reason", of: tree),
            until: moment("until", of: tree, number, &findings),
            cost: text("cost", of: tree)
        )
    }

    private func text(_ key: String, of tree: JSONTree) -> String? {
        switch tree[key] {
        case .string(let text), .number(let text): text
        case .null, .bool, .array, .object, nil: nil
        }
    }

    private func moment(
        _ key: String,
        of tree: JSONTree,
        _ number: Int,
        _ findings: inout Findings
    ) -> Moment? {
        guard let value = tree[key] else { return nil }
        guard let text = value.text, let moment = Moment(text) else {
            findings.report(.wrongTimeForm, [number], "'\(key)' is not a time of RFC 3339")
            return nil
        }
        if moment.description != text {
            findings.report(
                .wrongTimeForm,
                [number],
                "'\(key)' is '\(text)': write '\(moment)', in UTC with milliseconds"
            )
        }
        return moment
    }

    private func word<Word: RawRepresentable>(
        _ key: String,
        of tree: JSONTree,
        as type: Word.Type,
        _ number: Int,
        _ findings: inout Findings
    ) -> Word? where Word.RawValue == String {
        guard let value = tree[key] else { return nil }
        guard let word = value.text.flatMap({ Word(rawValue: $0) }) else {
            findings.report(.unknownWord, [number], "unknown \(key) '\(value.text ?? "")'")
            return nil
        }
        return word
    }

    private func checkPresence(_ line: OutputLine, _ findings: inout Findings) {
        var missing: [String] = []
        func need(_ key: String, _ value: String?) {
            if value == nil { missing.append(key) }
        }
        switch line.kind {
        case .enrolled, .exited, .goal, .step, .contact:
            need("journey", line.journey)
            need("version", line.version)
            need("enrollment", line.enrollment)
        case .outcome, .feedback, .withdraw:
            need("contact", line.contact)
        }
        switch line.kind {
        case .enrolled, .goal: break
        case .exited, .outcome, .feedback, .withdraw: need("reason", line.reason)
        case .step: need("step", line.step)
        case .contact:
            need("step", line.step)
            need("channel", line.channel)
            need("verdict", line.verdict?.rawValue)
            if line.verdict == .send || line.verdict == .defer { need("contact", line.contact) }
        }
        for key in missing {
            findings.report(.missingKey, [line.number], "a '\(line.kind)' line needs '\(key)'")
        }
    }

    private func checkOrder(_ line: OutputLine, _ findings: inout Findings) {
        guard let last else { return }
        let lines = [last.number, line.number]
        if line.at < last.at {
            findings.report(.outOfOrder, lines, "\(line.at) stands after \(last.at)")
        } else if line.at == last.at,
            line.customer.utf8.lexicographicallyPrecedes(last.customer.utf8)
        {
            findings.report(
                .outOfOrder,
                lines,
                "at \(line.at) customer '\(line.customer)' stands after '\(last.customer)'"
            )
        }
    }
}
