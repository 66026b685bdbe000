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
}
