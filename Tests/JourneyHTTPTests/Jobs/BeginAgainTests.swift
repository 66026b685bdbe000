import JourneyCore
import JourneyHTTP
import JourneyTesting
import Testing

/// An adapter whose begin was not answered asks once more, with the same token.
struct BeginAgainTests {
    @Test func `it gets the same answer, for what is left of its second`() async throws {
        let shop = try await TestShop()
        try await shop.signUp()
        let job = try await shop.lease()

        let first = try await shop.begin(job).json[0]
        shop.time.advance(by: Milliseconds(400))
        let again = try await shop.begin(job).json[0]

        #expect(first["valid_ms"].count == 1_000)
        #expect(again["valid_ms"].count == 600)
        #expect(again["result"].text == "ok")
        #expect(again.names == first.names)
        for name in ["to", "content", "headers", "links"] {
            #expect(again[name] == first[name], "\(name)")
        }
    }

    @Test func `it costs no second place of the channel's rate`() async throws {
        var policy = Policy.sample()
        policy.channels[.email]?.ratePerSecond = 2
        let shop = try await TestShop(policy: policy)
        for customer in ["anna", "boris"] { try await shop.signUp(customer) }
        let leased = try await shop.post(
            "/v1/channels/email/jobs:lease",
            as: .jobs(.email),
            #"{"max": 2}"#
        )
        let jobs = (0..<2).map { index in
            let job = leased.json["jobs"][index]
            return (contact: job["contact"].text ?? "", token: job["lease_token"].text ?? "")
        }
        var results: [String?] = []

        for job in [jobs[0], jobs[0], jobs[0], jobs[1]] {
            results.append(try await shop.begin(job).json[0]["result"].text)
        }

        #expect(results == ["ok", "ok", "ok", "ok"])
    }

    @Test func `after its second, or a settlement, it is told that the job is not its own`()
        async throws
    {
        let shop = try await TestShop()
        try await shop.signUp("anna")
        let late = try await shop.lease()
        _ = try await shop.begin(late)
        shop.time.advance(by: .seconds(1))
        try await shop.signUp("boris")
        let settled = try await shop.lease()
        _ = try await shop.begin(settled)
        _ = try await shop.settle(settled, #""outcome": "transient""#)

        #expect(try await shop.begin(late).json[0]["result"].text == "not_yours")
        #expect(try await shop.begin(settled).json[0]["result"].text == "not_yours")
    }
}
