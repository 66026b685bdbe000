/// One decided attempt to reach a customer with an offer in a channel.
///
/// Its id is computed from what it is, so a replay, a restart and a restored backup arrive at the
/// same one, and the provider that sees it twice can tell.
package struct Contact: Sendable {
    package let id: Identifier
    package let enrollment: Identifier
    package let journey: String
    package let step: String
    package let message: String
    package let offer: String
    package let about: String
    package let channel: Channel
    package let rendition: String
    /// The how many-th contact of this offer, channel and rendition to this customer, from 0.
    package internal(set) var number: Int
    package let rung: Int
    package let purpose: Purpose
    package let topic: String
    package internal(set) var cost: Amount
    package let createdAt: Timestamp
    /// Nothing leaves after this.
    package let expiresAt: Timestamp
    package internal(set) var state: State
    package internal(set) var attempt: Int
    /// Once its outcome was unknown, for the rest of its life.
    package internal(set) var isMaybeSent: Bool
    /// A recall came after the begin: it was only noted.
    package internal(set) var isRecallNoted: Bool
    /// When it last began.
    package internal(set) var begunAt: Timestamp?
    package internal(set) var sentAt: Timestamp?
    package internal(set) var seenAt: Timestamp?
    package internal(set) var clickedAt: Timestamp?
    package internal(set) var providerID: String?
    package internal(set) var contentHash: UInt64
    /// Of the address that it last went to (``AddressBook/fingerprint(of:)``), from its begin on:
    /// what is reported of it is about that one.
    package internal(set) var addressFingerprint: UInt64?
    package internal(set) var verdict: VerdictRecord
    package internal(set) var lease: Lease?
    /// How often it was leased: a token names one of them.
    package internal(set) var leaseCount: Int
    /// Only of display contacts that were sent.
    package internal(set) var withdrawal: Withdrawal?

    package enum State: Hashable, Sendable {
        case planned(until: Timestamp, Reason)
        /// Not before `from`: a retry waits.
        case queued(from: Timestamp)
        case leased
        case begun
        case unknown
        case sent
        case delivered
        case seen
        case clicked
        case suppressed(Reason)
        case recalled(Reason)
        case expired
        case failed(Reason)
    }

    /// A new one, before the arbiter was asked.
    package init(
        of enrollment: Enrollment,
        step: SendStep,
        rung: Int,
        message: Message,
        about: String,
        number: Int,
        cost: Amount,
        expiresAt: Timestamp,
        state: State,
        verdict: VerdictRecord
    ) {
        let channel = step.ladder[rung].channel
        let rendition = step.ladder[rung].rendition
        id = Self.id(
            enrollment: enrollment.id,
            step: step.id,
            channel: channel,
            rendition: rendition,
            occurrence: enrollment.restarts
        )
        self.enrollment = enrollment.id
        journey = enrollment.journey
        self.step = step.id
        self.message = message.name
        offer = message.offer
        self.about = about
        self.channel = channel
        self.rendition = rendition
        self.number = number
        self.rung = rung
        purpose = message.purpose
        topic = message.topic
        self.cost = cost
        createdAt = verdict.decidedAt
        self.expiresAt = expiresAt
        self.state = state
        attempt = 0
        isMaybeSent = false
        isRecallNoted = false
        contentHash = 0
        self.verdict = verdict
        leaseCount = 0
    }

    /// As a store reads it back.
    package init(stored: Stored) {
        id = stored.id
        enrollment = stored.enrollment
        journey = stored.journey
        step = stored.step
        message = stored.message
        offer = stored.offer
        about = stored.about
        channel = stored.channel
        rendition = stored.rendition
        number = stored.number
        rung = stored.rung
        purpose = stored.purpose
        topic = stored.topic
        cost = stored.cost
        createdAt = stored.createdAt
        expiresAt = stored.expiresAt
        state = stored.state
        attempt = stored.attempt
        isMaybeSent = stored.isMaybeSent
        isRecallNoted = stored.isRecallNoted
        begunAt = stored.begunAt
        sentAt = stored.sentAt
        seenAt = stored.seenAt
        clickedAt = stored.clickedAt
        providerID = stored.providerID
        contentHash = stored.contentHash
        addressFingerprint = stored.addressFingerprint
        verdict = stored.verdict
        lease = stored.lease
        leaseCount = stored.leaseCount
        withdrawal = stored.withdrawal
    }

    /// Without the journey's version, without content: never recomputed, the same after an edit.
    package static func id(
        enrollment: Identifier,
        step: String,
        channel: Channel,
        rendition: String,
        occurrence: Int
    ) -> Identifier {
        var hash = StableHash("contact")
        hash.combine(enrollment)
        hash.combine(step)
        hash.combine(channel.word)
        hash.combine(rendition)
        hash.combine(UInt64(occurrence))
        return hash.identifier
    }

    /// Whether it belongs to the steps as they run since their enrollment's last restart.
    func isOfRound(_ restarts: Int) -> Bool {
        // Most never restart: then there is only one round, and the hash need not say so.
        guard restarts > 0 else { return true }
        return id
            == Self.id(
                enrollment: enrollment,
                step: step,
                channel: channel,
                rendition: rendition,
                occurrence: restarts
            )
    }

    /// An adapter's hold on the job.
    package struct Lease: Hashable, Sendable {
        /// The how many-th lease of this job, from 1.
        package var number: Int
        package var until: Timestamp

        package init(number: Int, until: Timestamp) {
            self.number = number
            self.until = until
        }
    }
}
