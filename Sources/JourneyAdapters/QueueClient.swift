package import JourneyCore

/// The daemon's queue as an adapter of one channel sees it.
package struct QueueClient: Sendable {
    package struct Job: Sendable {
        package var contact: String
        package var token: String
        /// All that the lease said.
        package var details: ValueMap
    }

    package struct Begun: Sendable {
        package var contact: String
        /// `ok`, or why not.
        package var result: String
        package var answer: ValueMap
    }

    private let client: HTTPClient
    private let channel: String

    package init(_ client: HTTPClient, channel: String) {
        self.client = client
        self.channel = channel
    }

    /// Waits up to `wait` for the first job.
    package func lease(max: Int, wait: Milliseconds) async throws -> [Job] {
        let answer = try await call(
            "lease",
            .map(["max": .int(Int64(max)), "wait": .double(Double(wait.count) / 1_000)])
        )
        guard case .map(let map) = answer, case .list(let jobs)? = map["jobs"] else {
            throw HTTPClient.Failure("the daemon's answer to a lease has no 'jobs'")
        }
        return jobs.compactMap { job in
            guard case .map(let details) = job, case .string(let contact)? = details["contact"],
                case .string(let token)? = details["lease_token"]
            else { return nil }
            return Job(contact: contact, token: token, details: details)
        }
    }

    package func begin(_ jobs: [Job]) async throws -> [Begun] {
        let items = jobs.map { job in
            Value.map(["contact": .string(job.contact), "lease_token": .string(job.token)])
        }
        return try await list("begin", items).map { answer in
            Begun(
                contact: answer.string("contact") ?? "",
                result: answer.string("result") ?? "",
                answer: answer
            )
        }
    }

    /// Returns the result of each, in order.
    package func accept(_ jobs: [(job: Job, providerID: String)]) async throws -> [String] {
        let items = jobs.map { entry in
            Value.map([
                "contact": .string(entry.job.contact),
                "lease_token": .string(entry.job.token),
                "outcome": .string("accepted"),
                "provider_id": .string(entry.providerID),
            ])
        }
        return try await list("settle", items).map { $0.string("result") ?? "" }
    }

    private func list(_ verb: String, _ items: [Value]) async throws -> [ValueMap] {
        guard case .list(let answers) = try await call(verb, .list(items)),
            answers.count == items.count
        else {
            throw HTTPClient.Failure("the daemon's answer to a \(verb) has not one item per job")
        }
        return answers.map { answer in
            guard case .map(let map) = answer else { return ValueMap() }
            return map
        }
    }

    private func call(_ verb: String, _ body: Value) async throws -> Value {
        let response = try await client.send(
            "POST",
            "/v1/channels/\(channel)/jobs:\(verb)",
            body: body
        )
        guard response.status == 200 else {
            let text = String(decoding: response.body.prefix(500), as: UTF8.self)
            throw HTTPClient.Failure("the daemon refused a \(verb) (\(response.status)): \(text)")
        }
        return try Value(json: response.body)
    }
}

extension ValueMap {
    func string(_ name: String) -> String? {
        guard case .string(let text)? = self[name] else { return nil }
        return text
    }
}
