import JourneyCore
import JourneyStore

/// The keys of the store, read again often enough that a new or a revoked one counts within a
/// second, also when another process wrote it.
actor Keyring {
    private let store: any Store
    private let time: any TimeSource
    /// Known to this process alone, for as long as it lives.
    private let operatorKey: StoredKey?
    private var keys: [String: StoredKey] = [:]
    private var loadedAt: Timestamp?
    private var isLoading = false

    init(store: any Store, time: any TimeSource, operatorKey: StoredKey? = nil) {
        self.operatorKey = operatorKey
        self.store = store
        self.time = time
    }

    /// Who presents this key; `nil` for a key that is not there or was revoked.
    func caller(presenting key: some StringProtocol & Sendable) async throws -> Caller? {
        guard let id = KeyMaker.id(of: key) else { return nil }
        if let operatorKey, operatorKey.id == id {
            return KeyMaker.matches(key, operatorKey) ? Caller(key: operatorKey) : nil
        }
        try await load(olderThan: keys[id] == nil ? Self.ageMaxOfAbsent : Self.ageMax)
        guard let stored = keys[id], KeyMaker.matches(key, stored) else { return nil }
        return Caller(key: stored)
    }

    /// After a key was made or revoked here: it counts at once.
    func forget() { loadedAt = nil }

    /// Half of what is promised: reading them takes time too.
    private static let ageMax = Milliseconds(500)
    /// Who has just made a key uses it at once; who guesses keys must not keep the store busy.
    private static let ageMaxOfAbsent = Milliseconds(50)

    private func load(olderThan ageMax: Milliseconds) async throws {
        let now = time.now
        if let loadedAt {
            // The clock may also have been set back.
            let isFresh = loadedAt <= now && now - loadedAt < ageMax
            guard !isFresh, !isLoading else { return }
        }
        isLoading = true
        defer { isLoading = false }
        let stored = try await store.keys()
        keys = [:]
        for key in stored where key.revokedAt == nil { keys[key.id] = key }
        loadedAt = now
    }
}
