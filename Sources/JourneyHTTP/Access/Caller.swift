import JourneyStore

/// Who calls: a key and what it allows.
struct Caller: Hashable, Sendable {
    var keyID: String
    var scopes: Set<Scope>

    init(key: StoredKey) {
        keyID = key.id
        scopes = Set(
            key.scope.split(whereSeparator: { $0 == " " || $0 == "," }).compactMap(Scope.init)
        )
    }

    func may(_ scope: Scope) -> Bool {
        scopes.contains { $0.includes(scope) }
    }
}
