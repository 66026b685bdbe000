package import JourneyCore

/// How things stand: counts over the whole store.
package struct StoreStatus: Sendable {
    package var customers: Int
    package var events: Int
    package var enrollments: [EnrollmentCount]
    package var contacts: [ContactCount]
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

    package init(
        customers: Int,
        events: Int,
        enrollments: [EnrollmentCount],
        contacts: [ContactCount],
        gates: Gates,
        closings: [GateClosing],
        heldChannels: [Channel],
        oldestQueued: [Channel: Timestamp],
        nextDue: Timestamp?,
        learned: LearnedStatus?
    ) {
        self.customers = customers
        self.events = events
        self.enrollments = enrollments
        self.contacts = contacts
        self.gates = gates
        self.closings = closings
        self.heldChannels = heldChannels
        self.oldestQueued = oldestQueued
        self.nextDue = nextDue
        self.learned = learned
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
