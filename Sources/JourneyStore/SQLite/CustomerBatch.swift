import JourneyCore

/// The customers of one transaction: each is loaded once, and what a turn changes is written at
/// once, so that the next turn, also another customer's, sees it.
///
/// Several turns of one customer in a batch come to the same as one call each.
final class CustomerBatch {
    let session: Session
    let decider: Decider
    let now: Timestamp
    let addresses: StoredAddressBook
    private(set) var records: [CustomerRecord] = []
    private var members: [Member] = []
    private var indicesByID: [String: Int] = [:]
    private var indicesByNumber: [Int64: Int] = [:]
    private var lastNumber: Int64?

    /// A customer of the batch; loaded when a turn needs it.
    private struct Member {
        var number: Int64
        /// No row yet.
        var isNew: Bool
        /// Known under an anonymous id only, as far as was asked.
        var isAnonymous = false
        var customer: Customer?
    }

    /// `size`: how many customers may come, where that is known.
    init(_ session: Session, _ decider: Decider, at now: Timestamp, size: Int = 0) {
        members.reserveCapacity(size)
        indicesByNumber.reserveCapacity(size)
        self.session = session
        self.decider = decider
        self.now = now
        addresses = StoredAddressBook(session)
    }

    var programme: Programme { decider.programme }

    // MARK: Finding customers

    /// The place in this batch of a customer, who is made where there is none.
    func member(id: String, isAnonymous: Bool = false) throws -> Int {
        if let index = indicesByID[id] { return index }
        let index: Int
        if let place = try session.place(of: id) {
            index = member(number: place.survivor ?? place.number)
            if place.survivor == nil { members[index].isAnonymous = place.isAnonymous }
        } else {
            index = members.count
            let number = try nextNumber()
            var customer = Customer(number: number, id: id, isAnonymous: isAnonymous)
            if session.holdsStrangers {
                for denial in try session.denials(of: id) {
                    customer.profile.take(denial.consent)
                }
            }
            members.append(
                Member(number: number, isNew: true, isAnonymous: isAnonymous, customer: customer)
            )
            indicesByNumber[number] = index
        }
        indicesByID[id] = index
        return index
    }

    func member(number: Int64) -> Int {
        if let index = indicesByNumber[number] { return index }
        let index = members.count
        members.append(Member(number: number, isNew: false))
        indicesByNumber[number] = index
        return index
    }

    func number(of index: Int) -> Int64 { members[index].number }

    /// Forgets a customer who comes only once: a large batch need not hold all of them.
    func leave(_ number: Int64) {
        guard let index = indicesByNumber[number], !members[index].isNew else { return }
        members[index].customer = nil
    }

    /// Whether a turn had or will have to see every event of it.
    func isLoaded(_ index: Int) -> Bool { !members[index].isNew && members[index].customer != nil }

    func isNew(_ index: Int) -> Bool { members[index].isNew }

    /// Whoever sends under the id of a person makes it known.
    func markKnown(_ index: Int) throws {
        guard members[index].isAnonymous else { return }
        members[index].isAnonymous = false
        if members[index].isNew {
            guard let customer = members[index].customer else { return }
            members[index].customer = Customer(number: customer.number, id: customer.id)
        } else {
            let update = try session.statement(.markKnown)
            update.bind(members[index].number)
            try update.run()
            members[index].customer = nil
        }
    }

    /// From now on every id of a customer is that of another member, whose rows have changed beside
    /// any turn.
    func redirect(idsOf number: Int64, to index: Int) {
        if let before = indicesByNumber[number] {
            for (id, place) in indicesByID where place == before { indicesByID[id] = index }
        }
        members[index].customer = nil
    }

    /// The handle by which a contact is found that was given out before a merge.
    func current(_ handle: ContactHandle) throws -> ContactHandle {
        guard try customer(member(number: handle.customer)) == nil,
            let survivor = try session.survivor(of: handle.customer)
        else { return handle }
        var current = handle
        current.customer = survivor
        return current
    }

    private func nextNumber() throws -> Int64 {
        let last: Int64
        if let lastNumber {
            last = lastNumber
        } else {
            last = try session.statement(.lastCustomerNumber).firstRow { $0.takeInteger() } ?? 0
        }
        lastNumber = last + 1
        return last + 1
    }

    // MARK: Turns

    /// The customer as it stands; `nil` where there is none.
    func customer(_ index: Int, except new: EventReference? = nil) throws -> Customer? {
        if let customer = members[index].customer { return customer }
        let customer = try session.customer(
            members[index].number,
            remembering: programme.rememberedEvents,
            except: new
        )
        members[index].customer = customer
        return customer
    }

