import JourneyCore
import JourneyEngine
import JourneyStore

/// Adapters: they lease, begin, call their provider and settle, and may die after each of these,
/// hold a job for too long, and say everything twice. They never lie about what a provider did.
extension FaultWorld {
    mutating func workAsAdapter() async throws {
        switch dice.roll(100) {
        case 0...24: try await lease()
        case 25...26: die()
        case 27...29: try await extendLease()
        case 30...41: try await speakOfFormer()
        default: try await goOnWithJob()
        }
    }

    /// A second adapter serves each channel now and then.
    mutating func lease(on only: Channel? = nil, limit: Int? = nil) async throws {
        let channel = only ?? dice.pick(Channel.faulty)
        let adapter = "\(channel.word)-\(dice.roll(4) / 3)"
        let limit = limit ?? 1 + dice.roll(5)
        let length: Milliseconds? =
            dice.happens(1, in: 3) ? Milliseconds(dice.within(1_000...200_000)) : nil
        let answer = try await ask {
            try await $0.queue.lease(on: channel, limit: limit, for: length)
        }
        for job in answer?.jobs ?? [] {
            counts.leases += 1
            let number = job.contact.lease?.number ?? 0
            let held = HeldJob(adapter: adapter, job: job, lease: number, phase: .leased)
            self.held.append(held)
            note(
                .leased(
                    FaultAct.Leased(
                        holder: held.holder,
                        customer: job.customer,
                        key: job.key,
                        channel: channel,
                        length: answer?.lease ?? .zero,
                        isMaybeSent: job.contact.isMaybeSent,
                        isWithdrawal: held.isWithdrawal
                    )
                )
            )
        }
    }

    mutating func goOnWithJob() async throws {
        guard !held.isEmpty else { return try await lease() }
        let index = dice.roll(held.count)
        switch held[index].phase {
        case .leased: try await begin(with: index)
        case .begun(let validUntil): call(index, validUntil: validUntil)
        case .over: try await settle(index)
        case .dropped: former.append(held.remove(at: index))
        }
    }

    // MARK: Begin

    /// Begins a job, now and then with others that the same adapter holds.
    mutating func begin(with index: Int) async throws {
        let first = held[index]
        var batch = [index]
        if dice.happens(1, in: 3) {
            batch += held.indices.filter {
                $0 != index && held[$0].adapter == first.adapter && held[$0].isLeased
            }
        }
        let references = batch.map { held[$0].reference }
        let answers = try await ask { try await $0.queue.begin(references, on: first.channel) }
        for (place, index) in batch.enumerated() {
            try await take(answers?[place], of: index)
        }
        let dropped = held.filter {
            if case .dropped = $0.phase { true } else { false }
        }
        former += dropped
        held.removeAll { if case .dropped = $0.phase { true } else { false } }
    }

    private mutating func take(_ answer: BeginAnswer?, of index: Int) async throws {
        guard let answer else {
            note(.begun(held[index].holder, result: "lost", content: nil, address: nil))
            // It may have been granted: an adapter that asks again is granted what is left of it.
            if dice.happens(1, in: 2) { held[index].phase = .dropped }
            return
        }
        guard let grant = answer.grant else {
            note(.begun(held[index].holder, result: answer.result.word, content: nil, address: nil))
            held[index].phase = .dropped
            return
        }
        counts.grants += 1
        let isRetried = retried.contains(held[index].job.contact.id)
        let content = isRetried ? nil : contentHash(of: grant)
        note(
            .begun(
                held[index].holder,
                result: answer.result.word,
                content: content,
                address: grant.address
            )
        )
        held[index].phase = .begun(validUntil: now + grant.validity)
        try await examine(grant, of: held[index])
    }

    private func contentHash(of grant: BeginAnswer.Grant) -> UInt64 {
        guard case .string(let text)? = grant.fields["text"] else { return 0 }
        return StableHash(text).value
    }

    // MARK: The provider

