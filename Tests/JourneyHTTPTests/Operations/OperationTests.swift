import JourneyCore
import JourneyHTTP
import JourneyStore
import JourneyTesting
import Testing

struct OperationTests {
    @Test func `the status counts what there is`() async throws {
        let shop = try await TestShop()
        _ = try await shop.sent()

        let status = try await shop.call("GET", "/v1/status", as: .admin).json

        #expect(status["customers"].count == 1)
        #expect(status["events"].count == 2)
        #expect(status["enrollments"][0]["count"].count == 1)
        #expect(status["contacts"].count == 2)
        #expect(status["closed_gates"].count == 0)
        #expect(status["learned"].jsonText == "null")
        #expect(status["next_due"].text == "2026-11-22T18:00:00.000Z")
    }

    @Test func `the gate closes, holds back, and opens`() async throws {
        let shop = try await TestShop()
        try await shop.signUp()

        let stopped = try await shop.post(
            "/v1/gate",
            as: .admin,
            #"{"action": "stop", "channel": "email"}"#
        )
        let leased = try await shop.post("/v1/channels/email/jobs:lease", as: .admin, "{}")
        let status = try await shop.call("GET", "/v1/status", as: .admin)
        let opened = try await shop.post(
            "/v1/gate",
            as: .admin,
            #"{"action": "open", "channel": "email"}"#
        )

        #expect(stopped.status == 200)
        #expect(stopped.json["success"].isTrue)
        #expect(stopped.json["closed_gates"].jsonText == #"[{"channel":"email"}]"#)
        #expect(leased.json["jobs"].count == 0)
        let closedAt = shop.time.now.rfc3339
        #expect(
            status.json["closed_gates"].jsonText
                == #"[{"channel":"email","closed_at":"\#(closedAt)"}]"#
        )
        #expect(opened.json["closed_gates"].jsonText == "[]")
        #expect(opened.json["due"].count != nil)
    }

    @Test(arguments: [
        "", "[]", "{}", #"{"action": "close"}"#, #"{"action": "stop", "chanel": "email"}"#,
        #"{"action": "stop", "channel": "fax"}"#, #"{"action": "stop", "channel": 7}"#,
        #"{"action": "stop", "journey": "a", "channel": "email"}"#,
        #"{"action": "stop", "journey": "nobody-knows-it"}"#,
    ])
    func `a wish that is not understood closes nothing`(body: String) async throws {
        let shop = try await TestShop()

        let answer = try await shop.post("/v1/gate", as: .admin, body)

        #expect(answer.status == 400)
        #expect(try await shop.store.gates().closed.isEmpty)
    }

    @Test func `health needs no key`() async throws {
        let shop = try await TestShop()

        let alive = try await shop.call("GET", "/healthz")
        let ready = try await shop.call("GET", "/readyz")

        #expect(alive.status == 200)
        #expect(ready.status == 200)
    }
}
