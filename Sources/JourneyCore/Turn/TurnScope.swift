/// What an expression of a journey may see: the customer, the event at hand, the entry, the
/// variables and the time, and what happened before.
package struct TurnScope: ExpressionScope {
    let customer: Customer
    let enrollment: Identifier?
    /// Only what was said since this restart of it counts.
    var restarts = 0
    let event: Event?
    let entry: EntryEvent?
    let variables: ValueMap
    let now: Timestamp
    let zone: String
    package let calendar: (any CivilCalendar)?

    package func value(named name: String) -> Value? {
        switch name {
        case "customer":
            var map = customer.profile.attributes.map
            if map["id"] == nil { map["id"] = .string(customer.id) }
            return .map(map)
        case "event": return event.map { .map($0.properties.map) }
        case "entry": return entry.map { .map($0.properties.map) }
        case "vars": return .map(variables)
        case "now": return .timestamp(ExactTimestamp(now))
        default: return nil
        }
    }

    package func member(_ field: String, of root: String) -> MemberLookup {
        let found: Value?
        switch root {
        case "customer":
            found =
                customer.profile.attributes[field]
                ?? (field == "id" ? .string(customer.id) : nil)
        case "event":
            guard let event else { return .missing }
            found = event.properties[field]
        case "entry":
            guard let entry else { return .missing }
            found = entry.properties[field]
        case "vars": found = variables[field]
        default: return .unknownRoot
        }
        return found.map { .found($0) } ?? .missing
    }

    package func call(
        _ function: String,
        receiver: Value?,
        arguments: [Value]
    ) -> Result<Value, EvaluationError>? {
        guard receiver == nil else { return nil }
        switch function {
        case "count": return count(arguments)
        case "sum": return sum(arguments)
        case "first": return moment(arguments) { $0.first }
        case "last": return moment(arguments) { $0.last }
        case "seen": return contacted(arguments) { $0.seenAt != nil }
        case "clicked": return contacted(arguments) { $0.clickedAt != nil }
        case "ago": return ago(arguments)
        case "local": return local(arguments)
        case "bucket": return bucket(arguments)
        default: return nil
        }
    }
}

extension TurnScope {
    private func count(_ arguments: [Value]) -> Result<Value, EvaluationError> {
        guard case .string(let event)? = arguments.first else { return noOverload("count") }
        switch occurrences(of: event, within: arguments.dropFirst().first) {
        case .success(let list): return .success(.int(Int64(list.count)))
        case .failure(let error): return .failure(error)
        }
    }

    private func sum(_ arguments: [Value]) -> Result<Value, EvaluationError> {
        guard arguments.count >= 2, case .string(let event) = arguments[0],
            case .string(let property) = arguments[1]
        else { return noOverload("sum") }
        switch occurrences(of: event, within: arguments.dropFirst(2).first) {
        case .success(let list):
            let numbers = list.compactMap { $0.properties[property]?.number }
            return .success(.double(numbers.reduce(0, +)))
        case .failure(let error): return .failure(error)
        }
    }

    private func moment(
        _ arguments: [Value],
        _ choose: ([History.Occurrence]) -> History.Occurrence?
    ) -> Result<Value, EvaluationError> {
        guard case .string(let event)? = arguments.first else { return noOverload("last") }
        guard let occurrence = choose(customer.history.of(event)) else {
            return .failure(.missing(event))
        }
        return .success(.timestamp(ExactTimestamp(occurrence.time)))
    }

    /// By a contact of this enrollment and round only: an open of an earlier run says nothing about
    /// this one.
    private func contacted(
        _ arguments: [Value],
        _ isMet: (Contact) -> Bool
    ) -> Result<Value, EvaluationError> {
        guard case .string(let message)? = arguments.first else { return noOverload("seen") }
        let found = customer.contacts.contains {
            $0.enrollment == enrollment && $0.message.utf8.elementsEqual(message.utf8)
                && isMet($0) && $0.isOfRound(restarts)
        }
        return .success(.bool(found))
    }

    private func ago(_ arguments: [Value]) -> Result<Value, EvaluationError> {
        guard case .string(let text)? = arguments.first, let calendar else {
            return noOverload("ago")
        }
        guard let span = try? Span(parsing: text) else {
            return .failure(.invalidArgument("'\(text)' is not a duration"))
        }
        let before = span.negated.added(to: now, in: zone, by: calendar)
        return .success(.timestamp(ExactTimestamp(before)))
    }

    /// The same instant as the customer's clock shows it, so that `getHours()` gives their hour.
    private func local(_ arguments: [Value]) -> Result<Value, EvaluationError> {
        guard case .timestamp(let instant)? = arguments.first, let calendar else {
            return noOverload("local")
        }
        let offset = calendar.offsetSeconds(of: zone, at: instant.timestamp)
        return .success(
            .timestamp(
                ExactTimestamp(
                    seconds: instant.seconds + Int64(offset),
                    nanoseconds: instant.nanoseconds
                )
            )
        )
    }

    /// 0 to 99, the same for a customer and name for ever.
    private func bucket(_ arguments: [Value]) -> Result<Value, EvaluationError> {
        guard case .string(let name)? = arguments.first else { return noOverload("bucket") }
        let hash = StableHash("bucket", name, customer.originalID)
        return .success(.int(Int64(hash.choice(below: 100))))
    }

    private func occurrences(
        of event: String,
        within window: Value?
    ) -> Result<[History.Occurrence], EvaluationError> {
        let all = customer.history.of(event)
        guard let window else { return .success(all) }
        guard case .string(let text) = window, let span = try? Span(parsing: text) else {
            return .failure(.invalidArgument("a window is a duration such as '30 days'"))
        }
        let start = now - span.exactMilliseconds
        return .success(all.filter { $0.time > start })
    }

    private func noOverload(_ function: String) -> Result<Value, EvaluationError> {
        .failure(.noSuchOverload("\(function)()"))
    }
}

extension Turn {
    func scope(of enrollment: Enrollment, event: Event? = nil) -> TurnScope {
        TurnScope(
            customer: customer,
            enrollment: enrollment.id,
            restarts: enrollment.restarts,
            event: event,
            entry: enrollment.entry,
            variables: enrollment.variables,
            now: now,
            zone: zone,
            calendar: calendar
        )
    }

    /// Before there is an enrollment: the entry is the event at hand.
    func scope(entering journey: Journey, entry: EntryEvent, event: Event?) -> TurnScope {
        TurnScope(
            customer: customer,
            enrollment: nil,
            event: event,
            entry: entry,
            variables: ValueMap(),
            now: now,
            zone: zone,
            calendar: calendar
        )
    }
}
