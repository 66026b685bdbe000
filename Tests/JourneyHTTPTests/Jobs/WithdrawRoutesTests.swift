import JourneyCore
import JourneyHTTP
import JourneyTesting
import Testing

/// A display that was sent is taken back by a job of its own.
struct WithdrawRoutesTests {
    /// Anna was shown a banner; then she bought.
    private func shop() async throws -> (TestShop, send: Value) {
        let shop = try await TestShop(
            ladder: [Rung(channel: .display, duration: .days(2))],
            goal: Goal(condition: EventCondition(event: "Bought"), within: .days(7)),
            content: ["audience": .string("cart"), "creative": .string("paw-5")]
        )
        try await shop.signUp()
        let leased = try await leaseAnswer(shop)
        let job = Self.reference(leased)
        _ = try await shop.begin(job, on: .display)
        _ = try await shop.settle(job, on: .display, #""outcome": "accepted""#)
        return (shop, leased.json["jobs"][0])
    }

    private func buy(_ shop: TestShop) async throws {
        let answer = try await shop.post(
            "/v1/track",
            as: .eventsTrusted,
            #"{"userId": "anna", "messageId": "b-1", "event": "Bought"}"#
        )
        #expect(answer.status == 200)
    }

    private func leaseAnswer(_ shop: TestShop) async throws -> Interface.Answer {
        try await shop.post(
            "/v1/channels/display/jobs:lease",
            as: .jobs(.display),
            #"{"max": 5}"#
        )
    }

    private static func reference(
        _ answer: Interface.Answer
    ) -> (contact: String, token: String) {
        let job = answer.json["jobs"][0]
        return (job["contact"].text ?? "", job["lease_token"].text ?? "")
    }

    @Test func `a goal queues a job of kind withdraw, with a key and no end of its own`()
        async throws
    {
        let (shop, send) = try await shop()
        #expect(send["kind"].text == "send")
        #expect(try await leaseAnswer(shop).json["jobs"].count == 0)

        try await buy(shop)
        let answer = try await leaseAnswer(shop)

        #expect(answer.json["jobs"].count == 1)
        let job = answer.json["jobs"][0]
        #expect(
            job.names == [
                "contact", "lease_token", "kind", "attempt", "lease_ms", "maybe_sent",
                "idempotency_key", "customer", "journey", "step", "message", "about", "channel",
                "cost", "test",
            ]
        )
        #expect(job["kind"].text == "withdraw")
        #expect(job["contact"].text == send["contact"].text)
        #expect(
            job["idempotency_key"].text == (send["idempotency_key"].text ?? "") + "-withdraw"
        )
        #expect(job["channel"].text == "display")
        #expect(job["attempt"].count == 1)
    }

    @Test func `begin answers with what was shown, and it is settled once for all`() async throws {
        let (shop, _) = try await shop()
        try await buy(shop)
        let job = Self.reference(try await leaseAnswer(shop))

        let begun = try await shop.begin(job, on: .display)
        let settled = try await shop.settle(job, on: .display, #""outcome": "accepted""#)
        let again = try await shop.settle(job, on: .display, #""outcome": "accepted""#)

        #expect(begun.json[0]["result"].text == "ok")
        #expect(begun.json[0]["content"]["creative"].text == "paw-5")
        #expect(begun.json[0]["content"]["audience"].text == "cart")
        #expect(settled.json[0]["result"].text == "ok")
        #expect(again.json[0]["result"].text == "ok")
        #expect(try await leaseAnswer(shop).json["jobs"].count == 0)
    }

    @Test func `a withdrawal that failed for now is leased again, with its attempt`() async throws {
        let (shop, _) = try await shop()
        try await buy(shop)
        let job = Self.reference(try await leaseAnswer(shop))
        _ = try await shop.begin(job, on: .display)
        _ = try await shop.settle(job, on: .display, #""outcome": "transient""#)

        shop.time.advance(by: .minutes(1))
        let again = try await leaseAnswer(shop).json["jobs"][0]

        #expect(again["kind"].text == "withdraw")
        #expect(again["attempt"].count == 2)
        #expect(again["lease_token"].text != job.token)
    }

    @Test func `the card and the status tell how a withdrawal stands`() async throws {
        let (shop, _) = try await shop()
        func card() async throws -> Value {
            let answer = try await shop.call("GET", "/v1/customers/anna", as: .admin)
            return answer.json["ledger"][0]["withdrawal"]
        }
        func status() async throws -> Value {
            try await shop.call("GET", "/v1/status", as: .admin).json["withdrawals"]
        }

        let due = try await card()
        #expect(due.names == ["state", "reason", "at", "attempt"])
        #expect(due["state"].text == "due")
        #expect(due["at"].text == "2026-11-24T14:00:00.000Z")
        #expect(try await status()["due"].count == 1)

        try await buy(shop)
        let queued = try await card()
        #expect(queued["state"].text == "queued")
        #expect(queued["reason"].text == "goal_reached")
        #expect(try await status()["queued"].count == 1)

        let job = Self.reference(try await leaseAnswer(shop))
        _ = try await shop.begin(job, on: .display)
        _ = try await shop.settle(job, on: .display, #""outcome": "accepted""#)
        #expect(try await card()["state"].text == "done")
        #expect(try await status().names == ["done"])
    }

    @Test func `explain says that what was shown is withdrawn, and why`() async throws {
        let (shop, _) = try await shop()
        try await buy(shop)
        let job = Self.reference(try await leaseAnswer(shop))
        _ = try await shop.begin(job, on: .display)
        _ = try await shop.settle(job, on: .display, #""outcome": "accepted""#)

        let answer = try await shop.call("GET", "/v1/customers/anna/decisions", as: .admin)

        #expect(answer.status == 200)
        #expect(answer.text.contains("withdrawn because the goal was reached"))
    }
}
