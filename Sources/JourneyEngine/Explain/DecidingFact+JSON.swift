import JourneyCore
import JourneyStore

extension DecidingFact {
    /// What the deciding value refers to; `nil` where it says it all.
    func json(customer: Int64) -> Value? {
        func handle(_ contact: Contact) -> Value {
            .string(ContactHandle(customer: customer, contact: contact.id).description)
        }
        var map = ValueMap()
        switch self {
        case .none: return nil
        case .refused(let at): map["refused_at"] = .string(at.rfc3339)
        case .asked(let at): map["asked_at"] = .string(at.rfc3339)
        case .addressSuppressed(let until):
            map["suppressed_until"] = until.map { .string($0.rfc3339) } ?? .null
        case .holder(let holder):
            if let journey = holder.journey { map["journey"] = .string(journey) }
            map["step"] = .string(holder.step)
            map["offer"] = .string(holder.offer)
            map["until"] = holder.until.map { .string($0.rfc3339) } ?? .null
        case .seen(let contact):
            map["seen"] = handle(contact)
            map["channel"] = .string(contact.channel.word)
        case .hours(let until), .gathering(let until): map["until"] = .string(until.rfc3339)
        case .cap(let cap, let holders):
            map["at_most"] = .int(Int64(cap.atMost))
            map["per"] = .string(cap.window.text)
            map["taken_by"] = .list(holders.map(handle))
        case .formerCap(let limit): map["at_most"] = .int(Int64(limit))
        case .winner(let contact, let priorities):
            map["winner"] = handle(contact)
            map["journey"] = .string(contact.journey)
            if let priorities {
                map["priority"] = .int(Int64(priorities.own))
                map["winner_priority"] = .int(Int64(priorities.winner))
            }
        case .expiry(let at): map["expired_at"] = .string(at.rfc3339)
        case .money(let cost, let limit, let currency):
            map["cost"] = .double(cost.value)
            map["at_most"] = .double(limit.value)
            map["currency"] = .string(currency)
        }
        return .map(map)
    }
}

extension Cap.Window {
    /// As the policy writes it.
    fileprivate var text: String {
        switch self {
        case .rolling(let length): CountedUnits(length).description
        case .calendarDays(1): "calendar day"
        case .calendarDays(let days): "\(days) calendar days"
        }
    }
}