    private mutating func call(_ index: Int, validUntil: Timestamp) {
        // A grant that is over is no permission: nothing left, and that may be said or not.
        guard now < validUntil else {
            held[index].phase =
                dice.happens(1, in: 2) ? .over(.transient(retryAfter: nil)) : .dropped
            return
        }
        let outcome = dice.pick(weighted: [
            (72, SettleReport.Outcome.accepted(providerID: nil)),
            (10, .transient(retryAfter: nil)), (3, .transient(retryAfter: .minutes(5))),
            (4, .throttled(retryAfter: .seconds(30))), (4, .permanentRecipient),
            (4, .permanentRequest), (1, .config),
        ])
        guard case .accepted = outcome else { return held[index].phase = .over(outcome) }
        held[index].phase = .over(.accepted(providerID: hand(held[index].job)))
    }

    /// The provider takes it: from here on the customer may have it, or what they had is gone.
    mutating func hand(_ job: LeasedJob) -> String? {
        let contact = job.contact
        guard let index = providers.firstIndex(where: { $0.channel == contact.channel }) else {
            preconditionFailure("every channel of the programme has a provider")
        }
        let (id, isRepeated) = providers[index].take(job.key)
        counts.received += 1
        note(
            .received(
                FaultAct.Received(
                    provider: providers[index].name,
                    key: job.key,
                    isRepeated: isRepeated,
                    customer: job.customer,
                    message: contact.message,
                    about: contact.about,
                    channel: contact.channel
                )
            )
        )
        guard !contact.isWithdrawing else {
            counts.withdrawn += 1
            return nil
        }
        deliveries.append(
            Delivery(
                handle: job.handle,
                customer: job.customer,
                channel: contact.channel,
                providerID: id,
                contact: contact
            )
        )
        return id
    }

    // MARK: Settle

    private mutating func settle(_ index: Int) async throws {
        guard case .over(let outcome) = held[index].phase else { return }
        let holder = held[index]
        guard try await report(outcome, of: holder) else { return }
        former.append(held.remove(at: index))
    }

    /// `false` where no answer came.
    @discardableResult
    mutating func report(_ outcome: SettleReport.Outcome, of job: HeldJob) async throws -> Bool {
        let report = SettleReport(job: job.reference, outcome: outcome)
        let result = try await ask { try await $0.queue.settle([report]) }?.first
        note(.settled(job.holder, outcome: outcome.word, result: result?.word ?? "lost"))
        guard result == .ok, case .accepted(let id?) = outcome else { return result != nil }
        for report in orphans.removeValue(forKey: id) ?? [] {
            noteFeedback(report, about: job.job.handle)
        }
        return true
    }

    // MARK: Dying and speaking twice

    private mutating func die() {
        guard let adapter = held.map(\.adapter).randomElement(using: &dice) else { return }
        former += held.filter { $0.adapter == adapter }
        held.removeAll { $0.adapter == adapter }
    }

    private mutating func extendLease() async throws {
        guard !held.isEmpty else { return }
        let job = dice.pick(held)
        let length = Milliseconds(dice.within(1_000...300_000))
        let results = try await ask { try await $0.queue.extend([job.reference], by: length) }
        let result = results?.first?.word ?? "lost"
        note(.extended(job.holder, by: length, result: result))
    }

    /// An adapter that came back tells what it knows, with whatever token it has.
    private mutating func speakOfFormer() async throws {
        guard !former.isEmpty else { return }
        let job = dice.pick(former)
        switch job.phase {
        case .over(let outcome): try await report(outcome, of: job)
        case .leased, .begun, .dropped:
            guard dice.happens(1, in: 2) else {
                try await report(.transient(retryAfter: nil), of: job)
                return
            }
            let answers = try await ask {
                try await $0.queue.begin([job.reference], on: job.channel)
            }
            guard let answer = answers?.first else {
                return note(.begun(job.holder, result: "lost", content: nil, address: nil))
            }
            note(
                .begun(
                    job.holder,
                    result: answer.result.word,
                    content: nil,
                    address: answer.grant?.address
                )
            )
            // It is not waiting for this grant any more, so the provider is never called.
            guard let grant = answer.grant else { return }
            counts.grants += 1
            try await examine(grant, of: job)
        }
    }
}
