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
            var decided = Decided(answers, records: batch.records)
            decided.closings = beginning.closings
            return decided
        }
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
