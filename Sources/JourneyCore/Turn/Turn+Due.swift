extension Turn {
    /// What a customer is woken for, by its place in the customer.
    enum DueThing {
        case contact(Int)
        case enrollment(Int)
        case absence(Int)
    }

    /// What of all that is due by now is done first; `nil` where nothing is due.
    var nextDue: DueThing? {
        var best: (order: DueOrder, thing: DueThing)?
        func consider(_ thing: DueThing, _ order: @autoclosure () -> DueOrder) {
            let order = order()
            if let best, !(order < best.order) { return }
            best = (order, thing)
        }
        for (position, contact) in customer.contacts.enumerated() {
            guard let due = contact.due, due <= now else { continue }
            consider(.contact(position), order(of: contact, due: due))
        }
        for (index, enrollment) in customer.enrollments.enumerated() {
            guard let due = enrollment.due, due <= now else { continue }
            consider(.enrollment(index), order(of: enrollment, due: due))
        }
        for (index, timer) in customer.absences.enumerated() where timer.due <= now {
            let priority = programme.priority(of: timer.journey)
            consider(.absence(index), DueOrder(priority: priority, kind: .absence, due: timer.due))
        }
        return best?.thing
    }

    /// Of plans the higher score goes first, so that it finds the scarce place free.
    private func order(of contact: Contact, due: Timestamp) -> DueOrder {
        DueOrder(
            priority: programme.priority(of: contact.journey),
            kind: contact.isPlanned ? .plan : .lapse,
            score: contact.isPlanned ? arbiter.score(of: contact, customer, at: now) : nil,
            due: due
        )
    }

    private func order(of enrollment: Enrollment, due: Timestamp) -> DueOrder {
        DueOrder(
            priority: programme.priority(of: enrollment.journey),
            kind: .enrollment,
            due: due,
            id: enrollment.id
        )
    }
}

/// The order in which one customer's due things are done at one moment.
///
/// How late each is decides last: after downtime all of them are late, and a scarce place is for
/// the most important.
private struct DueOrder: Comparable {
    /// At one priority: facts first, then decisions, then what leads to new ones.
    enum Kind: Int {
        case lapse
        case plan
        case enrollment
        case absence
    }

    var priority: Int
    var kind: Kind
    var score: Score?
    var due: Timestamp
    var id: Identifier?

    static func < (left: Self, right: Self) -> Bool {
        if left.priority != right.priority { return left.priority > right.priority }
        if left.kind != right.kind { return left.kind.rawValue < right.kind.rawValue }
        if let first = left.score, let second = right.score, first != second {
            return second < first
        }
        if left.due != right.due { return left.due < right.due }
        guard let first = left.id, let second = right.id else { return false }
        return first < second
    }
}
