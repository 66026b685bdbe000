import JourneyCore
import JourneyStore

/// How things stand, as JSON.
struct StatusDocument {
    let status: StoreStatus

    var value: Value {
        var object = JSONObject()
        object.set("customers", count: status.customers)
        object.set("events", count: status.events)
        object.set("enrollments", .list(status.enrollments.map(Self.value)))
        object.set("contacts", .list(status.contacts.map(Self.value)))
        object.set("rejections", .list(status.rejections.map(Self.value)))
        var withdrawals = JSONObject()
        for entry in status.withdrawals { withdrawals.set(entry.state, count: entry.count) }
        object.set("withdrawals", withdrawals.value)
        object.set("closed_gates", .list(status.closings.map(Self.value)))
        object.set("held_channels", .list(status.heldChannels.map { .string($0.word) }))
        var oldest = JSONObject()
        for channel in Channel.allCases { oldest.set(channel.word, status.oldestQueued[channel]) }
        object.set("oldest_queued", oldest.value)
        object.set("next_due", status.nextDue)
        object.set("learned", status.learned.map(Self.value) ?? .null)
        return object.value
    }

    /// The closed ones, each as `{"everything": true}`, `{"journey": …}` or `{"channel": …}`.
    static func value(of gates: Gates) -> Value {
        let scopes = gates.closed.map { scope -> (String, String, Value) in
            switch scope {
            case .everything: ("everything", "", .bool(true))
            case .journey(let name): ("journey", name, .string(name))
            case .channel(let channel): ("channel", channel.word, .string(channel.word))
            }
        }
        return .list(
            scopes.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map { name, _, value in
                var object = JSONObject()
                object.set(name, value)
                return object.value
            }
        )
    }

    private static func value(of learned: LearnedStatus) -> Value {
        var object = JSONObject()
        object.set("snapshot", count: Int(learned.snapshot))
        object.set("from", learned.from)
        let channels = learned.channels.map { channel in
            var object = JSONObject()
            object.set("channel", channel.channel.word)
            object.set("contacts", count: Int(channel.contacts))
            object.set("answered", count: Int(channel.answered))
            return object.value
        }
        object.set("channels", .list(channels))
        return object.value
    }

    private static func value(of closing: GateClosing) -> Value {
        var object = JSONObject()
        switch closing.scope {
        case .everything: object.set("everything", .bool(true))
        case .journey(let name): object.set("journey", name)
        case .channel(let channel): object.set("channel", channel.word)
        }
        object.set("closed_at", closing.closedAt)
        guard let ceiling = closing.ceiling else { return object.value }
        var reached = JSONObject()
        reached.set("name", CeilingReached.name)
        reached.set("count", count: ceiling.count)
        reached.set("limit", count: ceiling.limit)
        reached.set("counted_since", ceiling.countedSince)
        object.set("ceiling", reached.value)
        return object.value
    }

    private static func value(of count: StoreStatus.EnrollmentCount) -> Value {
        var object = JSONObject()
        object.set("journey", count.journey)
        object.set("ended", count.ended)
        object.set("count", count: count.count)
        return object.value
    }

    private static func value(of count: StoreStatus.RejectionCount) -> Value {
        var object = JSONObject()
        object.set("journey", count.journey)
        if !count.step.isEmpty { object.set("step", count.step) }
        object.set("reason", count.reason.word)
        object.set("count", count: count.count)
        return object.value
    }

    private static func value(of count: StoreStatus.ContactCount) -> Value {
        var object = JSONObject()
        object.set("message", count.message)
        object.set("channel", count.channel.word)
        object.set("state", count.state)
        object.set("reason", count.reason?.word)
        object.set("count", count: count.count)
        return object.value
    }
}
