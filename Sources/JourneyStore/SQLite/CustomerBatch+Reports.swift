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
            try name(before, of: job.contact.customer, providerID)
            try hearOrphans(of: providerID)
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
    private func name(_ contact: Contact, of customer: Int64, _ providerID: String) throws {
        let insert = try session.statement(.insertProviderMessage)
        insert.bind(providerID)
        insert.bind(customer)
        insert.bind(contact.id)
        try insert.run()
    }

    // MARK: Feedback

    func hear(_ report: FeedbackReport) throws -> FeedbackReceipt {
        let handle: ContactHandle?
        switch report.subject {
        case .contact(let known): handle = known
        case .provider(let id, _): handle = try contact(ofProvider: id)
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

    private func contact(ofProvider id: String) throws -> ContactHandle? {
        let select = try session.statement(.contactOfProvider)
        select.bind(id)
        let found = try select.firstRow { row in
            (number: row.takeInteger(), contact: row.takeIdentifier())
        }
        guard let found else { return nil }
        let contact = try found.contact.orThrow(
            .corrupt(
                table: "provider_message",
                customer: found.number,
                detail: "column 'contact'"
            )
        )
        return ContactHandle(customer: found.number, contact: contact)
    }

    /// A provider may report before its answer has come back.
    private func hearOrphans(of providerID: String) throws {
        let select = try session.statement(.orphansOfProvider)
        select.bind(providerID)
        var reports: [(provider: String, id: String, code: Int64, at: Timestamp)] = []
        try select.forEachRow { row in
            reports.append(
                (row.takeText(), row.takeText(), row.takeInteger(), row.takeTimestamp())
            )
        }
        for report in reports {
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
