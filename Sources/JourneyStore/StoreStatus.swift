package import JourneyCore

/// How things stand: counts over the whole store.
package struct StoreStatus: Sendable {
    package var customers: Int
    package var events: Int
    package var enrollments: [EnrollmentCount]
    package var contacts: [ContactCount]
    /// What is shown in display and to be taken back, or was, by the state's word.
    package var withdrawals: [WithdrawalCount]
    package var gates: Gates
    /// What closed those of ``gates`` that are closed: everything first, then by name.
    package var closings: [GateClosing]
    /// Channels that a `config` settlement holds.
    package var heldChannels: [Channel]
    /// When the longest waiting job of a channel was queued.
    package var oldestQueued: [Channel: Timestamp]
    package var nextDue: Timestamp?
    /// `nil` where nothing was learned yet.
    package var learned: LearnedStatus?
    /// What never became a contact or an enrollment.
    package var rejections: [RejectionCount]

    /// Enrollments of one journey that share a state.
    package struct EnrollmentCount: Hashable, Sendable {
        package var journey: String
        /// `nil` for the active ones, else the word of the end.
        package var ended: String?
        package var count: Int

        package init(journey: String, ended: String?, count: Int) {
            self.journey = journey
            self.ended = ended
            self.count = count
        }
    }

    /// Contacts of one message and channel that share a state and reason.
    package struct ContactCount: Hashable, Sendable {
        package var message: String
        package var channel: Channel
        package var state: String
        package var reason: Reason?
        package var count: Int

        package init(
            message: String,
            channel: Channel,
            state: String,
            reason: Reason?,
            count: Int
        ) {
            self.message = message
            self.channel = channel
            self.state = state
            self.reason = reason
            self.count = count
        }
    }

    /// Withdrawals that share a state.
    package struct WithdrawalCount: Hashable, Sendable {
        package var state: String
        package var count: Int

        package init(state: String, count: Int) {
            self.state = state
            self.count = count
        }
    }

    /// Rejections of one journey and step for one reason; an empty step is the entry.
    package struct RejectionCount: Hashable, Sendable {
        package var journey: String
        package var step: String
        package var reason: Rejection.Reason
        package var count: Int

        package init(journey: String, step: String, reason: Rejection.Reason, count: Int) {
            self.journey = journey
            self.step = step
            self.reason = reason
            self.count = count
        }
    }

    package init(
        customers: Int,
        events: Int,
        enrollments: [EnrollmentCount],
        contacts: [ContactCount],
        withdrawals: [WithdrawalCount],
        gates: Gates,
        closings: [GateClosing],
        heldChannels: [Channel],
        oldestQueued: [Channel: Timestamp],
        nextDue: Timestamp?,
        learned: LearnedStatus?,
        rejections: [RejectionCount]
    ) {
        self.customers = customers
        self.events = events
        self.enrollments = enrollments
        self.contacts = contacts
        self.withdrawals = withdrawals
        self.gates = gates
        self.closings = closings
        self.heldChannels = heldChannels
        self.oldestQueued = oldestQueued
        self.nextDue = nextDue
        self.learned = learned
        self.rejections = rejections
    }
}

/// An API key as it is kept: never the key itself.
package struct StoredKey: Hashable, Sendable {
    package var id: String
    /// SHA-256 of the key.
    package var hash: [UInt8]
    package var scope: String
    package var name: String?
    package var createdAt: Timestamp
    package var revokedAt: Timestamp?

    package init(
        id: String,
        hash: [UInt8],
        scope: String,
        name: String?,
        createdAt: Timestamp,
        revokedAt: Timestamp? = nil
    ) {
        self.id = id
        self.hash = hash
        self.scope = scope
        self.name = name
        self.createdAt = createdAt
        self.revokedAt = revokedAt
    }
}
