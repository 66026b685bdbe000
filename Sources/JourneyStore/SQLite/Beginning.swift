import JourneyCore

/// One call of `begin`: what it may still grant.
struct Beginning {
    private let batch: CustomerBatch
    private let grantsMax: Int
    private let retryAt: Timestamp
    /// Only under a ceiling.
    private let hour: (count: HourCount, limit: Int)?
    private(set) var closings: [GateClosing] = []
    private var granted = 0
    private var grantedJobs: Set<JobReference> = []
    /// Of those granted, the ones that speak: to take something back is none.
    private var spoken = 0

    init(_ batch: CustomerBatch, grantsMax: Int, retryAt: Timestamp) throws {
        self.batch = batch
        self.grantsMax = grantsMax
        self.retryAt = retryAt
        hour = try batch.programme.policy.sendsPerHourMax.map { limit in
            (try batch.session.hourCount(at: batch.now), limit)
        }
    }

    mutating func answer(_ asked: BeginRequest) throws -> BeginAnswer {
        var request = asked
        request.job.contact = try batch.current(asked.job.contact)
        let job = request.job
        if let again = try answerAgain(request) { return again }
        guard granted < grantsMax else {
            let result = try batch.turn(about: job.contact) { turn, contact in
                turn.postpone(contact.id, lease: job.lease, until: retryAt)
            }
            return BeginAnswer(result: result ?? .notYours)
        }
        try closeAtCeiling(before: job)
        return try begin(request) ?? BeginAnswer(result: .notYours)
    }

    func finish() throws {
        // Without a ceiling nobody asks.
        guard spoken > 0, hour != nil else { return }
        try batch.session.countBegun(spoken, at: batch.now)
    }

    /// One more than the ceiling allows wants to begin: something is wrong with a journey, or with
    /// its caller, and nobody hears more of it.
    private mutating func closeAtCeiling(before job: JobReference) throws {
        guard let hour, hour.count.begun + spoken >= hour.limit, try batch.wouldBegin(job)
        else { return }
        let closing = GateClosing(
            scope: .everything,
            closedAt: batch.now,
            ceiling: CeilingReached(
                count: hour.count.begun + spoken,
                limit: hour.limit,
                countedSince: hour.count.since
            )
        )
        if try batch.session.close(closing) { closings.append(closing) }
    }

    private mutating func begin(_ request: BeginRequest) throws -> BeginAnswer? {
        let job = request.job
        var content = request.content
        var isKept = false
        let answer = try batch.turn(about: job.contact) { turn, contact in
            if let kept = try batch.keptContent(of: contact, customer: job.contact.customer) {
                content = .success(kept)
                isKept = true
            } else if contact.isWithdrawing(lease: job.lease) {
                // Who can't be told what to remove is still told for whom.
                content = .success((try? content.get()) ?? Content(fields: ValueMap(), hash: 0))
            }
            let result = turn.begin(
                contact.id,
                lease: job.lease,
                content: content.map(\.hash)
            )
            return (result, turn.customer)
        }
        guard let (result, customer) = answer else { return nil }
        guard result == .granted, let contact = customer.contact(job.contact),
            case .success(let rendered) = content
        else { return BeginAnswer(result: result) }
        granted += 1
        grantedJobs.insert(job)
        if !contact.isWithdrawing(lease: job.lease) { spoken += 1 }
        if !isKept {
            try batch.keep(rendered, of: contact, customer: job.contact.customer)
        }
        return BeginAnswer(result: result, grant: grant(contact, rendered, customer))
    }

    private func grant(
        _ contact: Contact,
        _ content: Content,
        _ customer: Customer
    ) -> BeginAnswer.Grant {
        let address = customer.profile.address(on: contact.channel)?.text
        return BeginAnswer.Grant(
            address: contact.channel.needsAddress ? address : nil,
            fields: content.fields,
            contact: contact
        )
    }

    /// The answer was lost, and the adapter asks once more: it is answered as before, and neither
    /// the rate nor the ceiling count it again.
    private func answerAgain(_ request: BeginRequest) throws -> BeginAnswer? {
        let job = request.job
        // Said twice in one breath is no lost answer: the first item has it.
        guard !grantedJobs.contains(job) else { return BeginAnswer(result: .notYours) }
        let index = batch.member(number: job.contact.customer)
        guard let customer = try batch.customer(index), let contact = customer.contact(job.contact),
            contact.lease?.number == job.lease, contact.mayBeGrantedAgain
        else { return nil }
        let turn = try batch.makeTurn(of: customer)
        let validity = turn.grantAgain(contact.id, lease: job.lease)
        if let failure = batch.addresses.failure { throw failure }
        guard let validity else { return nil }
        var content = try batch.keptContent(of: contact, customer: job.contact.customer)
        if content == nil, contact.isWithdrawing { content = try? request.content.get() }
        guard let content else { return nil }
        var again = grant(contact, content, customer)
        again.validity = validity
        again.isRepeated = true
        return BeginAnswer(result: .granted, grant: again)
    }
}
