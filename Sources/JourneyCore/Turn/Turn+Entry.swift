extension Turn {
    /// Lets the customer into a journey, if its entry allows it.
    mutating func enter(
        _ journey: Journey,
        by entry: EntryEvent,
        trigger: StableHash,
        event: Event?
    ) {
        guard journey.status == .live else { return }
        switch isOpen(journey, to: entry, event) {
        case .yes: break
        case .no: return reject(journey, entry, .condition)
        case .unknown: return reject(journey, entry, .conditionUnknown)
        }
        guard let key = key(of: journey, entry, event) else {
            return reject(journey, entry, .keyUnknown)
        }

        let before = customer.enrollments.indices.filter {
            customer.enrollments[$0].journey == journey.name
                && customer.enrollments[$0].key.utf8.elementsEqual(key.utf8)
        }
        if let latest = before.last, isRepeat(of: latest, journey, entry) {
            let within = journey.entry.ignoreRepeats ?? .zero
            let until = customer.enrollments[latest].entry.time + within
            return reject(journey, entry, .repeated, until.milliseconds)
        }
        switch admission(to: journey, before: before) {
        case .refused(let reason, let value): reject(journey, entry, reason, value)
        case .restart(let index): restart(index, of: journey, by: entry, event: event)
        case .admitted:
            enroll(in: journey, key: key, by: entry, trigger: trigger, before, event: event)
        }
    }

    private enum Admission {
        case refused(Rejection.Reason, value: Int64 = 0)
        case restart(Int)
        case admitted
    }

    private func admission(to journey: Journey, before: [Int]) -> Admission {
        let active = before.filter { customer.enrollments[$0].isActive }
        switch journey.entry.again {
        case .never: return before.isEmpty ? .admitted : .refused(.once)
        case .afterExit: return active.isEmpty ? .admitted : .refused(.inside)
        case .after(let span):
            guard active.isEmpty else { return .refused(.inside) }
            guard let last = before.map({ customer.enrollments[$0].enteredAt }).max() else {
                return .admitted
            }
            let next = later(span, than: last)
            return next <= now ? .admitted : .refused(.tooSoon, value: next.milliseconds)
        case .concurrently(let atMost):
            return active.count < atMost ? .admitted : .refused(.tooMany, value: Int64(atMost))
        case .restart:
            guard let index = active.first else { return .admitted }
            let id = customer.enrollments[index].id
            let hasSpoken = customer.contacts.contains {
                $0.enrollment == id && ($0.hasLeft || $0.begunAt != nil)
            }
            return hasSpoken ? .refused(.spoken) : .restart(index)
        }
    }

    private func isRepeat(of index: Int, _ journey: Journey, _ entry: EntryEvent) -> Bool {
        guard let within = journey.entry.ignoreRepeats else { return false }
        let since = entry.time - customer.enrollments[index].entry.time
        return since >= .zero && since < within
    }

    private func isOpen(_ journey: Journey, to entry: EntryEvent, _ event: Event?) -> Truth {
        guard let when = journey.entry.when else { return .yes }
        return when.holds(in: scope(entering: journey, entry: entry, event: event))
    }

    /// `nil` where the key can't be computed: without it nobody knows which enrollment is meant.
    private func key(of journey: Journey, _ entry: EntryEvent, _ event: Event?) -> String? {
        guard let expression = journey.entry.key else { return "" }
        let scope = scope(entering: journey, entry: entry, event: event)
        guard case .success(let value) = expression.evaluate(in: scope) else { return nil }
        return value.keyText
    }

    private mutating func enroll(
        in journey: Journey,
        key: String,
        by entry: EntryEvent,
        trigger: StableHash,
        _ before: [Int],
        event: Event?
    ) {
        var hash = StableHash("enrollment", journey.name, customer.originalID, key)
        hash.combine(trigger.identifier)
        let id = hash.identifier
        // A trigger that comes again after all arrives at the same id.
        guard enrollmentIndex(id) == nil else { return }
        let number = (before.map { customer.enrollments[$0].number }.max() ?? -1) + 1
        let enrollment = Enrollment(
            id: id,
            journey: journey.name,
            version: journey.version,
            key: key,
            number: number,
            enteredAt: now,
            entry: entry,
            step: "",
            state: .waiting(until: now),
            holdout: holdout(of: journey, at: now),
            goal: journey.goal.map { .open(until: entry.time + $0.within) } ?? .none
        )
        let index = customer.enrollments.count
        customer.enrollments.append(enrollment)
        touch(enrollment: index)
        record(.enrolled, enrollment)
        proceed(index, to: 0, event: event)
    }

    /// Nothing was said yet: the newest trigger replaces the entry, and the steps start over.
    private mutating func restart(
        _ index: Int,
        of journey: Journey,
        by entry: EntryEvent,
        event: Event?
    ) {
        recallAll(of: index, .restarted)
        customer.enrollments[index].entry = entry
        customer.enrollments[index].restarts += 1
        customer.enrollments[index].variables = ValueMap()
        if let goal = journey.goal {
            customer.enrollments[index].goal = .open(until: entry.time + goal.within)
        }
        touch(enrollment: index)
        proceed(index, to: 0, event: event)
    }

    /// As it is frozen for who enters at an instant.
    func holdout(of journey: Journey, at instant: Timestamp) -> HoldoutMembership {
        if let global = programme.policy.holdout {
            var hash = StableHash("holdout", customer.originalID)
            if let renew = global.renew, renew > .zero {
                hash.combine(UInt64(bitPattern: instant.milliseconds / renew.count))
            }
            if global.share.includes(hash) { return .global }
        }
        let hash = StableHash("holdout", journey.name, customer.originalID)
        return journey.holdout?.includes(hash) == true ? .journey : .none
    }
}
