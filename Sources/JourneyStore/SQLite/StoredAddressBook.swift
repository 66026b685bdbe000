import JourneyCore

/// Asks, within the transaction, which customer a mailbox belongs to for an offer.
final class StoredAddressBook: AddressBook {
    private let session: Session
    /// What went wrong while a rule was asking: the rule itself can't throw.
    private(set) var failure: (any Error)?
    /// The last answer: who passes the rule takes the mailbox right after it.
    private var last: (question: AddressClaim, hash: [UInt8], holder: Int64?)?

    init(_ session: Session) {
        self.session = session
    }

    func isTaken(_ address: Address, offer: String, about: String, by customer: Int64) -> Bool {
        let question = AddressClaim(address: address, offer: offer, about: about, isHeld: true)
        let hash = session.hash(of: question)
        do {
            let select = try session.statement(.claimHolder)
            select.bind(Int64(address.channel.rawValue))
            select.bind(blob: hash)
            let holder = try select.firstRow { $0.takeInteger() }
            last = (question, hash, holder)
            return holder.map { $0 != customer } ?? false
        } catch {
            failure = failure ?? error
            // Never used: the turn that asked is thrown away.
            return true
        }
    }

    /// Gives a mailbox to a customer, unless it is another's, or gives it back.
    func write(_ claim: AddressClaim, of customer: Int64) throws {
        let known = last.flatMap { $0.question == claim ? $0 : nil }
        last = nil
        guard known?.holder != customer else { return }
        let write = try session.statement(claim.isHeld ? .insertClaim : .deleteClaim)
        write.bind(Int64(claim.address.channel.rawValue))
        write.bind(blob: known?.hash ?? session.hash(of: claim))
        write.bind(customer)
        try write.run()
    }
}

extension Session {
    /// What is kept of a mailbox and what it heard: it tells neither, without the secret.
    fileprivate func hash(of claim: AddressClaim) -> [UInt8] {
        var hash = KeyedHash(key: secret)
        hash.combine(claim.address.channel.rawValue)
        hash.combine(claim.address.canonicalText)
        hash.combine(claim.offer)
        hash.combine(claim.about)
        return hash.bytes
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
}
