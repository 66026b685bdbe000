/// Rule 11: is the contact worth its cost, and may this customer still cost as much?
extension Arbiter {
    func askValue(_ candidate: Candidate) -> Finding {
        guard let value = policy.value, candidate.contact.purpose == .marketing,
            candidate.contact.cost > .zero
        else { return .pass }
        let cost = candidate.contact.cost
        if value.margin != nil,
            let expected = expectedValue(
                of: candidate.contact.message,
                on: candidate.contact.channel,
                candidate.customer,
                candidate.enrollment,
                at: candidate.now
            ),
            cost > expected
        {
            return .fail(.nextRung(.overBudget), value: expected.tenThousandths)
        }
        if let spending = value.spending, let left = left(of: spending, for: candidate),
            cost > left
        {
            return .fail(.nextRung(.overBudget), value: left.tenThousandths)
        }
        return .pass
    }

    /// P(response) × the value of the goal × the margin; `nil` where nobody says what the goal is
    /// worth.
    ///
    /// A contact that explores is taken to be answered for certain.
    func expectedValue(
        of message: String,
        on channel: Channel,
        _ customer: Customer,
        _ enrollment: Enrollment,
        at now: Timestamp
    ) -> Amount? {
        guard let value = policy.value, let goal = goalValue(of: enrollment) else { return nil }
        let isExploring = Exploration.includes(
            customer: customer.originalID,
            message: message,
            channel: channel,
            occurrence: Self.occurrence(of: enrollment)
        )
        let response = isExploring ? 10_000 : response(of: customer, on: channel, at: now)
        return goal.share(response).share(value.margin?.count ?? 10_000)
    }

    /// The same of a contact, whose journey may be over; `nil` also where the policy asks for no
    /// value.
    func expectedValue(
        of contact: Contact,
        _ customer: Customer,
        at now: Timestamp
    ) -> Amount? {
        guard programme.learnsResponses,
            let enrollment = customer.enrollments.first(where: { $0.id == contact.enrollment })
        else { return nil }
        return expectedValue(
            of: contact.message,
            on: contact.channel,
            customer,
            enrollment,
            at: now
        )
    }

    /// How likely a customer is to respond, in ten-thousandths.
    ///
    /// Level by level, each shrunk to the wider one before it: what the policy declares, everybody,
    /// the customer.
    package func response(of customer: Customer, on channel: Channel, at now: Timestamp) -> Int {
        let declared = ResponsePosterior(
            prior: policy.value?.priorResponse(on: channel) ?? ValuePolicy.defaultResponse,
            weight: ResponsePosterior.declaredWeight
        )
        let everybody = ResponsePosterior(
            prior: declared.response(after: learned?.responses(on: channel, at: now))
        )
        return everybody.response(
            after: ResponsePosterior.trials(among: customer.contacts, on: channel, at: now)
        )
    }

    /// The journey's `goal.value` as if its entry were the goal's event, else the policy's.
    ///
    /// Only the entry is asked: it stays the same while the customer is in the journey.
    func goalValue(of enrollment: Enrollment) -> Amount? {
        let scope = EntryScope(entry: enrollment.entry.properties)
        if let expression = programme.journey(enrollment.journey)?.goal?.value,
            case .success(let found) = expression.evaluate(in: scope),
            let amount = found.number.flatMap({ Amount($0) })
        {
            return amount
        }
        return policy.value?.goal
    }

    /// What marketing may still cost this customer, not less than nothing; `nil` where the base of
    /// the limit is unknown.
    private func left(of spending: SpendingLimit, for candidate: Candidate) -> Amount? {
        let scope = TurnScope(
            customer: candidate.customer,
            enrollment: nil,
            event: nil,
            entry: nil,
            variables: ValueMap(),
            now: candidate.now,
            zone: zone(of: candidate.customer),
            calendar: calendar
        )
        guard case .success(let found) = spending.of.evaluate(in: scope),
            let number = found.number, let base = Amount(max(0, number))
        else { return nil }
        let limit = base.share(spending.share.count)
        let start = candidate.now - spending.per
        var spent = Amount.zero
        for contact in candidate.customer.contacts
        where contact.id != candidate.contact.id && contact.purpose == .marketing {
            guard contact.hasLeft, let begunAt = contact.begunAt, begunAt > start else { continue }
            spent = spent + contact.cost
        }
        return Amount(tenThousandths: max(0, limit.tenThousandths - spent.tenThousandths))
    }

    /// Each round of the steps of an enrollment draws anew.
    private static func occurrence(of enrollment: Enrollment) -> Identifier {
        var hash = StableHash("round")
        hash.combine(enrollment.id)
        hash.combine(UInt64(enrollment.restarts))
        return hash.identifier
    }
}

/// What a goal's value may see before the goal: the entry, also in the place of its event.
private struct EntryScope: ExpressionScope {
    let entry: JSONPayload

    var calendar: (any CivilCalendar)? { nil }

    func value(named name: String) -> Value? {
        switch name {
        case "entry", "event": .map(entry.map)
        default: nil
        }
    }

    func member(_ field: String, of root: String) -> MemberLookup {
        switch root {
        case "entry", "event": entry[field].map { .found($0) } ?? .missing
        default: .unknownRoot
        }
    }

    func call(
        _: String,
        receiver _: Value?,
        arguments _: [Value]
    ) -> Result<Value, EvaluationError>? { nil }
}
