import JourneyCore

extension CustomerBatch {
    func settle(_ report: SettleReport) throws -> Turn.SettleResult {
        let job = report.job
        let settled = try turn(about: job.contact) { turn, contact in
            let settlement = settlement(report.outcome, of: contact)
            return (turn.settle(contact.id, lease: job.lease, settlement), contact)
        }
        guard let (result, before) = settled, result == .ok else {
            return settled?.0 ?? .notYours
        }
        switch report.outcome {
        case .accepted(let providerID?):
            let provider = report.provider ?? ""
            try name(before, of: job.contact.customer, providerID, by: provider)
            try hearOrphans(of: providerID, by: provider)
        case .config:
            // Said again, after an operator set it right and opened the channel: too late.
            guard before.lease?.number == job.lease else { break }
            try session.hold(before.channel, at: now)
        case .accepted(nil), .transient, .throttled, .permanentRecipient, .permanentRequest: break
        }
        return .ok
    }

    private func settlement(
        _ outcome: SettleReport.Outcome,
        of contact: Contact
    ) -> Settlement {
        switch outcome {
        case .accepted(let providerID): return .accepted(providerID: providerID)
        case .transient(let asked):
            let attemptsMax = programme.policy.channels[contact.channel]?.attemptsMax ?? 1
            return .transient(
                retryAt: RetrySchedule.retry(
                    of: contact,
                    after: asked,
                    attemptsMax: attemptsMax,
                    at: now
                )
            )
        case .throttled(let asked):
            return .throttled(
                retryAt: RetrySchedule.retryThrottled(contact, after: asked, at: now)
            )
        case .permanentRecipient: return .permanentRecipient
        case .permanentRequest: return .permanentRequest
        case .config: return .config
        }
    }

    /// Keeps what the provider calls a contact from now on.
    private func name(
        _ contact: Contact,
        of customer: Int64,
        _ providerID: String,
        by provider: String
    ) throws {
        let insert = try session.statement(.insertProviderMessage)
        insert.bind(providerID)
        insert.bind(provider)
        insert.bind(customer)
        insert.bind(contact.id)
        try insert.run()
    }

    // MARK: Feedback

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
    private func hearOrphans(of providerID: String, by provider: String) throws {
        let select = try session.statement(.orphansOfProvider)
        select.bind(providerID)
        var reports: [(provider: String, id: String, code: Int64, at: Timestamp)] = []
        try select.forEachRow { row in
            reports.append(
                (row.takeText(), row.takeText(), row.takeInteger(), row.takeTimestamp())
            )
        }
        for report in reports
        where provider.isEmpty || report.provider.utf8.elementsEqual(provider.utf8) {
            let feedback = try Feedback(code: report.code).orThrow(
                .corrupt(table: "feedback_orphan", customer: nil, detail: "column 'code'")
            )
            let delete = try session.statement(.deleteOrphan)
            delete.bind(providerID)
            delete.bind(report.provider)
            delete.bind(report.id)
            try delete.run()
            _ = try hear(
                FeedbackReport(
                    subject: .provider(id: providerID, provider: report.provider),
                    feedback: feedback,
                    at: report.at,
                    id: report.id
                )
            )
        }
    }
}
