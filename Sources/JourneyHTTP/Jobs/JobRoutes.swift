import Hummingbird
import JourneyCore
import JourneyEngine
import JourneyStore
import ServiceLifecycle

/// The send queue over HTTP: lease, begin, settle, extend.
///
/// An adapter sees its own channel only, and no more of a customer than it needs.
struct JobRoutes {
    let engine: Engine
    let keyring: Keyring
    let signer: Signer
    let links: any LinkMaking

    func add(to routes: inout RouteTable) {
        add("lease", to: &routes, lease)
        add("begin", to: &routes, begin)
        add("settle", to: &routes, settle)
        add("extend", to: &routes, extend)
    }

    private func add(
        _ verb: String,
        to routes: inout RouteTable,
        _ handler: @escaping @Sendable (Request, Channel) async throws -> Response
    ) {
        // Some client libraries escape the colon.
        for colon in [":", "%3A", "%3a"] {
            routes.post("/v1/channels/{channel}/jobs\(colon)\(verb)") { request, context in
                try await handler(request, try await channel(of: request, context))
            }
        }
    }

    /// The channel of the address, if the caller may have its jobs.
    private func channel(of request: Request, _ context: CallContext) async throws -> Channel {
        let word = context.parameters.get("channel") ?? ""
        guard let channel = Channel(word: word) else {
            let known = Channel.allCases.map(\.word).joined(separator: ", ")
            throw Problem.notFound("unknown channel '\(word.prefix(40))': it is one of \(known)")
        }
        _ = try await keyring.caller(of: request, for: .jobs(channel))
        return channel
    }

    private func lease(_ request: Request, on channel: Channel) async throws -> Response {
        let wish = try LeaseWish(try await request.json(limit: Limits.requestBytesMax))
        let queue = engine.queue
        let leased = try await cancelWhenGracefulShutdown {
            do {
                return try await queue.lease(
                    on: channel,
                    limit: wish.max,
                    for: wish.lease,
                    waiting: wish.wait
                )
            } catch is CancellationError {
                // The daemon stops: who waits is sent home, and a lease that was made lapses.
                return (jobs: [LeasedJob](), lease: Milliseconds.zero)
            }
        }
        let tokens = LeaseTokens(signer: signer, channel: channel)
        var answer = JSONObject()
        answer.set(
            "jobs",
            .list(leased.jobs.map { JobAnswer.leased($0, lease: leased.lease, tokens: tokens) })
        )
        return .json(answer.value)
    }

    private func begin(_ request: Request, on channel: Channel) async throws -> Response {
        let items = try await items(of: request, on: channel)
        let jobs = items.compactMap(\.job)
        let answers = jobs.isEmpty ? [] : try await engine.queue.begin(jobs, on: channel)
        return .json(
            JobItem.answers(to: items, Array(zip(jobs, answers))) { answered, object in
                let (job, answer) = answered
                JobAnswer.set(answer, of: job, links: links, in: &object)
            }
        )
    }

    private func settle(_ request: Request, on channel: Channel) async throws -> Response {
        let items = try await items(of: request, on: channel)
        let reports = try items.enumerated().compactMap { index, item in
            let outcome = try SettleReport.Outcome(item.members, index: index)
            let provider = try SettleReport.provider(item.members, index: index)
            return item.job.map { SettleReport(job: $0, outcome: outcome, provider: provider) }
        }
        let results = reports.isEmpty ? [] : try await engine.queue.settle(reports)
        return .json(JobItem.answers(to: items, results) { $1.set("result", $0.word) })
    }

    private func extend(_ request: Request, on channel: Channel) async throws -> Response {
        let items = try await items(of: request, on: channel)
        let policy = engine.decider.value.programme.policy.channels[channel]
        var jobs: [JobReference] = []
        var leases: [Milliseconds] = []
        for item in items {
            let lease = try item.members.seconds("lease", atMost: Limits.leaseMax)
            guard let job = item.job else { continue }
            jobs.append(job)
            leases.append(lease ?? policy?.lease ?? .seconds(60))
        }
        var results = [Turn.SettleResult](repeating: .notYours, count: jobs.count)
        for lease in Set(leases).sorted() {
            let positions = leases.indices.filter { leases[$0] == lease }
            let extended = try await engine.queue.extend(positions.map { jobs[$0] }, by: lease)
            for (position, result) in zip(positions, extended) { results[position] = result }
        }
        return .json(
            JobItem.answers(to: items, Array(zip(results, leases))) { answered, object in
                let (result, lease) = answered
                object.set("result", result.word)
                guard result == .ok else { return }
                object.set("lease_ms", .int(lease.count))
            }
        )
    }

    private func items(of request: Request, on channel: Channel) async throws -> [JobItem] {
        try JobItem.list(
            try await request.json(limit: Limits.requestBytesMax),
            tokens: LeaseTokens(signer: signer, channel: channel)
        )
    }
}
