package import JourneyCore

extension SQLiteStore {
    package func leaseJobs(
        on channel: Channel,
        limit: Int,
        for lease: Milliseconds,
        at now: Timestamp,
        deciding decider: Decider
    ) async throws -> Decided<[LeasedJob]> {
        precondition(
            (1...StoreLimits.jobBatchMax).contains(limit),
            "leasing \(limit) jobs at once is a caller's mistake"
        )
        let seenWhen = decider.programme.policy.channels[channel]?.seenWhen ?? .opened
        return try await write { session in
            guard try session.isServed(channel) else { return Decided([], records: []) }
            var jobs = try session.queuedJobs(on: channel, limit: limit, at: now)
            for index in jobs.indices {
                // A lease changes the contact alone and is no decision: the customer with all that
                // is known of it isn't needed.
                _ = jobs[index].contact.receive(
                    .leased(until: now + lease),
                    at: now,
                    seenWhen: seenWhen
                )
                let job = jobs[index]
                try session.writeLease(of: job.contact, customer: job.handle.customer)
            }
            return Decided(jobs, records: [])
        }
    }

    package func queuedChannels(at now: Timestamp) async throws -> ChannelSet {
        try await read { session in
            ChannelSet(try session.oldestQueued().filter { $0.value <= now }.keys)
        }
    }

    package func subjects(
        of jobs: [JobReference],
        at now: Timestamp
    ) async throws -> [RenderingSubject?] {
        try await read { session in
            var customers: [Int64: Customer] = [:]
            return try jobs.map { job in
                let number = job.contact.customer
                if customers[number] == nil { customers[number] = try session.current(number) }
                guard let customer = customers[number],
                    let contact = customer.contact(job.contact),
                    contact.lease?.number == job.lease,
                    let enrollment = customer.enrollments.first(where: {
                        $0.id == contact.enrollment
                    })
                else { return nil }
                return RenderingSubject(
                    customer: customer,
                    contact: contact,
                    entry: enrollment.entry,
                    variables: enrollment.variables,
                    now: now,
                    links: ValueMap()
                )
            }
        }
    }

    package func begin(
        _ requests: [BeginRequest],
        grantsMax: Int,
        retryAt: Timestamp,
        at now: Timestamp,
        deciding decider: Decider
    ) async throws -> Decided<[BeginAnswer]> {
        precondition(requests.count <= StoreLimits.jobBatchMax, "too many jobs at once")
        return try await write { session in
            let batch = CustomerBatch(session, decider, at: now)
            var beginning = try Beginning(batch, grantsMax: grantsMax, retryAt: retryAt)
            let answers = try requests.map { try beginning.answer($0) }
            try beginning.finish()
            return Decided(answers, records: batch.records)
        }
    }
}

/// One call of `begin`: what it may still grant.
private struct Beginning {
    let batch: CustomerBatch
    let grantsMax: Int
    let retryAt: Timestamp
    var roomInHour: Int?
    var granted = 0
    /// Of those granted, the ones that speak: to take something back is none.
    var spoken = 0

    init(_ batch: CustomerBatch, grantsMax: Int, retryAt: Timestamp) throws {
        self.batch = batch
        self.grantsMax = grantsMax
        self.retryAt = retryAt
        roomInHour = try batch.roomInHour()
    }

    mutating func answer(_ asked: BeginRequest) throws -> BeginAnswer {
        var request = asked
        request.job.contact = try batch.current(asked.job.contact)
        let job = request.job
        guard granted < grantsMax else {
            let result = try batch.turn(about: job.contact) { turn, contact in
                turn.postpone(contact.id, lease: job.lease, until: retryAt)
            }
            return BeginAnswer(result: result ?? .notYours)
        }
        if let roomInHour, spoken >= roomInHour, try batch.isHeld(job) {
            // Something is wrong with a journey, or with its caller: nobody hears more of it.
            try batch.session.close(.everything, at: batch.now)
        }
        return try begin(request) ?? BeginAnswer(result: .notYours)
    }

    func finish() throws { try batch.countBegun(spoken) }

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
        if !contact.isWithdrawing(lease: job.lease) { spoken += 1 }
        if !isKept {
            try batch.keep(rendered, of: contact, customer: job.contact.customer)
        }
        let address = customer.profile.address(on: contact.channel)?.text
        return BeginAnswer(
            result: result,
            grant: BeginAnswer.Grant(
                address: contact.channel.needsAddress ? address : nil,
                fields: rendered.fields,
                contact: contact
            )
        )
    }
}

extension Session {
    /// Whether anything of this channel may be handed out now.
    func isServed(_ channel: Channel) throws -> Bool {
        let closed = try gates().closed
        guard !closed.contains(.everything), !closed.contains(.channel(channel)) else {
            return false
        }
        return try !heldChannels().contains(channel)
    }

    func heldChannels() throws -> [Channel] {
        var channels: [Channel] = []
        try statement(.heldChannels).forEachRow { row in
            channels.append(
                try row.takeCode(Channel.self).orThrow(
                    .corrupt(table: "held_channel", customer: nil, detail: "column 'channel'")
                )
            )
        }
        return channels
    }

    fileprivate func queuedJobs(
        on channel: Channel,
        limit: Int,
        at now: Timestamp
    ) throws -> [LeasedJob] {
        let gates = try gates()
        // Of each line: what one stopped journey has waiting must not hide the others.
        let rowsMax = gates.closed.isEmpty ? limit : limit * StoreLimits.leaseLookAhead
        var jobs: [LeasedJob] = []
        jobs.reserveCapacity(limit)
        var line = try nextLine(of: channel, after: nil)
        while let current = line, jobs.count < limit {
            let select = try statement(.queuedContacts)
            select.bind(current)
            select.bind(now)
            select.bind(Int64(rowsMax))
            try select.forEachRow { row in
                guard jobs.count < limit else { return }
                let customer = row.takeText()
                let number = row.takeInteger()
                let contact = try Contact(row: row, customer: number, in: self)
                // A stopped journey takes back what it has shown.
                guard
                    contact.isWithdrawing
                        || gates.isOpen(journey: contact.journey, channel: channel)
                else { return }
                let handle = ContactHandle(customer: number, contact: contact.id)
                jobs.append(LeasedJob(handle: handle, customer: customer, contact: contact))
            }
            line = try nextLine(of: channel, after: current)
        }
        return jobs
    }
}
