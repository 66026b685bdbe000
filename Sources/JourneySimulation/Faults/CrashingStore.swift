import JourneyCore
import JourneyStore
import Synchronization

/// The process died: before the store was asked, or with the answer on its way.
struct ProcessCrash: Error {
    /// Whether the transaction was committed.
    var isAfterwards: Bool
}

/// A store under a process that may die at every transaction: before it, so that nothing has
/// happened, or after its commit, so that only the answer is lost.
final class CrashingStore: Store {
    private let store: any Store
    private let moments: Mutex<CrashMoments>

    init(_ store: any Store, moments: CrashMoments) {
        self.store = store
        self.moments = Mutex(moments)
    }

    /// To be handed to the process that comes after.
    var remainingMoments: CrashMoments { moments.withLock { $0 } }

    private func risk<Answer>(_ intent: () async throws -> Answer) async throws -> Answer {
        switch moments.withLock({ $0.next() }) {
        case nil: return try await intent()
        case .before?: throw ProcessCrash(isAfterwards: false)
        case .after?:
            _ = try await intent()
            throw ProcessCrash(isAfterwards: true)
        }
    }

    func takeIn(
        _ events: [IncomingEvent],
        at now: Timestamp,
        deciding decider: Decider
    ) async throws -> Decided<[IntakeReceipt]> {
        try await risk { try await store.takeIn(events, at: now, deciding: decider) }
    }

    func wakeDue(
        limit: Int,
        at now: Timestamp,
        deciding decider: Decider
    ) async throws -> Decided<WakeReport> {
        try await risk { try await store.wakeDue(limit: limit, at: now, deciding: decider) }
    }

    func learn(
        at now: Timestamp,
        deciding decider: Decider
    ) async throws -> ResponseSnapshot? {
        try await risk { try await store.learn(at: now, deciding: decider) }
    }

    func learned(at instant: Timestamp) async throws -> ResponseSnapshot? {
        try await store.learned(at: instant)
    }

    func nextDue() async throws -> Timestamp? { try await store.nextDue() }

    func leaseJobs(
        on channel: Channel,
        limit: Int,
        for lease: Milliseconds,
        at now: Timestamp,
        deciding decider: Decider
    ) async throws -> Decided<[LeasedJob]> {
        try await risk {
            try await store.leaseJobs(
                on: channel,
                limit: limit,
                for: lease,
                at: now,
                deciding: decider
            )
        }
    }

    func subjects(
        of jobs: [JobReference],
        at now: Timestamp
    ) async throws -> [RenderingSubject?] {
        try await store.subjects(of: jobs, at: now)
    }

    func begin(
        _ requests: [BeginRequest],
        grantsMax: Int,
        retryAt: Timestamp,
        at now: Timestamp,
        deciding decider: Decider
    ) async throws -> Decided<[BeginAnswer]> {
        try await risk {
            try await store.begin(
                requests,
                grantsMax: grantsMax,
                retryAt: retryAt,
                at: now,
                deciding: decider
            )
        }
    }

    func settle(
        _ reports: [SettleReport],
        at now: Timestamp,
        deciding decider: Decider
    ) async throws -> Decided<[Turn.SettleResult]> {
        try await risk { try await store.settle(reports, at: now, deciding: decider) }
    }

    func extend(
        _ jobs: [JobReference],
        by lease: Milliseconds,
        at now: Timestamp,
        deciding decider: Decider
    ) async throws -> Decided<[Turn.SettleResult]> {
        try await risk { try await store.extend(jobs, by: lease, at: now, deciding: decider) }
    }

    func hear(
        _ reports: [FeedbackReport],
        at now: Timestamp,
        deciding decider: Decider
    ) async throws -> Decided<[FeedbackReceipt]> {
        try await risk { try await store.hear(reports, at: now, deciding: decider) }
    }

    func unsubscribe(
        _ contact: ContactHandle,
        fromEverything: Bool,
        source: String,
        at now: Timestamp,
        deciding decider: Decider
    ) async throws -> Decided<Bool> {
        try await risk {
            try await store.unsubscribe(
                contact,
                fromEverything: fromEverything,
                source: source,
                at: now,
                deciding: decider
            )
        }
    }

    func confirmLink(of contact: ContactHandle, at now: Timestamp) async throws -> ConfirmLink? {
        try await store.confirmLink(of: contact, at: now)
    }

    func confirm(
        by contact: ContactHandle,
        at now: Timestamp,
        deciding decider: Decider
    ) async throws -> Decided<ConfirmLink?> {
        try await risk { try await store.confirm(by: contact, at: now, deciding: decider) }
    }

    func denials(
        since: Timestamp,
        after number: Int64,
        limit: Int
    ) async throws -> [Denial] {
        try await store.denials(since: since, after: number, limit: limit)
    }

    func hold(to denials: [Denial]) async throws -> DenialReplay {
        try await risk { try await store.hold(to: denials) }
    }

    func retry(
        _ contacts: [ContactHandle],
        at now: Timestamp,
        deciding decider: Decider
    ) async throws -> Decided<Int> {
        try await risk { try await store.retry(contacts, at: now, deciding: decider) }
    }

    /// With `recall` these are several transactions: the process may also die when the gate has
    /// closed and nothing is recalled yet.
    func stop(
        _ scope: Gates.Scope,
        recall: Bool,
        at now: Timestamp,
        deciding decider: Decider
    ) async throws -> Decided<Int> {
        if recall {
            _ = try await risk {
                try await store.stop(scope, recall: false, at: now, deciding: decider)
            }
        }
        return try await risk {
            try await store.stop(scope, recall: recall, at: now, deciding: decider)
        }
    }

    func open(_ scope: Gates.Scope, at now: Timestamp) async throws -> Int {
        try await risk { try await store.open(scope, at: now) }
    }

    func deadLetters(limit: Int) async throws -> [DeadLetter] {
        try await store.deadLetters(limit: limit)
    }

    func gates() async throws -> Gates { try await store.gates() }

    func customer(_ id: String) async throws -> Customer? { try await store.customer(id) }

    func evidence(
        about customer: String,
        remembering events: Set<String>
    ) async throws -> Evidence? {
        try await store.evidence(about: customer, remembering: events)
    }

    func customer(of contact: ContactHandle) async throws -> Customer? {
        try await store.customer(of: contact)
    }

    func status(at now: Timestamp) async throws -> StoreStatus {
        try await store.status(at: now)
    }

    func addKey(_ key: StoredKey) async throws { try await store.addKey(key) }

    func keys() async throws -> [StoredKey] { try await store.keys() }

    func revokeKey(_ id: String, at now: Timestamp) async throws -> Bool {
        try await store.revokeKey(id, at: now)
    }
}

/// When a process dies: drawn for every transaction.
struct CrashMoments {
    enum Moment: CaseIterable {
        case before
        case after
    }

    private var dice: Dice
    /// How many of a thousand transactions are the last ones of their process.
    var share: Int

    init(seed: UInt64, share: Int) {
        dice = Dice(seed: seed)
        self.share = share
    }

    mutating func next() -> Moment? {
        guard dice.happens(share, in: 1_000) else { return nil }
        return dice.pick(Moment.allCases)
    }
}
