import JourneyCore

extension ExpressionCompiler {
    /// A name, or a field of something.
    mutating func compileName(_ syntax: ExpressionSyntax) -> Typed {
        if let path = syntax.path {
            let isVariable = !path.isAbsolute && slot(of: path.words[0]) != nil
            if !isVariable, vocabulary == nil {
                return Typed(node: .qualified(qualifiedName(path)), type: .any)
            }
            let text = path.words.joined(separator: ".")
            if !isVariable, name(path.words[0]) == nil, Value.typeNames.contains(text) {
                return Typed(node: .literal(.type(text)), type: .type)
            }
        }
        switch syntax.kind {
        case .identifier(let name, let isAbsolute):
            return compileIdentifier(name, isAbsolute, at: syntax.range)
        case .select(let operand, let field): return compileSelection(operand, field)
        case .literal, .index, .call, .list, .map, .not, .negate, .conditional, .all, .any, .binary:
            preconditionFailure("only names and selections are names")
        }
    }

    mutating func compileIndex(_ operand: ExpressionSyntax, _ index: ExpressionSyntax) -> Typed {
        if case .literal(.string(let field)) = index.kind, let root = knownName(operand),
            root.type == .any || root.type.mayBe(.map(.any))
        {
            return member(ExpressionSyntax.Word(text: field, range: index.range), of: root)
        }
        let (operand, index) = ((compile(operand), operand.range), compile(index))
        let type: ExpressionType
        switch operand.0.type {
        case .any: type = .any
        case .list(let element): type = element
        case .map(let value): type = value
        case .null, .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration, .type:
            type = .any
            let message = "\(operand.0.type.name) has no elements to choose by [ ]"
            report(.typeMismatch, message, help: nil, at: operand.1)
        }
        return Typed(node: .index(operand.0.node, index.node), type: type)
    }

    /// `has(operand.field)`.
    mutating func compileHas(_ arguments: [ExpressionSyntax], at range: Range<Int>) -> Typed {
        guard arguments.count == 1, case .select(let operand, let field) = arguments[0].kind else {
            report(
                .arguments,
                "has() asks whether a field is there, so it takes one field",
                help: "write has(customer.birthday); a field with odd letters stands in backquotes",
                at: range
            )
            return Typed(node: .failure(.noSuchOverload("has()")), type: .bool)
        }
        if let root = knownName(operand) {
            noteRead(of: root.name, field: field.text)
            _ = typeOfField(field, of: root)
            return Typed(node: .hasMember(root: root.name, field: field.text), type: .bool)
        }
        return Typed(node: .has(compileOwner(operand).node, field: field.text), type: .bool)
    }

    func slot(of variable: String) -> Int? {
        variables.lastIndex { $0.name == variable }
    }

    private func name(_ name: String) -> ExpressionVocabulary.Name? {
        vocabulary?.names.first { $0.name == name }
    }

    /// The name of the vocabulary that `syntax` is.
    private func knownName(_ syntax: ExpressionSyntax) -> ExpressionVocabulary.Name? {
        guard case .identifier(let word, let isAbsolute) = syntax.kind,
            isAbsolute || slot(of: word) == nil
        else { return nil }
        return name(word)
    }

    private mutating func compileIdentifier(
        _ word: String,
        _ isAbsolute: Bool,
        at range: Range<Int>
    ) -> Typed {
        if !isAbsolute, let slot = slot(of: word) {
            return Typed(
                node: .variable(slot: slot, name: word),
                type: variables[slot].type
            )
        }
        if let known = name(word) {
            noteRead(of: word, field: nil)
            return Typed(node: .name(word), type: known.type)
        }
        reportUnknown(word, hasFields: false, at: range)
        return Typed(node: .failure(.unknownName(word)), type: .any)
    }

