import Crypto

/// Signs what leaves the daemon and comes back: links and the tokens of leases.
package struct Signer: Sendable {
    private let key: SymmetricKey

    /// `secret` is at least 32 random bytes, the same for the life of the database: links never
    /// expire.
    package init(secret: [UInt8]) {
        precondition(secret.count >= Self.secretBytesMin, "a secret is at least 32 bytes")
        key = SymmetricKey(data: secret)
    }

    package static let secretBytesMin = 32

    /// The first `length` bytes of the signature of `parts`, made for one `purpose` only.
    func signature(for purpose: String, _ parts: [UInt8]..., length: Int) -> [UInt8] {
        var signing = HMAC<SHA256>(key: key)
        for part in [Array(purpose.utf8)] + parts {
            // Each part says how long it is, so that no two lists of parts are signed alike.
            signing.update(data: Self.bytes(of: UInt64(part.count)))
            signing.update(data: part)
        }
        return Array(signing.finalize().prefix(length))
    }

    static func bytes(of number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64($0))) }
    }
}
