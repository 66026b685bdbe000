import JourneyCore
import JourneyStore
import Synchronization

/// A store that fails or hangs when a test says so, and else is the one that it wraps.
final class FailingStore: Store {
    private struct State {
        var failure: StoreError?
        var isHeld = false
        var waiting: [CheckedContinuation<Void, Never>] = []
        var keyReads = 0
    }

    private let base: any Store
    private let state = Mutex(State())

    init(_ base: any Store) {
        self.base = base
    }

    /// How often the keys were read.
    var keyReads: Int { state.withLock { $0.keyReads } }

    func fail(with error: StoreError) { state.withLock { $0.failure = error } }

    /// Makes the intake wait until ``release()``.
    func hold() { state.withLock { $0.isHeld = true } }

    func release() {
        let waiting = state.withLock { state in
            defer { state.waiting = [] }
            state.isHeld = false
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    private func check() throws {
        if let failure = state.withLock({ $0.failure }) { throw failure }
    }

    private func waitWhileHeld() async {
        await withCheckedContinuation { continuation in
            let goesOn = state.withLock { state in
                guard state.isHeld else { return true }
                state.waiting.append(continuation)
                return false
            }
            if goesOn { continuation.resume() }
        }
    }

    func learn(
        at now: Timestamp,
        deciding: Decider
    ) async throws -> ResponseSnapshot? {
        try check()
        return try await base.learn(at: now, deciding: deciding)
    }

    func learned(at instant: Timestamp) async throws -> ResponseSnapshot? {
        try check()
        return try await base.learned(at: instant)
    }

    func takeIn(
        _ events: [IncomingEvent],
        at now: Timestamp,
        deciding: Decider
    ) async throws -> Decided<[IntakeReceipt]> {
        await waitWhileHeld()
        try check()
        return try await base.takeIn(events, at: now, deciding: deciding)
    }

    func wakeDue(limit: Int, at now: Timestamp, deciding: Decider) async throws -> Decided<
        WakeReport
    > {
        try check()
        return try await base.wakeDue(limit: limit, at: now, deciding: deciding)
    }

    func nextDue() async throws -> Timestamp? {
        try check()
        return try await base.nextDue()
    }

    func leaseJobs(
        on channel: Channel,
        limit: Int,
        for lease: Milliseconds,
        at now: Timestamp,
        deciding: Decider
    ) async throws -> Decided<[LeasedJob]> {
        try check()
        return try await base.leaseJobs(
            on: channel,
            limit: limit,
            for: lease,
            at: now,
            deciding: deciding
        )
    }

    func subjects(of jobs: [JobReference], at now: Timestamp) async throws -> [RenderingSubject?] {
        try check()
        return try await base.subjects(of: jobs, at: now)
    }

    func begin(
        _ requests: [BeginRequest],
        grantsMax: Int,
        retryAt: Timestamp,
        at now: Timestamp,
        deciding: Decider
    ) async throws -> Decided<[BeginAnswer]> {
        try check()
        return try await base.begin(
            requests,
            grantsMax: grantsMax,
            retryAt: retryAt,
            at: now,
            deciding: deciding
        )
    }

    func settle(_ reports: [SettleReport], at now: Timestamp, deciding: Decider) async throws
        -> Decided<[Turn.SettleResult]>
    {
        try check()
        return try await base.settle(reports, at: now, deciding: deciding)
    }

    func extend(
        _ jobs: [JobReference],
        by lease: Milliseconds,
        at now: Timestamp,
        deciding: Decider
    ) async throws -> Decided<[Turn.SettleResult]> {
        try check()
        return try await base.extend(jobs, by: lease, at: now, deciding: deciding)
    }

    func hear(_ reports: [FeedbackReport], at now: Timestamp, deciding: Decider) async throws
        -> Decided<[FeedbackReceipt]>
    {
        try check()
        return try await base.hear(reports, at: now, deciding: deciding)
    }

    func unsubscribe(
        _ contact: ContactHandle,
        fromEverything: Bool,
        source: String,
        at now: Timestamp,
        deciding: Decider
    ) async throws -> Decided<Bool> {
        try check()
        return try await base.unsubscribe(
            contact,
            fromEverything: fromEverything,
            source: source,
            at: now,
            deciding: deciding
        )
    }

    func confirmLink(of contact: ContactHandle, at now: Timestamp) async throws -> ConfirmLink? {
        try check()
        return try await base.confirmLink(of: contact, at: now)
    }

    func confirm(by contact: ContactHandle, at now: Timestamp, deciding: Decider) async throws
        -> Decided<ConfirmLink?>
    {
        try check()
        return try await base.confirm(by: contact, at: now, deciding: deciding)
    }

    func denials(since: Timestamp, after number: Int64, limit: Int) async throws -> [Denial] {
        try check()
        return try await base.denials(since: since, after: number, limit: limit)
    }

    func hold(to denials: [Denial]) async throws -> DenialReplay {
        try check()
        return try await base.hold(to: denials)
    }

    func deadLetters(limit: Int) async throws -> [DeadLetter] {
        try check()
        return try await base.deadLetters(limit: limit)
    }

    func retry(_ contacts: [ContactHandle], at now: Timestamp, deciding: Decider) async throws
        -> Decided<Int>
    {
        try check()
        return try await base.retry(contacts, at: now, deciding: deciding)
    }

    func gates() async throws -> Gates {
        try check()
        return try await base.gates()
    }

    func stop(_ scope: Gates.Scope, recall: Bool, at now: Timestamp, deciding: Decider) async throws
        -> Decided<Int>
    {
        try check()
        return try await base.stop(scope, recall: recall, at: now, deciding: deciding)
    }

    func open(_ scope: Gates.Scope, at now: Timestamp) async throws -> Int {
        try check()
        return try await base.open(scope, at: now)
    }

    func customer(_ id: String) async throws -> Customer? {
        try check()
        return try await base.customer(id)
    }

    func evidence(
        about customer: String,
        remembering events: Set<String>
    ) async throws -> Evidence? {
        try check()
        return try await base.evidence(about: customer, remembering: events)
    }

    func customer(of contact: ContactHandle) async throws -> Customer? {
        try check()
        return try await base.customer(of: contact)
    }

    func status(at now: Timestamp) async throws -> StoreStatus {
        try check()
        return try await base.status(at: now)
    }

    func addKey(_ key: StoredKey) async throws {
        try check()
        try await base.addKey(key)
    }

    func keys() async throws -> [StoredKey] {
        try check()
        state.withLock { $0.keyReads += 1 }
        return try await base.keys()
    }

    func revokeKey(_ id: String, at now: Timestamp) async throws -> Bool {
        try check()
        return try await base.revokeKey(id, at: now)
    }
}
