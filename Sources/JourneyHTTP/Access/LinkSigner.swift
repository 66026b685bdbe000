package import JourneyCore
import JourneyEngine
package import JourneyStore

/// Makes the links that stand in messages, and reads their tokens when somebody follows them.
///
/// A token is the contact's handle with its signature, made for one purpose: it carries no address
/// and never expires by itself.
package struct LinkSigner: LinkMaking {
    private let signer: Signer
    private let base: String

    /// `base` is the address under which customers reach the daemon, such as
    /// `https://mail.shop.example`.
    package init(signer: Signer, base: String) {
        self.signer = signer
        self.base = base.hasSuffix("/") ? String(base.dropLast()) : base
    }

    package func links(for contact: ContactHandle, of details: Contact) -> ValueMap {
        var links: ValueMap = ["unsubscribe": .string(link("u", to: .unsubscribe, by: contact))]
        // Only who was written to because they asked is to be asked back.
        if details.purpose == .transactional {
            links["confirm"] = .string(link("confirm", to: .confirm, by: contact))
        }
        return links
    }

    /// What a link does: a token that is made for one of them is none for another.
    enum Purpose: String {
        case unsubscribe
        case confirm
    }

    private func link(_ path: String, to purpose: Purpose, by contact: ContactHandle) -> String {
        let handle = Self.bytes(of: contact)
        let token = Base64URL.text(of: handle + signature(of: handle, for: purpose))
        return "\(base)/\(path)/\(token)"
    }

    /// `nil` unless it was signed here, for this purpose.
    func contact(of token: some StringProtocol, to purpose: Purpose) -> ContactHandle? {
        guard token.utf8.count <= Self.tokenLengthMax, let bytes = Base64URL.bytes(of: token),
            bytes.count == Self.handleBytesCount + Self.signatureBytesCount
        else { return nil }
        let handle = Array(bytes.prefix(Self.handleBytesCount))
        let signature = Array(bytes.dropFirst(Self.handleBytesCount))
        guard ConstantTime.areEqual(signature, self.signature(of: handle, for: purpose)) else {
            return nil
        }
        let numbers = [handle[..<8], handle[8...]].map { half in
            half.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        }
        // Only the upper half of a contact's id is in its handle.
        return ContactHandle(
            customer: Int64(bitPattern: numbers[0]),
            contact: Identifier(high: numbers[1], low: 0)
        )
    }

    private static let handleBytesCount = 16
    private static let signatureBytesCount = 16
    private static let tokenLengthMax = 64

    private static func bytes(of contact: ContactHandle) -> [UInt8] {
        Signer.bytes(of: UInt64(bitPattern: contact.customer)) + Signer.bytes(of: contact.check)
    }

    private func signature(of handle: [UInt8], for purpose: Purpose) -> [UInt8] {
        signer.signature(for: purpose.rawValue, handle, length: Self.signatureBytesCount)
    }
}
