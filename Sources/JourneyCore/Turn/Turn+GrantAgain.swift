extension Contact {
    /// How long a granted begin holds: the gate must be obeyed within a second.
    package static let grantValidity = Milliseconds.seconds(1)

    /// Whether ``Turn/grantAgain(_:lease:)`` may say yes at all: it, or what takes it back, began.
    package var mayBeGrantedAgain: Bool { isBegun || withdrawal?.state == .begun }
}

extension Turn {
    /// How long a grant still holds whose answer was lost, for the same lease that asks once more;
    /// `nil` where nothing may be granted again.
    ///
    /// No attempt is consumed, and the first grant's time is not prolonged. All rules are asked as if
    /// it were to begin: who would not be granted now is not granted again. Changes nothing.
    package func grantAgain(_ contact: Identifier, lease number: Int) -> Milliseconds? {
        guard let position = contactIndex(contact) else { return nil }
        let contact = customer.contacts[position]
        if contact.isWithdrawing(lease: number) { return withdrawAgain(contact, lease: number) }
        guard contact.isBegun, contact.lease?.number == number, !contact.isRecallNoted,
            let begunAt = contact.begunAt, begunAt <= now,
            now < begunAt + Contact.grantValidity,
            isAddressAsBegun(of: contact), let index = enrollmentIndex(contact.enrollment),
            arbiter.decide(candidate(at: position, of: index)).0 == .send
        else { return nil }
        return begunAt + Contact.grantValidity - now
    }

    /// To take something back twice is no more than once, while its adapter holds the job.
    private func withdrawAgain(_ contact: Contact, lease number: Int) -> Milliseconds? {
        let closed = arbiter.gates.closed
        guard contact.withdrawal?.state == .begun, let lease = contact.lease,
            lease.number == number, now < lease.until, !closed.contains(.everything),
            !closed.contains(.channel(contact.channel))
        else { return nil }
        return Contact.grantValidity
    }

    /// What is reported of it is about the address that was granted first.
    private func isAddressAsBegun(of contact: Contact) -> Bool {
        guard contact.channel.needsAddress else { return true }
        guard let address = customer.profile.address(on: contact.channel) else { return false }
        return arbiter.addresses.fingerprint(of: address) == contact.addressFingerprint
    }
}
