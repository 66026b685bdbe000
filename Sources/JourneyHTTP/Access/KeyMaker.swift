import Crypto
package import JourneyCore
package import JourneyStore

/// Makes API keys and recognises them.
///
/// A key is `jd_<id>_<secret>`, both in hexadecimal digits; only the hash of it is kept.
///
/// ```swift
/// let random = (0..<KeyMaker.randomBytesCount).map { _ in UInt8.random(in: .min ... .max) }
/// let made = KeyMaker.make(for: .jobs(.email), name: "smtp", at: time.now, random: random)
/// try await store.addKey(made.stored)
/// print(made.key)  // Shown once.
/// ```
package enum KeyMaker {
    /// A key as it is shown once, and as it is kept.
    package struct Made: Sendable {
        package var key: String
        package var stored: StoredKey
    }

    /// How many random bytes a key is made of: 6 for the id, 32 for the secret.
    package static let randomBytesCount = 38
    private static let idBytesCount = 6

    /// `random` is ``randomBytesCount`` bytes from the system's generator.
    package static func make(
        for scope: Scope,
        name: String?,
        at now: Timestamp,
        random: [UInt8]
    ) -> Made {
        precondition(random.count == randomBytesCount, "a key is made of 38 random bytes")
        let id = Hexadecimal.text(of: random.prefix(idBytesCount))
        let key = "jd_\(id)_\(Hexadecimal.text(of: random.dropFirst(idBytesCount)))"
        let stored = StoredKey(
            id: id,
            hash: hash(of: key),
            scope: scope.word,
            name: name,
            createdAt: now
        )
        return Made(key: key, stored: stored)
    }

    /// Which key a text claims to be; `nil` for what is no key at all.
    static func id(of key: some StringProtocol) -> String? {
        let parts = key.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "jd", key.utf8.count <= keyBytesMax else { return nil }
        return String(parts[1])
    }

    static func matches(_ key: some StringProtocol, _ stored: StoredKey) -> Bool {
        ConstantTime.areEqual(hash(of: key), stored.hash)
    }

    private static let keyBytesMax = 256

    private static func hash(of key: some StringProtocol) -> [UInt8] {
        Array(SHA256.hash(data: Array(key.utf8)))
    }
}
