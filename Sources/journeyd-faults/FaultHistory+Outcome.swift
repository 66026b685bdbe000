import JourneyChecker
import JourneyCore
import JourneySimulation
import JourneyStore

extension FaultHistory {
    /// What the simulator recorded, in the words of the checker, which knows nothing of the daemon.
    init(_ outcome: FaultOutcome) {
        self.init(
            rules: HistoryRules(outcome.rules),
            acts: outcome.acts.map { HistoryAct($0) },
            events: outcome.events.map { StoredEvent(customer: $0.customer, event: $0.event) },
            contacts: outcome.customers.flatMap { customer in
                customer.contacts.map { FinalContact($0, of: customer) }
            },
            enrollments: outcome.customers.flatMap { customer in
                customer.enrollments.map { FinalEnrollment($0, of: customer) }
            },
            end: Moment(outcome.end),
            isDrained: outcome.isDrained
        )
    }
}

extension HistoryRules {
    init(_ rules: FaultRules) {
        var seenWhen: [String: String] = [:]
        for (channel, when) in rules.seenWhen { seenWhen[channel.word] = when.rawValue }
        self.init(
            cooldown: rules.cooldown.count,
            seenWhen: seenWhen,
            caps: rules.caps.map { cap in
                HistoryCap(
                    limit: cap.atMost,
                    milliseconds: cap.window.count,
                    channels: cap.channel.map { [$0.word] }
                )
            },
            shownFor: rules.shownFor.mapValues(\.count),
            consents: rules.consents.mapValues(\.rawValue)
        )
    }
}

extension Moment {
    init(_ instant: Timestamp) {
        self.init(milliseconds: instant.milliseconds)
    }
}

extension FinalContact {
    init(_ contact: Contact, of customer: Customer) {
        self.init(
            contact: ContactHandle(customer: customer.number, contact: contact.id).description,
            customer: customer.id,
            enrollment: contact.enrollment.description,
            journey: contact.journey,
            message: contact.message,
            offer: contact.offer,
            about: contact.about,
            channel: contact.channel.word,
            rendition: contact.rendition,
            state: contact.stateWord,
            reason: contact.reason?.word,
            until: contact.nextLook.map { Moment($0) },
            maybeSent: contact.isMaybeSent,
            isMarketing: contact.purpose == .marketing,
            withdrawal: contact.withdrawal?.word,
            key: contact.id.description,
            topic: contact.topic
        )
    }
}

extension Contact {
    /// When it is looked at again; what is queued, at its enrollment's deadline at the latest.
    fileprivate var nextLook: Timestamp? {
        switch state {
        case .queued: expiresAt
        case .planned, .leased, .begun, .unknown, .sent, .delivered, .seen, .clicked, .suppressed,
            .recalled, .expired, .failed:
            due
        }
    }
}

extension FinalEnrollment {
    init(_ enrollment: Enrollment, of customer: Customer) {
        self.init(
            enrollment: enrollment.id.description,
            customer: customer.id,
            isActive: enrollment.isActive
        )
        switch enrollment.state {
        case .waiting(let until), .quieting(let until, _): dueAt = Moment(until)
        case .awaiting(_, let until): awaitsUntil = Moment(until)
        case .speaking(let progress): speaksUntil = Moment(progress.due)
        case .ended: break
        }
    }
}
