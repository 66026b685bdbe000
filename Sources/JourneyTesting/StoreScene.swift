package import JourneyCore
package import JourneyStore

/// A store with the sample programme, and what tests do with it again and again.
package struct StoreScene: Sendable {
    package let store: any Store
    package let decider: Decider

    package init(_ store: any Store, _ programme: Programme = SampleProgramme.make()) {
        self.store = store
        decider = SampleProgramme.decider(programme)
    }

    /// 14 November 2023, 22:13:20 UTC.
    package static let start = Timestamp(milliseconds: 1_700_000_000_000)

    /// Takes one event in; the customer is reachable in every channel.
    @discardableResult
    package func takeIn(
        _ name: String,
        of customer: String,
        id: String = "m1",
        at now: Timestamp = start,
        properties: ValueMap = ValueMap(),
        profile: ProfileChange? = nil
    ) async throws -> IntakeReceipt? {
        let event = IncomingEvent.sample(
            name,
            of: customer,
            id: id,
            at: now,
            properties: properties,
            profile: profile ?? .reachable(customer)
        )
        return try await store.takeIn([event], at: now, deciding: decider).result.first
    }

    package func lease(
        _ channel: Channel,
        limit: Int = 10,
        for length: Milliseconds = .seconds(60),
        at now: Timestamp = start
    ) async throws -> [LeasedJob] {
        try await store.leaseJobs(
            on: channel,
            limit: limit,
            for: length,
            at: now,
            deciding: decider
        ).result
    }

    package func begin(
        _ jobs: [JobReference],
        content: String = "hello",
        grantsMax: Int = 10,
        at now: Timestamp = start
    ) async throws -> [BeginAnswer] {
        try await store.begin(
            jobs.map { BeginRequest(job: $0, content: .success(.sample(content))) },
            grantsMax: grantsMax,
            retryAt: now + .seconds(1),
            at: now,
            deciding: decider
        ).result
    }

    package func settle(
        _ jobs: [JobReference],
        _ outcome: SettleReport.Outcome,
        provider: String? = nil,
        at now: Timestamp = start
    ) async throws -> [Turn.SettleResult] {
        try await store.settle(
            jobs.map { SettleReport(job: $0, outcome: outcome, provider: provider) },
            at: now,
            deciding: decider
        ).result
    }

    package func hear(
        _ feedback: Feedback,
        about handle: ContactHandle,
        at now: Timestamp = start,
        id: String? = nil
    ) async throws -> FeedbackReceipt? {
        try await store.hear(
            [FeedbackReport(subject: .contact(handle), feedback: feedback, at: now, id: id)],
            at: now,
            deciding: decider
        ).result.first
    }

    package func hear(
        _ feedback: Feedback,
        aboutID id: String,
        of provider: String
    ) async throws -> FeedbackReceipt? {
        let subject = FeedbackReport.Subject.provider(id: id, provider: provider)
        return try await store.hear(
            [FeedbackReport(subject: subject, feedback: feedback, at: Self.start)],
            at: Self.start,
            deciding: decider
        ).result.first
    }

    package func wake(limit: Int = 100, at now: Timestamp) async throws -> WakeReport {
        try await store.wakeDue(limit: limit, at: now, deciding: decider).result
    }

    /// Leases, begins and settles one job; the contact is sent.
    @discardableResult
    package func send(
        on channel: Channel,
        at now: Timestamp = start,
        providerID: String? = nil,
        provider: String? = nil
    ) async throws -> ContactHandle? {
        guard let job = try await lease(channel, limit: 1, at: now).first?.reference else {
            return nil
        }
        _ = try await begin([job], at: now)
        _ = try await settle([job], .accepted(providerID: providerID), provider: provider, at: now)
        return job.contact
    }

    package func contacts(of customer: String) async throws -> [Contact] {
        try await store.customer(customer)?.contacts ?? []
    }
}

extension LeasedJob {
    /// As its adapter names it afterwards.
    package var reference: JobReference {
        JobReference(contact: handle, lease: contact.lease?.number ?? 0)
    }
}
