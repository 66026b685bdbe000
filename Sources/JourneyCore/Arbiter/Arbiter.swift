/// Decides about every contact of every journey: a pure function of the customer, the policy, what
/// was learned, the candidate and the time.
///
/// The rules are asked in their order, and the first that does not pass gives the verdict.
package struct Arbiter {
    package let programme: Programme
    package let calendar: any CivilCalendar
    package let gates: Gates
    package let addresses: any AddressBook
    /// What all customers' responses say; `nil`: only what the policy declares is known.
    package let learned: ResponseSnapshot?

    package init(
        programme: Programme,
        calendar: any CivilCalendar,
        gates: Gates,
        addresses: any AddressBook,
        learned: ResponseSnapshot?
    ) {
        self.programme = programme
        self.calendar = calendar
        self.gates = gates
        self.addresses = addresses
        self.learned = learned
    }

    var policy: Policy { programme.policy }

    /// The zone by which a customer's hours are reckoned.
    package func zone(of customer: Customer) -> String {
        policy.zone(of: customer.profile, by: calendar).name
    }

    /// Where ``zone(of:)`` came from.
    package func zoneSource(of customer: Customer) -> ZoneSource {
        policy.zone(of: customer.profile, by: calendar).source
    }

    /// A contact that wants to speak, beside all that the rules look at.
    package struct Candidate {
        package let contact: Contact
        package let enrollment: Enrollment
        package let customer: Customer
        package let now: Timestamp

        package init(
            contact: Contact,
            enrollment: Enrollment,
            customer: Customer,
            now: Timestamp
        ) {
            self.contact = contact
            self.enrollment = enrollment
            self.customer = customer
            self.now = now
        }
    }

    /// What one rule says.
    package enum Finding: Hashable, Sendable {
        case pass
        /// `value` is what the rule looked at, as ``VerdictRecord/value`` keeps it.
        case fail(Verdict, value: Int64 = 0)
    }

    /// The verdict, and its record: the first rule that does not pass decides.
    package func decide(_ candidate: Candidate) -> (Verdict, VerdictRecord) {
        for rule in Rule.allCases {
            guard case .fail(let verdict, let value) = ask(rule, about: candidate) else {
                continue
            }
            let final = withinExpiry(verdict, of: candidate.contact)
            return (final, record(final, by: rule, value: value, at: candidate.now))
        }
        return (.send, record(.send, by: nil, value: 0, at: candidate.now))
    }

    /// What each rule says, all of them asked: for explanations.
    package func findings(_ candidate: Candidate) -> [(rule: Rule, finding: Finding)] {
        Rule.allCases.map { ($0, ask($0, about: candidate)) }
    }

    package func ask(_ rule: Rule, about candidate: Candidate) -> Finding {
        switch rule {
        case .gate: askGate(candidate)
        case .active: askActive(candidate)
        case .expiry: askExpiry(candidate)
        case .reachable: askReachable(candidate)
        case .consent: askConsent(candidate)
        case .holdout: askHoldout(candidate)
        case .duplicate: askDuplicate(candidate)
        case .hours: askHours(candidate)
        case .caps: askCaps(candidate)
        case .arbitration: askArbitration(candidate)
        case .value: askValue(candidate)
        }
    }

    /// A plan beyond the expiry is none: another rung may speak in time.
    private func withinExpiry(_ verdict: Verdict, of contact: Contact) -> Verdict {
        guard case .plan(let until, let reason) = verdict, reason != .stopped,
            until >= contact.expiresAt
        else { return verdict }
        return .nextRung(reason)
    }

    private func record(
        _ verdict: Verdict,
        by rule: Rule?,
        value: Int64,
        at now: Timestamp
    ) -> VerdictRecord {
        VerdictRecord(
            rule: rule,
            reason: verdict.reason,
            value: value,
            policyVersion: policy.version,
            decidedAt: now
        )
    }
}

extension Verdict {
    package var reason: Reason? {
        switch self {
        case .send: nil
        case .plan(_, let reason), .nextRung(let reason), .suppress(let reason),
            .recall(let reason):
            reason
        case .expire: .expired
        }
    }
}
