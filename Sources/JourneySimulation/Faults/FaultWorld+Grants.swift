import JourneyCore
import JourneyEngine
import JourneyStore

/// What may not be granted, whatever the daemon thinks: asked of every grant, of what was surely
/// told to it before.
extension FaultWorld {
    mutating func examine(_ grant: BeginAnswer.Grant, of job: HeldJob) async throws {
        guard !job.isWithdrawal else { return try await examineWithdrawal(grant, of: job) }
        let contact = grant.contact
        for problem in grantProblems(contact) {
            complain("\(job.job.customer): \(contact.words) was begun \(problem)")
        }
        guard let customer = try await disk.customer(job.job.customer),
            let enrollment = customer.enrollments.first(where: { $0.id == contact.enrollment })
        else { return complain("\(contact.words) was begun for nobody") }
        if !enrollment.isActive { complain("\(contact.words) was begun after its journey") }
        if contact.purpose == .marketing {
            examineMarketing(contact, of: customer, enrollment)
            if let address = grant.address { noteMailbox(address, contact, of: customer) }
        }
        examineAddress(grant, of: customer)
    }

    private func grantProblems(_ contact: Contact) -> [String] {
        var problems: [String] = []
        if contact.expiresAt <= now { problems.append("after its expiry") }
        let isStopped = closed.contains { scope in
            switch scope {
            case .everything: true
            case .journey(let name): contact.journey == name
            case .channel(let channel): contact.channel == channel
            }
        }
        if isStopped { problems.append("behind a closed gate") }
        return problems
    }

    private mutating func examineMarketing(
        _ contact: Contact,
        of customer: Customer,
        _ enrollment: Enrollment
    ) {
        let seen = customer.contacts.filter {
            $0.offer == contact.offer && $0.about == contact.about && $0.id != contact.id
        }.compactMap(\.seenAt).max()
        if let seen, now < seen + programme.choices.cooldown {
            complain("\(contact.words) was begun after its offer was seen")
        }
        if enrollment.holdout != .none {
            complain("\(contact.words) was begun for somebody who is held out")
        }
        let minute = minuteOfDay(of: customer)
        let quiet = FaultProgramme.quietHours
        if minute >= quiet.start || minute < quiet.end {
            complain("\(contact.words) was begun in quiet hours, at minute \(minute)")
        }
        let people = customers.filter { number(of: $0.id) == customer.number }
        let person = FaultCustomer(uniting: people, as: customer.id)
        if person.hasRefused(contact.topic) {
            complain("\(contact.words) was begun after '\(contact.topic)' was refused")
        }
        let mustConfirm = programme.choices.cartConsent == .doubleOptIn
        if contact.topic == "cart", !person.hasAgreed(to: "cart", mustConfirm: mustConfirm) {
            complain("\(contact.words) was begun without consent")
        }
    }

    private mutating func examineAddress(_ grant: BeginAnswer.Grant, of customer: Customer) {
        let contact = grant.contact
        guard contact.channel.needsAddress else { return }
        let current = customer.profile.address(on: contact.channel)
        guard let current, current.text == grant.address, !current.isSuppressed(at: now) else {
            return complain("\(contact.words) was begun to a wrong or suppressed address")
        }
        let hours = FaultProgramme.smsHours
        let minute = minuteOfDay(of: customer)
        if contact.channel == .sms, minute < hours.start || minute >= hours.end {
            complain("\(contact.words) was begun outside the channel's hours")
        }
    }

    /// By the offsets alone: the calendar is the daemon's.
    private func minuteOfDay(of customer: Customer) -> Int {
        let zone = customer.profile.timeZone ?? FaultZones.policyZone
        let offset = FaultZones.zone(named: zone)?.offset(at: now.milliseconds) ?? 0
        let minutes = (now.milliseconds / 1_000 + Int64(offset)) / 60
        return Int(minutes % 1_440)
    }

    /// Two customers with one mailbox hear an offer once.
    private mutating func noteMailbox(_ address: String, _ contact: Contact, of customer: Customer)
    {
        let mailbox = FaultObservation.Mailbox(
            address: address.lowercased(),
            offer: contact.offer,
            about: contact.about
        )
        let cooldown = programme.choices.cooldown
        let others = (observation.mailboxes[mailbox] ?? []).filter {
            number(of: $0.customer) != customer.number && now < $0.at + cooldown
                && mayHaveHeard($0)
        }
        if let other = others.first {
            complain(
                "\(contact.words) was begun for a mailbox at which \(other.customer) heard it"
                    + " by contact \(other.contact) at \(other.at.milliseconds)"
            )
        }
        observation.mailboxes[mailbox, default: []].append(
            FaultObservation.Hearing(customer: customer.id, contact: contact.id, at: now)
        )
    }

    /// Of whoever an id leads to: after a merge several lead to one.
    private func number(of id: String) -> Int64? { observation.customers[id]?.number }

    /// What surely failed gave its mailbox back.
    private func mayHaveHeard(_ hearing: FaultObservation.Hearing) -> Bool {
        if let failed = observation.failures[hearing.contact], failed >= hearing.at { return false }
        let contacts = observation.customers[hearing.customer]?.contacts ?? []
        return contacts.first { $0.id == hearing.contact }?.hasLeft ?? true
    }
}