    /// Lets a customer take its turn, and writes what that changed; `nil` where there is none.
    func turn<Answer>(
        of index: Int,
        except new: EventReference? = nil,
        _ body: (inout Turn) throws -> Answer
    ) throws -> Answer? {
        guard let customer = try customer(index, except: new) else { return nil }
        // The turn alone holds its customer: what it changes is not copied.
        members[index].customer = nil
        let known = Known(
            enrollments: customer.enrollments.count,
            contacts: customer.contacts.count,
            locks: customer.locks,
            keeping: customer.contacts.indices.filter { customer.contacts[$0].keepsContent }
        )
        var turn = try makeTurn(of: customer)
        let answer = try body(&turn)
        if let failure = addresses.failure { throw failure }
        try write(turn, of: index, since: known)
        try writeAsides(of: turn)
        var after = turn.customer
        let new = session.holdsOrphans ? after.contacts[known.contacts...] : []
        after.putInOrder()
        members[index].customer = after
        try hearOrphans(of: new, customer: after.number)
        return answer
    }

    /// A turn of a customer at this moment, as all facts of the database have it.
    func makeTurn(of customer: Customer) throws -> Turn {
        decider.turn(
            of: customer,
            gates: try session.gates(),
            addresses: addresses,
            at: now,
            learned: try session.learned(for: programme, at: now)
        )
    }

    /// What a turn leaves beside its customer: in other tables, and for those who are told.
    func writeAsides(of turn: Turn) throws {
        let customer = turn.customer
        for claim in turn.changes.claims { try addresses.write(claim, of: customer.number) }
        for denial in turn.changes.denials {
            try session.writeDenial(denial, of: customer.id, at: now)
        }
        for rejection in turn.rejections { try session.write(rejection, of: customer.number) }
        session.tallies.add(turn.changes.responses)
        for record in turn.records {
            records.append(CustomerRecord(customer: turn.customer.id, record: record))
        }
    }

    /// A customer of whom no more is known than that something happened.
    func writeIfNew(_ index: Int) throws {
        guard members[index].isNew, let customer = members[index].customer else { return }
        try session.insert(customer, at: now)
        members[index].isNew = false
    }

    /// What was on disk before a turn, which only adds at the ends of the lists.
    private struct Known {
        var enrollments: Int
        var contacts: Int
        var locks: [OfferLock]
        /// The places of the contacts whose content is kept.
        var keeping: [Int]
    }

    private func write(_ turn: Turn, of index: Int, since known: Known) throws {
        let customer = turn.customer
        if members[index].isNew {
            try session.insert(customer, at: now)
            members[index].isNew = false
        } else if turn.changes.isProfileChanged {
            try session.update(customer)
        }
        guard !turn.changes.isEmpty else { return }
        for (position, enrollment) in customer.enrollments.enumerated()
        where turn.changes.enrollments.contains(enrollment.id) {
            let isNew = position >= known.enrollments
            try session.write(enrollment, of: customer.number, isNew: isNew)
        }
        try writeOffers(turn, since: known)
        for position in known.keeping where customer.contacts[position].isSettledFinally {
            try session.dropContent(of: customer.contacts[position], customer: customer.number)
        }
        for journey in turn.changes.absences { try session.writeAbsence(journey, of: customer) }
    }

    /// Contacts, and the locks that they take, hold on or give back.
    private func writeOffers(_ turn: Turn, since known: Known) throws {
        let (customer, changes) = (turn.customer, turn.changes)
        try releaseTaken(changes.locks, of: customer, known.locks)
        for (position, contact) in customer.contacts.enumerated() {
            let isChanged = changes.contacts.contains(contact.id)
            let isLockChanged =
                !changes.locks.isEmpty
                && changes.locks.contains(OfferKey(offer: contact.offer, about: contact.about))
            // A ledger may be long: only what changed is asked for its lock.
            guard isChanged || isLockChanged else { continue }
            let before = known.locks.first { $0.contact == contact.id }
            let lock = customer.locks.first { $0.contact == contact.id }
            if isChanged {
                try session.write(
                    contact,
                    holding: lock,
                    of: customer.number,
                    rank: programme.queueRank(of: contact),
                    isNew: position >= known.contacts,
                    isHoldNew: (lock == nil) != (before == nil)
                )
            } else if lock != before {
                try session.write(hold: lock, by: contact, of: customer.number)
            }
        }
    }

    /// An offer is given back before another contact takes it.
    private func releaseTaken(
        _ changed: SmallSet<OfferKey>,
        of customer: Customer,
        _ known: [OfferLock]
    ) throws {
        for key in changed {
            let before = known.first { $0.offer == key.offer && $0.about == key.about }
            guard let before, let lock = customer.lock(offer: key.offer, about: key.about),
                lock.contact != before.contact,
                let contact = customer.contacts.first(where: { $0.id == before.contact })
            else { continue }
            try session.write(hold: nil, by: contact, of: customer.number)
        }
    }
}
