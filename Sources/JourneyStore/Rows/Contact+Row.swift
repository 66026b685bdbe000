import JourneyCore

extension Contact {
    /// In the order of `customer, offer, about, channel, rendition, n`.
    func bindKey(to statement: PreparedStatement, of customer: Int64, in session: Session) throws {
        statement.bind(customer)
        statement.bind(try session.id(of: offer))
        statement.bind(about)
        statement.bind(Int64(channel.rawValue))
        statement.bind(try session.id(of: rendition))
        statement.bind(Int64(number))
    }

    func bindFixed(to statement: PreparedStatement, in session: Session) throws {
        statement.bind(id)
        statement.bind(enrollment)
        statement.bind(try session.id(of: journey))
        statement.bind(try session.id(of: step))
        statement.bind(try session.id(of: message))
        statement.bind(Int64(rung))
        statement.bind(Int64(purpose.rawValue))
        statement.bind(try session.id(of: topic))
        statement.bind(cost.tenThousandths)
        statement.bind(createdAt)
        statement.bind(expiresAt)
    }

    /// `lock`: what it holds; `rank`: where its line stands, if it is queued.
    func bindChanging(to statement: PreparedStatement, _ lock: OfferLock?, rank: Int) {
        statement.bind(state.code)
        statement.bind(state.storedReason.map { Int64($0.rawValue) })
        statement.bind(lane(rank: rank))
        statement.bind(laneTime)
        statement.bind(withdrawal?.code)
        statement.bind(withdrawal.map { Int64($0.reason.rawValue) })
        statement.bind(withdrawal.map { Int64($0.attempt) })
        statement.bind(withdrawal.map { Int64($0.leasesBefore) })
        statement.bind(Int64(attempt))
        statement.bind(isMaybeSent)
        statement.bind(isRecallNoted)
        statement.bind(begunAt)
        statement.bind(sentAt)
        statement.bind(seenAt)
        statement.bind(clickedAt)
        statement.bind(providerID)
        statement.bind(bits: contentHash)
        statement.bind(addressFingerprint.map { Int64(bitPattern: $0) })
        statement.bind(verdict.rule.map { Int64($0.rawValue) })
        statement.bind(verdict.reason.map { Int64($0.rawValue) })
        statement.bind(verdict.value)
        statement.bind(bits: verdict.policyVersion)
        statement.bind(verdict.decidedAt)
        statement.bind(lease.map { Int64($0.number) })
        statement.bind(lease?.until)
        statement.bind(Int64(leaseCount))
        statement.bind(lock?.heldUntil)
    }

    /// In the order of `state, reason, lane, at, withdraw, lease_number, lease_until, lease_count`.
    func bindLease(to statement: PreparedStatement) {
        statement.bind(state.code)
        statement.bind(state.storedReason.map { Int64($0.rawValue) })
        // A lease has ended the waiting in a line.
        statement.bind(lane(rank: 0))
        statement.bind(laneTime)
        statement.bind(withdrawal?.code)
        statement.bind(lease.map { Int64($0.number) })
        statement.bind(lease?.until)
        statement.bind(Int64(leaseCount))
    }

