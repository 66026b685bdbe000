import JourneyCore
import JourneyStore

/// Everything that is known of a customer, for people and for other systems of the shop.
struct CustomerCard {
    let customer: Customer
    /// By which the customer's hours are reckoned, and whose it is.
    let zone: (name: String, source: ZoneSource)

    var value: Value {
        var object = JSONObject()
        object.set("id", customer.id)
        if customer.originalID != customer.id { object.set("first_known_as", customer.originalID) }
        object.set("profile", profile)
        object.set("addresses", .list(customer.profile.addresses.map(Self.value)))
        object.set("consents", .list(customer.profile.consents.map(Self.value)))
        let (askings, former) = (customer.profile.askings, customer.profile.formerConsents)
        if !askings.isEmpty { object.set("unconfirmed", .list(askings.map(Self.asking))) }
        if !former.isEmpty { object.set("former_consents", .list(former.map(Self.value))) }
        object.set("enrollments", .list(customer.enrollments.map(Self.value)))
        object.set("ledger", .list(ledger))
        object.set("offers", .list(customer.locks.map(Self.value)))
        return object.value
    }

    private var profile: Value {
        var object = JSONObject()
        object.set("attributes", customer.profile.attributes.value)
        object.set("timezone", customer.profile.timeZone)
        object.set("region", customer.profile.whereabouts.region)
        object.set("zone", zone.name)
        object.set("zone_from", zone.source.rawValue)
        object.set("locale", customer.profile.locale)
        return object.value
    }

    /// The latest first.
    private var ledger: [Value] {
        customer.contacts
            .sorted { ($1.createdAt, $1.id) < ($0.createdAt, $0.id) }
            .map { Self.value(of: $0, number: customer.number) }
    }

    private static func value(of address: Address) -> Value {
        var object = JSONObject()
        object.set("channel", address.channel.word)
        object.set("address", address.text)
        object.set("current", .bool(address.isCurrent))
        object.set("suppressed", address.suppression?.word)
        object.set("suppressed_until", address.suppressedUntil)
        return object.value
    }

    private static func value(of enrollment: Enrollment) -> Value {
        var object = JSONObject()
        object.set("enrollment", enrollment.id.description)
        object.set("journey", enrollment.journey)
        object.set("version", enrollment.versionText)
        object.set("key", enrollment.key)
        object.set("entered_at", enrollment.enteredAt)
        switch enrollment.state {
        case .waiting: object.set("state", "waiting")
        case .awaiting: object.set("state", "awaiting")
        case .quieting: object.set("state", "quieting")
        case .speaking: object.set("state", "speaking")
        case .ended(let reason, let at):
            object.set("state", "ended")
            object.set("reason", reason.word)
            object.set("ended_at", at)
        }
        if enrollment.isActive { object.set("step", enrollment.step) }
        object.set("due", enrollment.due)
        switch enrollment.holdout {
        case .none: break
        case .global: object.set("holdout", "global")
        case .journey: object.set("holdout", "journey")
        }
        if enrollment.isCrossed { object.set("crossed", .bool(true)) }
        set(enrollment.goal, in: &object)
        return object.value
    }

    private static func set(_ goal: GoalTracking, in object: inout JSONObject) {
        switch goal {
        case .none: break
        case .open(let until):
            object.set("goal", "open")
            object.set("goal_until", until)
        case .reached(let at):
            object.set("goal", "reached")
            object.set("goal_at", at)
        case .missed: object.set("goal", "missed")
        }
    }

    private static func value(of contact: Contact, number: Int64) -> Value {
        var object = JSONObject()
        object.set("contact", ContactHandle(customer: number, contact: contact.id).description)
        object.set("state", contact.stateWord)
        object.set("reason", contact.reason?.word)
        object.set("until", contact.stateUntil)
        object.set("message", contact.message)
        object.set("offer", contact.offer)
        object.set("about", contact.about)
        object.set("channel", contact.channel.word)
        object.set("journey", contact.journey)
        object.set("step", contact.step)
        object.set("enrollment", contact.enrollment.description)
        object.set("purpose", contact.purpose.word)
        object.set("topic", contact.topic)
        object.set("attempt", count: contact.attempt)
        object.set("maybe_sent", .bool(contact.isMaybeSent))
        object.set("cost", .double(contact.cost.value))
        object.set("created_at", contact.createdAt)
        object.set("not_after", contact.expiresAt)
        object.set("begun_at", contact.begunAt)
        object.set("sent_at", contact.sentAt)
        object.set("seen_at", contact.seenAt)
        object.set("clicked_at", contact.clickedAt)
        object.set("provider_id", contact.providerID)
        if let withdrawal = contact.withdrawal {
            object.set("withdrawal", value(of: withdrawal))
        }
        return object.value
    }

    private static func value(of withdrawal: Withdrawal) -> Value {
        var object = JSONObject()
        object.set("state", withdrawal.word)
        object.set("reason", withdrawal.reason.word)
        if case .due(let end) = withdrawal.state { object.set("at", end) }
        object.set("attempt", count: withdrawal.attempt)
        return object.value
    }

    private static func value(of lock: OfferLock) -> Value {
        var object = JSONObject()
        object.set("offer", lock.offer)
        object.set("about", lock.about)
        object.set("enrollment", lock.holder.description)
        object.set("step", lock.step)
        if let until = lock.heldUntil {
            object.set("held", until == .distantFuture ? "for_ever" : "cooldown")
            if until != .distantFuture { object.set("until", until) }
        } else {
            object.set("held", "speaking")
        }
        return object.value
    }
}

extension Address.Suppression {
    fileprivate var word: String {
        switch self {
        case .hardBounce: "hard_bounce"
        case .complaint: "complaint"
        case .softBounces: "soft_bounces"
        case .rejected: "rejected"
        }
    }
}
