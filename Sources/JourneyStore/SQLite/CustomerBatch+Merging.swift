import JourneyCore

extension CustomerBatch {
    /// An id that nobody had becomes that of the customer whom a link names, if it may.
    ///
    /// Nothing is to be united then: the customer is known under a new id, and stays what it was.
    /// Returns the place of whoever has the id afterwards.
    func adopt(_ link: IdentityLink, by id: String, at index: Int) throws -> Int {
        guard isNew(index), let place = try session.place(of: link.id),
            case .merge(let number) = answer(to: link, place, of: number(of: index))
        else { return index }
        let known = member(number: number)
        guard let customer = try customer(known) else { return index }
        // The number that the new id would have got leads from the old one.
        try session.rename(customer, to: id, oldIDNumber: self.number(of: index), at: now)
        redirect(idsOf: self.number(of: index), to: known)
        return known
    }

    /// Unites a customer with the one whom a link names; what the sender may not say comes back in
    /// words.
    func merge(
        _ link: IdentityLink,
        into index: Int,
        except new: EventReference
    ) throws -> [String] {
        let place = try session.place(of: link.id)
        switch answer(to: link, place, of: number(of: index)) {
        case .nothing: return []
        case .refused(let reason): return [reason]
        case .merge(let number):
            try unite(number, into: index, link: link, except: new)
            return []
        }
    }

    private enum LinkAnswer {
        case merge(Int64)
        case nothing
        case refused(String)
    }

    private func answer(
        to link: IdentityLink,
        _ place: CustomerPlace?,
        of customer: Int64
    ) -> LinkAnswer {
        guard let place else {
            switch link.kind {
            // Most browsers sign in before they have sent anything else.
            case .anonymous: return .nothing
            case .previous:
                return .refused("no customer has the id '\(link.id)': there is nothing to merge")
            }
        }
        let number = place.survivor ?? place.number
        guard number != customer else { return .nothing }
        switch link.kind {
        // It is somebody else's already, who was here before at the same browser.
        case .anonymous where place.survivor != nil: return .nothing
        case .anonymous, .previous: break
        }
        let isOwnAnonymous = place.survivor == nil && place.isAnonymous
        guard isOwnAnonymous || link.isTrusted else {
            return .refused(
                "'\(link.id)' is a known customer: only a key of scope events:trusted may merge it"
            )
        }
        return .merge(number)
    }

    private func unite(
        _ number: Int64,
        into index: Int,
        link: IdentityLink,
        except new: EventReference
    ) throws {
        guard let survivor = try customer(index, except: new),
            let loser = try customer(member(number: number))
        else { return }
        let merge = Merge(of: loser, into: survivor, isTrusted: link.isTrusted, at: now)
        // First, so that what the loser holds of mailboxes is the survivor's when the rules ask.
        try session.moveRows(of: number, to: survivor.number, at: now)
        var turn = try makeTurn(of: merge.customer)
        turn.conclude(merge)
        if let failure = addresses.failure { throw failure }
        try session.rewrite(turn.customer, in: programme)
        for contact in turn.customer.contacts where contact.isSettledFinally {
            try session.dropContent(of: contact, customer: survivor.number)
        }
        try writeAsides(of: turn)
        leave(number)
        redirect(idsOf: number, to: index)
    }
}
