extension YAMLScan {
    struct Problem: Hashable {
        var id: DiagnosticID
        /// From 1, as the column, which counts Unicode scalars.
        var line: Int
        var column: Int
        var message: String
        var help: String?
    }

    mutating func refuseAlias(_ what: String) {
        refuse(
            .yamlAlias,
            "'\(word)' is read as \(what) of YAML, and those have no place here",
            help: "write the value out; a text that begins so needs quotes"
        )
    }

    mutating func refuseTag() {
        let next = column + 1 < lines[line].count ? lines[line][column + 1] : " "
        let isCondition = next.properties.isAlphabetic || next == "("
        refuse(
            .yamlTag,
            "'\(word)' is read as a tag of YAML, and those have no place here",
            help: isCondition
                ? "write 'not' instead of '!', or put the whole expression into quotes"
                : "a text that begins with '!' needs quotes"
        )
    }

    mutating func refuseComplexKey() {
        refuse(
            .yamlKey,
            "'?' begins a key of several lines, and those have no place here",
            help: "a text that begins with '?' needs quotes"
        )
    }

    mutating func refuse(_ id: DiagnosticID, _ message: String, help: String?) {
        guard problem == nil else { return }
        problem = Problem(
            id: id,
            line: line + 1,
            column: column + 1,
            message: message,
            help: help
        )
    }

    /// The rest up to a space, for a sentence.
    private var word: String {
        let rest = lines[line][column...].prefix { $0 != " " && $0 != "\t" }
        return String(String.UnicodeScalarView(rest)).shortened
    }
}
