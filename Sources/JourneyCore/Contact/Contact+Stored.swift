extension Contact {
    /// A contact's fields as a row has them: the only way to make one that was not decided here.
    package struct Stored: Sendable {
        package var id: Identifier
        package var enrollment: Identifier
        package var journey: String
        package var step: String
        package var message: String
        package var offer: String
        package var about: String
        package var channel: Channel
        package var rendition: String
        package var number: Int
        package var rung: Int
        package var purpose: Purpose
        package var topic: String
        package var cost: Amount
        package var createdAt: Timestamp
        package var expiresAt: Timestamp
        package var state: State
        package var attempt: Int
        package var isMaybeSent: Bool
        package var isRecallNoted: Bool
        package var begunAt: Timestamp?
        package var sentAt: Timestamp?
        package var seenAt: Timestamp?
        package var clickedAt: Timestamp?
        package var providerID: String?
        package var contentHash: UInt64
        package var addressFingerprint: UInt64?
        package var verdict: VerdictRecord
        package var lease: Lease?
        package var leaseCount: Int
        package var withdrawal: Withdrawal?

        package init(
            id: Identifier,
            enrollment: Identifier,
            journey: String,
            step: String,
            message: String,
            offer: String,
            about: String,
            channel: Channel,
            rendition: String,
            number: Int,
            rung: Int,
            purpose: Purpose,
            topic: String,
            cost: Amount,
            createdAt: Timestamp,
            expiresAt: Timestamp,
            state: State,
            attempt: Int,
            isMaybeSent: Bool,
            isRecallNoted: Bool,
            begunAt: Timestamp?,
            sentAt: Timestamp?,
            seenAt: Timestamp?,
            clickedAt: Timestamp?,
            providerID: String?,
            contentHash: UInt64,
            addressFingerprint: UInt64? = nil,
            verdict: VerdictRecord,
            lease: Lease?,
            leaseCount: Int,
            withdrawal: Withdrawal?
        ) {
            self.id = id
            self.enrollment = enrollment
            self.journey = journey
            self.step = step
            self.message = message
            self.offer = offer
            self.about = about
            self.channel = channel
            self.rendition = rendition
            self.number = number
            self.rung = rung
            self.purpose = purpose
            self.topic = topic
            self.cost = cost
            self.createdAt = createdAt
            self.expiresAt = expiresAt
            self.state = state
            self.attempt = attempt
            self.isMaybeSent = isMaybeSent
            self.isRecallNoted = isRecallNoted
            self.begunAt = begunAt
            self.sentAt = sentAt
            self.seenAt = seenAt
            self.clickedAt = clickedAt
            self.providerID = providerID
            self.contentHash = contentHash
            self.addressFingerprint = addressFingerprint
            self.verdict = verdict
            self.lease = lease
            self.leaseCount = leaseCount
            self.withdrawal = withdrawal
        }
    }
}
