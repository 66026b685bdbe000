package import JourneyCore
package import JourneyStore

/// The send queue as adapters see it: lease, begin, settle, extend.
package actor Queue {
    private let store: any Store
    private let decider: CurrentDecider
    private let time: any TimeSource
    private let rendering: any Rendering
    private let links: any LinkMaking
    private let observer: Observer
    private let alarm: Alarm
    private var rates: [Channel: RateWindow] = [:]
    private var isHeld = false

    package init(
        store: any Store,
        decider: CurrentDecider,
        time: any TimeSource,
        rendering: any Rendering,
        links: any LinkMaking,
        observer: Observer,
        alarm: Alarm
    ) {
        self.store = store
        self.decider = decider
        self.time = time
        self.rendering = rendering
        self.links = links
        self.observer = observer
        self.alarm = alarm
    }

    /// Leases at most `limit` jobs, and no more than the channel's rate leaves of this second; waits
    /// up to `wait` for the first.
    package func lease(
        on channel: Channel,
        limit: Int,
        for lease: Milliseconds?,
        waiting wait: Milliseconds = .zero
    ) async throws -> (jobs: [LeasedJob], lease: Milliseconds) {
        let policy = decider.value.programme.policy.channels[channel]
        let length = lease ?? policy?.lease ?? .seconds(60)
        let wait = min(wait, Limits.leaseWaitMax)
        let deadline = time.now + wait
        // Also counted, for a clock that stands still or is set back must not hold a caller.
        var polls = 0
        while true {
            let jobs = try await leaseNow(
                on: channel,
                limit: min(limit, Limits.leaseJobsMax),
                for: min(length, Limits.leaseMax)
            )
            let isPatient = time.now < deadline && polls <= wait.count / Self.pollInterval.count
            guard jobs.isEmpty, isPatient else { return (jobs, length) }
            polls += 1
            try await time.sleep(until: min(time.now + Self.pollInterval, deadline))
        }
    }

    private static let pollInterval = Milliseconds(200)

    private func leaseNow(
        on channel: Channel,
        limit: Int,
        for lease: Milliseconds
    ) async throws -> [LeasedJob] {
        let now = time.now
        let room = reserve(leases: limit, on: channel, at: now)
        guard room > 0 else { return [] }
        let decided = try await store.leaseJobs(
            on: channel,
            limit: room,
            for: lease,
            at: now,
            deciding: decider.value
        )
        observer.observe(decided.records)
        rates[channel]?.giveBack(leases: room - decided.result.count, at: now)
        return decided.result
    }

    /// Begins jobs, in their order: renders, asks every rule again, grants.
    package func begin(
        _ jobs: [JobReference],
        on channel: Channel
    ) async throws -> [BeginAnswer] {
        let now = time.now
        let subjects = try await store.subjects(of: jobs, at: now)
        var requests: [BeginRequest] = []
        for (job, subject) in zip(jobs, subjects) {
            requests.append(BeginRequest(job: job, content: render(subject, of: job)))
        }
        let grantsMax = reserve(begins: requests.count, on: channel, at: now)
        let decided = try await store.begin(
            requests,
            grantsMax: grantsMax,
            retryAt: RateWindow.nextSecond(after: now),
            at: now,
            deciding: decider.value
        )
        observer.observe(decided.records)
        alarm.sound(decided.closings)
        let granted = decided.result.count {
            $0.result == .granted && $0.grant?.isRepeated == false
        }
        rates[channel]?.giveBack(begins: grantsMax - granted, at: now)
        return decided.result
    }

    package func settle(_ reports: [SettleReport]) async throws -> [Turn.SettleResult] {
        let decided = try await store.settle(reports, at: time.now, deciding: decider.value)
        observer.observe(decided.records)
        return decided.result
    }

    package func extend(
        _ jobs: [JobReference],
        by lease: Milliseconds
    ) async throws -> [Turn.SettleResult] {
        let decided = try await store.extend(
            jobs,
            by: min(lease, Limits.leaseMax),
            at: time.now,
            deciding: decider.value
        )
        observer.observe(decided.records)
        return decided.result
    }

    private func render(
        _ subject: RenderingSubject?,
        of job: JobReference
    ) -> Result<Content, RenderingFailure> {
        guard var subject else {
            // Not held by this token: the store says so, whatever the content.
            return .failure(RenderingFailure(reason: .templateMissing, detail: "no such job"))
        }
        subject.links = links.links(for: job.contact, of: subject.contact)
        return rendering.render(subject)
    }

    // MARK: The channel's rate

    /// Nothing is handed out until ``release()``: what fell due while nobody was there is decided
    /// first, so that the most important of it leaves first.
    package func hold() { isHeld = true }

    package func release() { isHeld = false }

    /// The channels that have used up this second.
    package func fullChannels() -> ChannelSet {
        ChannelSet(
            Channel.allCases.filter { channel in
                guard let rate = rate(of: channel) else { return false }
                return rates[channel]?.isFull(of: rate, at: time.now) == true
            }
        )
    }

    /// When what waits for its channel's rate alone may be leased; `nil` where nothing does.
    ///
    /// For clocks that are moved: whoever polls need not ask.
    package func nextRoom() async throws -> Timestamp? {
        let now = time.now
        let full = fullChannels()
        let waiting = try await store.queuedChannels(at: now)
        guard Channel.allCases.contains(where: { full.contains($0) && waiting.contains($0) })
        else { return nil }
        return RateWindow.nextSecond(after: now)
    }

    private func rate(of channel: Channel) -> Int? {
        decider.value.programme.policy.channels[channel]?.ratePerSecond
    }

    /// How many of `wanted` may be handed out now.
    private func reserve(leases wanted: Int, on channel: Channel, at now: Timestamp) -> Int {
        guard !isHeld else { return 0 }
        guard let rate = rate(of: channel) else { return wanted }
        return rates[channel, default: RateWindow()].lease(wanted, of: rate, at: now)
    }

    /// How many of `wanted` may begin within this second, over all adapters.
    private func reserve(begins wanted: Int, on channel: Channel, at now: Timestamp) -> Int {
        guard let rate = rate(of: channel) else { return wanted }
        return rates[channel, default: RateWindow()].begin(wanted, of: rate, at: now)
    }
}
