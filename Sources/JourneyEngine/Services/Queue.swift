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
    private var rates: [Channel: RateWindow] = [:]

    package init(
        store: any Store,
        decider: CurrentDecider,
        time: any TimeSource,
        rendering: any Rendering,
        links: any LinkMaking,
        observer: Observer
    ) {
        self.store = store
        self.decider = decider
        self.time = time
        self.rendering = rendering
        self.links = links
        self.observer = observer
    }

    /// Leases at most `limit` jobs; waits up to `wait` for the first.
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
            let decided = try await store.leaseJobs(
                on: channel,
                limit: min(limit, Limits.leaseJobsMax),
                for: min(length, Limits.leaseMax),
                at: time.now,
                deciding: decider.value
            )
            observer.observe(decided.records)
            let isPatient = time.now < deadline && polls <= wait.count / Self.pollInterval.count
            guard decided.result.isEmpty, isPatient else { return (decided.result, length) }
            polls += 1
            try await time.sleep(until: min(time.now + Self.pollInterval, deadline))
        }
    }

    private static let pollInterval = Milliseconds(200)

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
        let (grantsMax, retryAt) = reserve(requests.count, on: channel, at: now)
        let decided = try await store.begin(
            requests,
            grantsMax: grantsMax,
            retryAt: retryAt,
            at: now,
            deciding: decider.value
        )
        observer.observe(decided.records)
        let granted = decided.result.count { $0.result == .granted }
        giveBack(min(grantsMax, requests.count) - granted, on: channel, at: now)
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

    /// How many of `wanted` may begin within this second, over all adapters, and when the next
    /// second starts.
    ///
    /// They are taken at once: another begin may come while the store works.
    private func reserve(
        _ wanted: Int,
        on channel: Channel,
        at now: Timestamp
    ) -> (Int, Timestamp) {
        let second = now.milliseconds / 1_000
        let next = Timestamp(milliseconds: (second + 1) * 1_000)
        guard let rate = decider.value.programme.policy.channels[channel]?.ratePerSecond else {
            return (wanted, next)
        }
        var window = rates[channel] ?? RateWindow(second: second)
        if window.second != second { window = RateWindow(second: second) }
        let granted = max(0, min(wanted, rate - window.granted))
        window.granted += granted
        rates[channel] = window
        return (granted, next)
    }

    private func giveBack(_ count: Int, on channel: Channel, at now: Timestamp) {
        guard rates[channel]?.second == now.milliseconds / 1_000 else { return }
        rates[channel]?.granted -= count
    }

    private struct RateWindow {
        var second: Int64
        var granted = 0
    }
}
