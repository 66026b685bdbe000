extension Session {
    /// The number of a word; a new word gets the next one.
    func id(of text: String) throws -> Int64 {
        if let id = try knownID(of: text) { return id }
        let insert = try statement(.insertName)
        insert.bind(text)
        guard let id = try insert.firstRow({ $0.takeInteger() }) else {
            throw StoreError.failed("table 'name' gave no number")
        }
        remember(text, as: id)
        return id
    }

    /// `nil` for a word that no row has.
    func knownID(of text: String) throws -> Int64? {
        if let id = names.id(of: text) { return id }
        let select = try statement(.nameID)
        select.bind(text)
        guard let id = try select.firstRow({ $0.takeInteger() }) else { return nil }
        remember(text, as: id)
        return id
    }

    func text(of id: Int64, table: String, customer: Int64) throws -> String {
        if let text = names.text(of: id) { return text }
        let select = try statement(.nameText)
        select.bind(id)
        guard let text = try select.firstRow({ $0.takeText() }) else {
            throw StoreError.corrupt(
                table: table,
                customer: customer,
                detail: "it uses name \(id), which table 'name' does not have"
            )
        }
        remember(text, as: id)
        return text
    }

    private func remember(_ text: String, as id: Int64) {
        names.remember(text, as: id)
        areNamesNew = true
    }
}