    private mutating func compileSelection(
        _ operand: ExpressionSyntax,
        _ field: ExpressionSyntax.Word
    ) -> Typed {
        if let root = knownName(operand) { return member(field, of: root) }
        let compiled = compileOwner(operand)
        let type: ExpressionType
        switch compiled.type {
        case .any: type = .any
        case .map(let value): type = value
        case .null, .bool, .int, .uint, .double, .string, .bytes, .list, .timestamp, .duration,
            .type:
            type = .any
            reportNoFields(compiled.type, field, at: operand.range)
        }
        return Typed(node: .select(compiled.node, field: field.text), type: type)
    }

    /// What stands before a field, when it is no name of the vocabulary.
    private mutating func compileOwner(_ operand: ExpressionSyntax) -> Typed {
        guard vocabulary != nil, case .identifier(let word, let isAbsolute) = operand.kind,
            isAbsolute || slot(of: word) == nil
        else { return compile(operand) }
        reportUnknown(word, hasFields: true, at: operand.range)
        return Typed(node: .failure(.unknownName(word)), type: .any)
    }

    private mutating func member(
        _ field: ExpressionSyntax.Word,
        of root: ExpressionVocabulary.Name
    ) -> Typed {
        noteRead(of: root.name, field: field.text)
        let type = typeOfField(field, of: root)
        return Typed(node: .member(root: root.name, field: field.text), type: type)
    }

    private mutating func typeOfField(
        _ field: ExpressionSyntax.Word,
        of root: ExpressionVocabulary.Name
    ) -> ExpressionType {
        checkField(field, of: root)
        if case .map(let value) = root.type { return value }
        if root.type != .any { reportNoFields(root.type, field, at: field.range) }
        return .any
    }

    private mutating func checkField(
        _ field: ExpressionSyntax.Word,
        of root: ExpressionVocabulary.Name
    ) {
        guard let fields = root.fields, !fields.contains(field.text) else { return }
        let near = NearestWord.of(field.text, among: fields)
        report(
            .unknownName,
            "'\(root.name)' has no '\(field.text)'",
            help: near.map { "did you mean '\(root.name).\($0)'?" },
            at: field.range
        )
    }

    private mutating func reportNoFields(
        _ type: ExpressionType,
        _ field: ExpressionSyntax.Word,
        at range: Range<Int>
    ) {
        let wanted = field.text.lowercased()
        let function = Builtin.allCases.first { function in
            let name = function.rawValue.lowercased()
            return function.takesReceiver && (name == wanted || name.hasPrefix("get" + wanted))
        }
        report(
            .typeMismatch,
            "\(type.name) has no field '\(field.text)'",
            help: function.map { "to call the function, write '.\($0.rawValue)()'" },
            at: range
        )
    }

    /// With fields behind it, `word` is no text that lacks its quotes.
    private mutating func reportUnknown(
        _ word: String,
        hasFields: Bool,
        at range: Range<Int>
    ) {
        guard let vocabulary else { return }
        let names = vocabulary.names.map(\.name) + variables.map(\.name)
        let list = "the names here are \(names.joined(separator: ", "))"
        let help: String
        if let near = NearestWord.of(word, among: names) {
            help = "did you mean '\(near)'?"
        } else if vocabulary.functions.contains(where: { $0.name == word }) {
            help = "'\(word)' is a function: write \(word)(…)"
        } else if ["True", "False", "TRUE", "FALSE", "yes", "no"].contains(word) {
            help = "write 'true' or 'false'"
        } else {
            help = hasFields ? list : "a text stands in quotes: \"\(word)\"; \(list)"
        }
        report(.unknownName, "unknown name '\(word)'", help: help, at: range)
    }

    private func qualifiedName(_ path: (words: [String], isAbsolute: Bool)) -> QualifiedName {
        let prefixes = path.isAbsolute ? [""] : namespaces
        var candidates: [QualifiedName.Candidate] = []
        for length in (1...path.words.count).reversed() {
            let name = path.words.prefix(length).joined(separator: ".")
            let fields = Array(path.words.dropFirst(length))
            for prefix in prefixes {
                candidates.append(QualifiedName.Candidate(name: prefix + name, fields: fields))
            }
        }
        let text = path.words.joined(separator: ".")
        return QualifiedName(
            text: text,
            candidates: candidates,
            type: Value.typeNames.contains(text) ? text : nil
        )
    }
}
