package import JourneyCore

/// Where everything is kept: one method is one intent, and where it changes anything, one
/// transaction.
///
/// An intent that decides loads each customer whole, lets the core take its ``Turn``, and commits
/// what the turn changed together with the event, the ledger, the locks and the jobs. When a method
/// has returned, what it says is on disk; when it throws, nothing has happened. Every intent may be
/// called again with the same input and is then harmless.
///
/// Conformers serialise the methods that write, in the order of the calls.
package protocol Store: Sendable {
    // MARK: Events in

    /// Takes events in, in their order, at most ``Limits/intakeBatchMax`` at a time.
    ///
    /// An event whose reference this customer already has is not taken again: `.repeated`, or
    /// `.conflicting` where its digest differs.
    func takeIn(
        _ events: [IncomingEvent],
        at now: Timestamp,
        deciding: Decider
    ) async throws -> Decided<[IntakeReceipt]>

    /// Wakes at most `limit` customers for whom something is due at `now`, the earliest due first.
    func wakeDue(
        limit: Int,
        at now: Timestamp,
        deciding: Decider
    ) async throws -> Decided<WakeReport>

    /// When the next thing of any customer is due by itself; `nil` when nothing waits.
    func nextDue() async throws -> Timestamp?

    // MARK: Jobs out

    /// Leases at most `limit` queued jobs of a channel by ``Programme/queueRank(of:)`` as it was when
    /// they were queued, of one rank the longest waiting first.
    ///
    /// Skips what a closed gate or a held channel keeps back.
    func leaseJobs(
        on channel: Channel,
        limit: Int,
        for lease: Milliseconds,
        at now: Timestamp,
        deciding: Decider
    ) async throws -> Decided<[LeasedJob]>

    /// The channels on which jobs wait at `now`, whether or not a gate or a hold keeps them back.
    ///
    /// Reads only, and no more than the queue's index: whoever drives many channels asks this
    /// first.
    func queuedChannels(at now: Timestamp) async throws -> ChannelSet

    /// What templates may see of leased jobs, in the order asked; `nil` for one that this token
    /// does not hold.
    ///
    /// Reads only.
    func subjects(
        of jobs: [JobReference],
        at now: Timestamp
    ) async throws -> [RenderingSubject?]

    /// Begins jobs: all rules are asked again.
    ///
    /// At most `grantsMax` are granted; the others are planned for `retryAt` with reason `rate`.
    /// Where the hour's ceiling is reached, the gate of everything closes in the same transaction.
    ///
    /// A job that the same lease has begun is granted again while the first grant holds
    /// (``Turn/grantAgain(_:lease:)``), and is not counted by the rate or the ceiling.
    ///
    /// A contact that has begun before keeps its first content: the result carries the kept one.
    func begin(
        _ requests: [BeginRequest],
        grantsMax: Int,
        retryAt: Timestamp,
        at now: Timestamp,
        deciding: Decider
    ) async throws -> Decided<[BeginAnswer]>

    /// Settles jobs as their adapter reports.
    ///
    /// A `config` settlement also holds the channel.
    func settle(
        _ reports: [SettleReport],
        at now: Timestamp,
        deciding: Decider
    ) async throws -> Decided<[Turn.SettleResult]>

    func extend(
        _ jobs: [JobReference],
        by lease: Milliseconds,
        at now: Timestamp,
        deciding: Decider
    ) async throws -> Decided<[Turn.SettleResult]>

    /// Takes in feedback in any order.
    ///
    /// What concerns no known contact is kept and answered `.unknownContact`.
    func hear(
        _ reports: [FeedbackReport],
        at now: Timestamp,
        deciding: Decider
    ) async throws -> Decided<[FeedbackReceipt]>

    /// The customer behind a contact refuses its topic, or all marketing; `source` says how, for the
    /// proof.
    func unsubscribe(
        _ contact: ContactHandle,
        fromEverything: Bool,
        source: String,
        at now: Timestamp,
        deciding: Decider
    ) async throws -> Decided<Bool>

    /// What the confirm link of a contact is good for; `nil` where there is no such contact.
    ///
    /// Reads only.
    func confirmLink(of contact: ContactHandle, at now: Timestamp) async throws -> ConfirmLink?

    /// The customer behind a contact follows its confirm link: what was asked for is a consent.
    ///
    /// Returns what the link was good for before; `nil` where there is no such contact.
    func confirm(
        by contact: ContactHandle,
        at now: Timestamp,
        deciding: Decider
    ) async throws -> Decided<ConfirmLink?>

    // MARK: The journal of denials

    /// At most `limit` lines of the journal behind the place `number`, in the order of their
    /// writing, of those that were written at `since` or later.
    func denials(since: Timestamp, after number: Int64, limit: Int) async throws -> [Denial]

    /// Holds customers to a journal of this database, perhaps from a later life of it.
    ///
    /// At most ``StoreLimits/denialBatchMax`` at a time.
    func hold(to denials: [Denial]) async throws -> DenialReplay

    // MARK: Dead letters

    /// Contacts that failed, the latest first; and taking some of them up again.
    func deadLetters(limit: Int) async throws -> [DeadLetter]
    func retry(
        _ contacts: [ContactHandle],
        at now: Timestamp,
        deciding: Decider
    ) async throws -> Decided<Int>

    // MARK: The gate

    func gates() async throws -> Gates

    /// Closes a gate: obeyed by every `begin` that starts after this has returned.
    ///
    /// With `recall`, what waits behind it is dropped instead of kept (in batches; the gate closes
    /// first).
    func stop(
        _ scope: Gates.Scope,
        recall: Bool,
        at now: Timestamp,
        deciding: Decider
    ) async throws -> Decided<Int>

    /// Opens a gate: what waited behind it becomes due and is decided anew.
    ///
    /// Opening a channel also releases the hold of a `config` settlement. Returns how many contacts
    /// became due.
    func open(_ scope: Gates.Scope, at now: Timestamp) async throws -> Int

    // MARK: What is learned

    /// Makes a snapshot of everybody's responses, with what was counted since the last one: at most
    /// one an hour, and none where nothing is new or the programme learns nothing.
    ///
    /// It is in force just after `now`. Snapshots that were out of force for 90 days are forgotten.
    func learn(at now: Timestamp, deciding: Decider) async throws -> ResponseSnapshot?

    /// The snapshot in force at an instant, by which a verdict of that instant was decided; `nil`
    /// before the first, or where it is forgotten.
    func learned(at instant: Timestamp) async throws -> ResponseSnapshot?

    // MARK: Reads

    func customer(_ id: String) async throws -> Customer?
    func customer(of contact: ContactHandle) async throws -> Customer?
    /// What a customer's explanation is composed from; `nil` where there is none with this id.
    ///
    /// `remembering` are the events whose history some expression asks for.
    func evidence(
        about customer: String,
        remembering events: Set<String>
    ) async throws -> Evidence?
    func status(at now: Timestamp) async throws -> StoreStatus

    // MARK: Keys

    func addKey(_ key: StoredKey) async throws
    func keys() async throws -> [StoredKey]
    /// `false` where there is none with this id.
    func revokeKey(_ id: String, at now: Timestamp) async throws -> Bool
}

extension Store {
    /// Any, as far as a store knows that keeps no such index.
    package func queuedChannels(at now: Timestamp) async throws -> ChannelSet { .all }
}
