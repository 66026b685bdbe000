import JourneyCore

/// 8: position, ledger, locks and queue agree.
extension CustomerInvariants {
    var agreementProblems: [Problem] {
        customer.contacts.filter { $0.isWaiting && !$0.mayBeRetried }.compactMap { contact in
            guard let holder = enrollment(of: contact), holder.isActive else {
                return problem(8, "\(contact.words) waits for nobody")
            }
            guard case .speaking = holder.state, holder.step == contact.step else {
                return problem(8, "\(contact.words) waits, and its journey is elsewhere")
            }
            return nil
        }
    }

    var lockProblems: [Problem] {
        customer.locks.compactMap { lock in
            let offer = "'\(lock.offer)'" + (lock.about.isEmpty ? "" : " about '\(lock.about)'")
            guard let holder = customer.enrollments.first(where: { $0.id == lock.holder }) else {
                return problem(8, "the lock of \(offer) is nobody's")
            }
            guard lock.heldUntil == nil else { return nil }
            if case .speaking = holder.state, holder.step == lock.step { return nil }
            return problem(8, "the lock of \(offer) has no end, and its ladder is over")
        }
    }
}
