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
            select.bind(Int64(address.channel.rawValue))
            select.bind(blob: session.claimHash(of: address, offer: offer, about: about))
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
        write.bind(Int64(claim.address.channel.rawValue))
        write.bind(blob: claimHash(of: claim.address, offer: claim.offer, about: claim.about))
        write.bind(customer)
        try write.run()
    }

    /// What is kept of a mailbox and what it heard: it tells neither, without the secret.
    func claimHash(of address: Address, offer: String, about: String) -> [UInt8] {
        var hash = KeyedHash(key: secret)
        hash.combine(address.channel.rawValue)
        hash.combine(address.canonicalText)
        hash.combine(offer)
        hash.combine(about)
        return hash.bytes
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
}