    init(row: PreparedStatement, customer: Int64, in session: Session) throws {
        func damaged(_ column: String) -> StoreError {
            .corrupt(table: "contact", customer: customer, detail: "column '\(column)'")
        }
        func name() throws -> String {
            try session.text(of: row.takeInteger(), table: "contact", customer: customer)
        }

        let offer = try name()
        let about = row.takeText()
        let channel = try row.takeCode(Channel.self).orThrow(damaged("channel"))
        let rendition = try name()
        let number = Int(row.takeInteger())
        let id = try row.takeIdentifier().orThrow(damaged("id"))
        let enrollment = try row.takeIdentifier().orThrow(damaged("enrollment"))
        let journey = try name()
        let step = try name()
        let message = try name()
        let rung = Int(row.takeInteger())
        let purpose = try row.takeCode(Purpose.self).orThrow(damaged("purpose"))
        let topic = try name()
        let cost = Amount(tenThousandths: row.takeInteger())
        let createdAt = row.takeTimestamp()
        let expiresAt = row.takeTimestamp()
        let states = try StoredStates(row: row).orThrow(damaged("state"))
        self.init(
            stored: Stored(
                id: id,
                enrollment: enrollment,
                journey: journey,
                step: step,
                message: message,
                offer: offer,
                about: about,
                channel: channel,
                rendition: rendition,
                number: number,
                rung: rung,
                purpose: purpose,
                topic: topic,
                cost: cost,
                createdAt: createdAt,
                expiresAt: expiresAt,
                state: states.state,
                attempt: Int(row.takeInteger()),
                isMaybeSent: row.takeFlag(),
                isRecallNoted: row.takeFlag(),
                begunAt: row.takeOptionalTimestamp(),
                sentAt: row.takeOptionalTimestamp(),
                seenAt: row.takeOptionalTimestamp(),
                clickedAt: row.takeOptionalTimestamp(),
                providerID: row.takeOptionalText(),
                contentHash: row.takeBits(),
                addressFingerprint: row.takeOptionalInteger().map { UInt64(bitPattern: $0) },
                verdict: try VerdictRecord(row: row).orThrow(damaged("verdict")),
                lease: Lease(row: row),
                leaseCount: Int(row.takeInteger()),
                withdrawal: states.withdrawal
            )
        )
    }

    /// The line in which it waits: it is due by itself, queued in a channel, or failed.
    private func lane(rank: Int) -> Int64? {
        if let withdrawal, let lane = withdrawal.lane(of: channel, rank: rank) { return lane }
        return switch state {
        case .planned, .leased, .begun: Lane.due
        case .queued: Lane.queued(in: channel, rank: rank)
        case .failed: Lane.failed
        case .unknown, .sent, .delivered, .seen, .clicked, .suppressed, .recalled, .expired: nil
        }
    }

    /// When its time in ``lane`` comes; failed ones stand in the order in which they were made.
    private var laneTime: Timestamp? {
        switch withdrawal?.state {
        case .due, .leased, .begun: return due
        case .queued(let from): return from
        case .failed: return createdAt
        case .done, nil: break
        }
        return switch state {
        case .queued(let from): from
        case .failed: createdAt
        case .planned, .leased, .begun, .unknown, .sent, .delivered, .seen, .clicked,
            .suppressed, .recalled, .expired:
            due
        }
    }

    /// Whether its first content may still be asked for: it began, and is not settled.
    var keepsContent: Bool { begunAt != nil && !isSettledFinally }

    /// Whether what was rendered for it is of no more use: only an operator takes it up again.
    var isSettledFinally: Bool {
        // What is to be taken back is named as it was sent, also when an operator tries it again.
        if let withdrawal, withdrawal.state != .done { return false }
        return switch state {
        case .planned, .queued, .leased, .begun, .unknown: false
        case .sent, .delivered, .seen, .clicked, .suppressed, .recalled, .expired, .failed: true
        }
    }
}

extension PreparedStatement {
    /// `nil` where the column has no code of this kind.
    func takeCode<Code: RawRepresentable<UInt8>>(_: Code.Type) -> Code? {
        UInt8(exactly: takeInteger()).flatMap { Code(rawValue: $0) }
    }

    /// A code that may be absent: `.some(nil)` for `NULL`, `nil` where it is damaged.
    func takeOptionalCode<Code: RawRepresentable<UInt8>>(_: Code.Type) -> Code?? {
        guard let integer = takeOptionalInteger() else { return .some(nil) }
        return UInt8(exactly: integer).flatMap { Code(rawValue: $0) }.map { .some($0) }
    }
}

extension VerdictRecord {
    fileprivate init?(row: PreparedStatement) {
        let rule = row.takeOptionalCode(Rule.self)
        let reason = row.takeOptionalCode(Reason.self)
        guard let rule, let reason else { return nil }
        self.init(
            rule: rule,
            reason: reason,
            value: row.takeInteger(),
            policyVersion: row.takeBits(),
            decidedAt: row.takeTimestamp()
        )
    }
}

extension Contact.Lease {
    /// `nil` where the job is not leased.
    fileprivate init?(row: PreparedStatement) {
        // Both are taken, whatever they are: the next column is the one after them.
        let number = row.takeOptionalInteger()
        let until = row.takeOptionalTimestamp()
        guard let number, let until else { return nil }
        self.init(number: Int(number), until: until)
    }
}
