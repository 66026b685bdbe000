import JourneyCore

extension Session {
    func insert(_ customer: Customer, at now: Timestamp) throws {
        let insert = try statement(.insertCustomer)
        insert.bind(customer.number)
        insert.bind(customer.id)
        insert.bind(customer.originalID == customer.id ? nil : customer.originalID)
        customer.profile.bind(to: insert)
        insert.bind(customer.isAnonymous)
        insert.bind(now)
        try insert.run()
    }

    func update(_ customer: Customer) throws {
        let update = try statement(.updateProfile)
        customer.profile.bind(to: update)
        update.bind(customer.number)
        try expectOne(update.run(), "customer", customer.number)
    }

    func write(_ enrollment: Enrollment, of customer: Int64, isNew: Bool) throws {
        if isNew {
            let insert = try statement(.insertEnrollment)
            try enrollment.bindKey(to: insert, of: customer, in: self)
            enrollment.bindFixed(to: insert)
            try enrollment.bindChanging(to: insert, in: self)
            try insert.run()
        } else {
            let update = try statement(.updateEnrollment)
            try enrollment.bindChanging(to: update, in: self)
            try enrollment.bindKey(to: update, of: customer, in: self)
            try expectOne(update.run(), "enrollment", customer)
        }
    }

    /// `lock`: what the contact holds now; `isHoldNew`: it took it or gave it back; `rank`: where its
    /// line stands, if it is queued.
    func write(
        _ contact: Contact,
        holding lock: OfferLock?,
        of customer: Int64,
        rank: Int,
        isNew: Bool,
        isHoldNew: Bool
    ) throws {
        if isNew {
            let insert = try statement(.insertContact)
            try contact.bindKey(to: insert, of: customer, in: self)
            try contact.bindFixed(to: insert, in: self)
            contact.bindChanging(to: insert, lock, rank: rank)
            insert.bind(lock != nil)
            try insert.run()
        } else {
            let update = try statement(isHoldNew ? .updateContactAndHold : .updateContact)
            contact.bindChanging(to: update, lock, rank: rank)
            if isHoldNew { update.bind(lock != nil) }
            try contact.bindKey(to: update, of: customer, in: self)
            try expectOne(update.run(), "contact", customer)
        }
    }

    /// What a lease changes, for who does not know what the contact holds.
    func writeLease(of contact: Contact, customer: Int64) throws {
        let update = try statement(.updateLease)
        contact.bindLease(to: update)
        try contact.bindKey(to: update, of: customer, in: self)
        try expectOne(update.run(), "contact", customer)
    }

    /// For a contact that is otherwise as it was.
    func write(hold lock: OfferLock?, by contact: Contact, of customer: Int64) throws {
        let update = try statement(.updateHold)
        update.bind(lock?.heldUntil)
        update.bind(lock != nil)
        try contact.bindKey(to: update, of: customer, in: self)
        try expectOne(update.run(), "contact", customer)
    }

    /// What was rendered for a contact is of no more use.
    func dropContent(of contact: Contact, customer: Int64) throws {
        let delete = try statement(.deleteContent)
        delete.bind(customer)
        delete.bind(contact.id)
        try delete.run()
    }

    func writeAbsence(_ journey: String, of customer: Customer) throws {
        if let timer = customer.absences.first(where: { $0.journey == journey }) {
            let upsert = try statement(.upsertAbsence)
            try timer.bind(to: upsert, of: customer.number, in: self)
            try upsert.run()
            noteAbsence()
        } else {
            let delete = try statement(.deleteAbsence)
            delete.bind(customer.number)
            delete.bind(try id(of: journey))
            try delete.run()
        }
    }

    /// An update that meets no row means that memory and disk disagree.
    private func expectOne(_ count: Int, _ table: String, _ customer: Int64) throws {
        guard count == 1 else {
            throw StoreError.corrupt(
                table: table,
                customer: customer,
                detail: "a row that was read could not be found again"
            )
        }
    }
}
