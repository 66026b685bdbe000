import JourneyCore

/// Asks, within the transaction, which customer a mailbox belongs to for an offer.
final class StoredAddressBook: AddressBook {
    private let session: Session
    /// What went wrong while a rule was asking: the rule itself can't throw.
    private(set) var failure: (any Error)?

    init(_ session: Session) {
        self.session = session
    }

    func isTaken(_ address: Address, offer: String, about: String, by customer: Int64) -> Bool {
        do {
            let select = try session.statement(.claimHolder)
            select.bind(bits: session.claimHash(of: address, offer: offer, about: about))
            let holder = try select.firstRow { $0.takeInteger() }
            return holder.map { $0 != customer } ?? false
        } catch {
            failure = failure ?? error
            // Never used: the turn that asked is thrown away.
            return true
        }
    }
}

extension Session {
    func write(_ claim: AddressClaim, of customer: Int64) throws {
        let write = try statement(claim.isHeld ? .insertClaim : .deleteClaim)
        write.bind(bits: claimHash(of: claim.address, offer: claim.offer, about: claim.about))
        write.bind(customer)
        try write.run()
    }

    /// What is kept of a mailbox and what it heard: it tells neither, without the secret.
    ///
    /// Among ten million claims, two meet by chance in three of a million databases; then one
    /// message is held back.
    func claimHash(of address: Address, offer: String, about: String) -> UInt64 {
        var hash = KeyedHash(key: secret)
        hash.combine(address.channel.rawValue)
        address.combineCanonicalText(into: &hash)
        hash.combine(offer)
        hash.combine(about)
        return hash.value
    }
}

extension Address {
    /// The same for all spellings that reach the same mailbox or telephone.
    var canonicalText: String {
        switch channel {
        case .email: text.lowercased()
        case .sms, .call: text.filter { $0.isNumber || $0 == "+" }
        case .push, .messenger, .display, .site: text
        }
    }

    /// The bytes of ``canonicalText``; for most addresses without making that text.
    fileprivate func combineCanonicalText(into hash: inout KeyedHash) {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return hash.combine(canonicalText) }
        for byte in text.utf8 {
            switch channel {
            case .email: hash.combine((65...90).contains(byte) ? byte + 32 : byte)
            case .sms, .call:
                if (48...57).contains(byte) || byte == UInt8(ascii: "+") { hash.combine(byte) }
            case .push, .messenger, .display, .site: hash.combine(byte)
            }
        }
        hash.endText()
    }
}
