import JourneyCore
import JourneyStore

/// A provider as an adapter meets it: it takes messages, and knows repetitions only if it keeps
/// idempotency keys.
struct FaultProvider {
    let channel: Channel
    let hasKeys: Bool
    private var ids: [String: String] = [:]
    private var taken = 0

    init(channel: Channel, hasKeys: Bool) {
        self.channel = channel
        self.hasKeys = hasKeys
    }

    var name: String { "\(channel.word)-provider" }

    /// The id under which it will report, and whether the customer has it already.
    mutating func take(_ key: String) -> (id: String, isRepeated: Bool) {
        if hasKeys, let known = ids[key] { return (known, true) }
        taken += 1
        let id = "\(channel.word)-\(taken)"
        ids[key] = id
        return (id, false)
    }
}

/// A message that really reached a customer.
struct Delivery {
    var handle: ContactHandle
    var customer: String
    var channel: Channel
    var providerID: String
    var contact: Contact
}

/// A job in the hands of an adapter.
struct HeldJob {
    enum Phase {
        case leased
        /// Its provider may be called for so long.
        case begun(validUntil: Timestamp)
        /// It is over; the adapter knows the outcome and has yet to tell.
        case over(SettleReport.Outcome)
        /// Nothing was begun, or the adapter let it go before it called anybody.
        case dropped
    }

    var adapter: String
    var job: LeasedJob
    var lease: Int
    var phase: Phase

    var channel: Channel { job.contact.channel }

    /// Whether it is to take back what was shown.
    var isWithdrawal: Bool { job.contact.isWithdrawing(lease: lease) }

    var reference: JobReference { JobReference(contact: job.handle, lease: lease) }

    var holder: FaultAct.Holder {
        FaultAct.Holder(adapter: adapter, contact: job.handle.description, lease: lease)
    }

    var isLeased: Bool {
        if case .leased = phase { true } else { false }
    }
}

extension LeasedJob {
    /// The idempotency key, as an adapter gets it.
    var key: String { contact.id.description + (contact.isWithdrawing ? "-withdraw" : "") }
}

extension SettleReport.Outcome {
    var word: String {
        switch self {
        case .accepted: "accepted"
        case .transient: "transient"
        case .throttled: "throttled"
        case .permanentRecipient: "permanent_recipient"
        case .permanentRequest: "permanent_request"
        case .config: "config"
        }
    }
}

extension Turn.SettleResult {
    var word: String {
        switch self {
        case .ok: "ok"
        case .notYours: "not_yours"
        }
    }
}

extension Turn.BeginResult {
    var word: String {
        switch self {
        case .granted: "ok"
        case .notYours: "not_yours"
        case .planned: "planned"
        case .suppressed: "suppressed"
        case .recalled: "recalled"
        case .expired: "expired"
        }
    }
}
