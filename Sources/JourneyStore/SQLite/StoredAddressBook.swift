import JourneyCore

/// Asks, within the transaction, which customer a mailbox belongs to for an offer.
final class StoredAddressBook: AddressBook {
    private let session: Session
    /// What went wrong while a rule was asking: the rule itself can't throw.
    private(set) var failure: (any Error)?
    /// The last answer: who passes the rule takes the mailbox right after it.
    private var last: (question: AddressClaim, hash: UInt64, holder: Int64?)?

    init(_ session: Session) {
        self.session = session
    }

    func isTaken(_ address: Address, offer: String, about: String, by customer: Int64) -> Bool {
        let question = AddressClaim(
            address: fingerprint(of: address),
            offer: offer,
            about: about,
            isHeld: true
        )
        let hash = session.claimHash(of: question)
        do {
            let select = try session.statement(.claimHolder)
            select.bind(bits: hash)
            let holder = try select.firstRow { $0.takeInteger() }
            last = (question, hash, holder)
            guard let holder, holder != customer else { return false }
            // What a customer held before a merge is its survivor's.
            return try session.survivor(of: holder) != customer
        } catch {
            failure = failure ?? error
            // Never used: the turn that asked is thrown away.
            return true
        }
    }

    func fingerprint(of address: Address) -> UInt64 { session.fingerprint(of: address) }

    /// Gives a mailbox to a customer, unless it is another's, or gives it back.
    func write(_ claim: AddressClaim, of customer: Int64) throws {
        let known = last.flatMap { $0.question == claim ? $0 : nil }
        last = nil
        guard known?.holder != customer else { return }
        let write = try session.statement(claim.isHeld ? .insertClaim : .deleteClaim)
        write.bind(bits: known?.hash ?? session.claimHash(of: claim))
        write.bind(customer)
        let count = try write.run()
        if count == 0, !claim.isHeld { try giveBack(claim, heldBeforeMergeInto: customer) }
    }

    private func giveBack(_ claim: AddressClaim, heldBeforeMergeInto customer: Int64) throws {
        let hash = session.claimHash(of: claim)
        let select = try session.statement(.claimHolder)
        select.bind(bits: hash)
        guard let holder = try select.firstRow({ $0.takeInteger() }),
            try session.survivor(of: holder) == customer
        else { return }
        let delete = try session.statement(.deleteClaim)
        delete.bind(bits: hash)
        delete.bind(holder)
        try delete.run()
    }
}

extension Session {
    /// What is kept of an address: the same for all spellings, and it tells nothing without the
    /// secret.
    fileprivate func fingerprint(of address: Address) -> UInt64 {
        var hash = KeyedHash(key: secret)
        hash.combine(address.channel.rawValue)
        address.combineCanonicalText(into: &hash)
        return hash.value
    }

    /// What is kept of a mailbox and what it heard.
    ///
    /// Among ten million claims, two meet by chance in three of a million databases; then one
    /// message is held back.
    fileprivate func claimHash(of claim: AddressClaim) -> UInt64 {
        var hash = KeyedHash(key: secret)
        for shift in stride(from: 0, to: 64, by: 8) {
            hash.combine(UInt8(truncatingIfNeeded: claim.address >> UInt64(shift)))
        }
        hash.combine(claim.offer)
        hash.combine(claim.about)
        return hash.value
    }
}

extension Address {
    /// The same for all spellings that reach the same mailbox or telephone.
    var canonicalText: String {
        switch channel {
        case .email: text.lowercased()
        case .sms, .call:
            String(decoding: text.utf8.filter { (48...57).contains($0) || $0 == 43 }, as: UTF8.self)
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
