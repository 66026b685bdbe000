import JourneyCore

/// What channels report about contacts, in any order, also before the contact is known.
extension CustomerBatch {
    func hear(_ report: FeedbackReport) throws -> FeedbackReceipt {
        let handle: ContactHandle?
        switch report.subject {
        case .contact(let known): handle = known
        case .provider(let id, let provider): handle = try contact(named: id, by: provider)
        }
        if let handle, try hear(report, about: current(handle)) { return .taken }
        let insert = try session.statement(.insertOrphan)
        switch report.subject {
        case .contact(let unknown):
            insert.bind(unknown.description)
            insert.bind("")
            session.holdsOrphans = true
        case .provider(let id, let provider):
            insert.bind(id)
            insert.bind(provider)
        }
        insert.bind(report.idempotencyID)
        insert.bind(report.feedback.code)
        insert.bind(report.at)
        insert.bind(now)
        try insert.run()
        return .unknownContact
    }

    /// `false` where there is no such contact.
    private func hear(_ report: FeedbackReport, about handle: ContactHandle) throws -> Bool {
        let index = member(number: handle.customer)
        guard let contact = try customer(index)?.contact(handle) else { return false }
        if report.feedback.isCounted {
            guard try isNew(report, about: contact, of: handle.customer) else { return true }
        }
        _ = try turn(of: index) { turn in
            turn.hear(report.feedback, about: contact.id, at: report.at)
        }
        return true
    }

    private func isNew(
        _ report: FeedbackReport,
        about contact: Contact,
        of customer: Int64
    ) throws -> Bool {
        let insert = try session.statement(.insertFeedback)
        insert.bind(customer)
        insert.bind(contact.id)
        insert.bind(report.idempotencyID)
        insert.bind(report.feedback.code)
        insert.bind(report.at)
        insert.bind(now)
        return try insert.run() == 1
    }

    /// The contact that this provider calls so; where the settlement did not say whose id it is, the
    /// one contact that has it.
    ///
    /// `nil` also where it may be several: a report about the wrong contact does harm.
    private func contact(named id: String, by provider: String) throws -> ContactHandle? {
        let select = try session.statement(.contactOfProvider)
        select.bind(id)
        var exact: [ContactHandle] = []
        var unnamed: [ContactHandle] = []
        try select.forEachRow { row in
            let named = row.takeText()
            let number = row.takeInteger()
            let contact = try row.takeIdentifier().orThrow(
                .corrupt(table: "provider_message", customer: number, detail: "column 'contact'")
            )
            let handle = ContactHandle(customer: number, contact: contact)
            if named.utf8.elementsEqual(provider.utf8) { exact.append(handle) }
            if named.isEmpty { unnamed.append(handle) }
        }
        // One contact may have been named before and after a merge: by two numbers.
        let meant = Set(try (exact.isEmpty ? unnamed : exact).map { try current($0) })
        return meant.count == 1 ? meant.first : nil
    }

    /// A provider may report before its answer has come back.
    func hearOrphans(of providerID: String, by provider: String) throws {
        try hearOrphans(of: providerID) { reported in
            let isMeant = provider.isEmpty || reported.utf8.elementsEqual(provider.utf8)
            return isMeant ? .provider(id: providerID, provider: reported) : nil
        }
    }

    /// Contacts that are new here were perhaps known in a later life of this database, which gave
    /// their handles out: what came about them then is heard now.
    func hearOrphans(of new: ArraySlice<Contact>, customer: Int64) throws {
        for contact in new {
            let handle = ContactHandle(customer: customer, contact: contact.id)
            try hearOrphans(of: handle.description) { $0.isEmpty ? .contact(handle) : nil }
        }
    }

    /// `subject`: whom a report is about now, by the provider that it names; `nil` leaves it.
    private func hearOrphans(
        of key: String,
        _ subject: (String) -> FeedbackReport.Subject?
    ) throws {
        let select = try session.statement(.orphansOfProvider)
        select.bind(key)
        var reports: [(provider: String, id: String, code: Int64, at: Timestamp)] = []
        try select.forEachRow { row in
            reports.append(
                (row.takeText(), row.takeText(), row.takeInteger(), row.takeTimestamp())
            )
        }
        for report in reports {
            guard let subject = subject(report.provider) else { continue }
            let feedback = try Feedback(code: report.code).orThrow(
                .corrupt(table: "feedback_orphan", customer: nil, detail: "column 'code'")
            )
            let delete = try session.statement(.deleteOrphan)
            delete.bind(key)
            delete.bind(report.provider)
            delete.bind(report.id)
            try delete.run()
            _ = try hear(
                FeedbackReport(subject: subject, feedback: feedback, at: report.at, id: report.id)
            )
        }
    }
}

extension Session {
    /// Read once, as the database is opened.
    func readHoldsOrphans() throws -> Bool {
        let select = try statement(
            sql: "SELECT 1 FROM feedback_orphan WHERE provider = '' LIMIT 1"
        )
        return try select.firstRow { _ in true } ?? false
    }
}
