import JourneyCore
import JourneyHTTP
import JourneyStore
import JourneyTesting
import Testing

struct ReadTests {
    @Test func `a card shows what is known of a customer`() async throws {
        let shop = try await TestShop()
        let contact = try await shop.sent()

        let answer = try await shop.call("GET", "/v1/customers/anna", as: .customersRead)

        #expect(answer.status == 200)
        let card = answer.json
        #expect(
            card.names == [
                "id", "profile", "addresses", "consents", "enrollments", "ledger", "offers",
            ]
        )
        #expect(card["profile"]["timezone"].text == "Europe/Moscow")
        #expect(card["addresses"][0]["address"].text == "anna@shop.example")
        #expect(card["consents"][0]["topic"].text == "cart")
        #expect(card["consents"][0]["granted"].isTrue)
        #expect(card["enrollments"][0]["journey"].text == "welcome")
        #expect(card["enrollments"][0]["state"].text == "speaking")
        #expect(card["ledger"].count == 2)
        let lines = (0..<2).map { card["ledger"][$0] }
        let mail = try #require(lines.first { $0["contact"].text == contact })
        #expect(mail["state"].text == "sent")
        #expect(mail["message"].text == "reminder")
        #expect(mail["channel"].text == "email")
        #expect(mail["about"].text != nil)
        #expect(mail["provider_id"].text == "p-1")
        let push = try #require(lines.first { $0["channel"].text == "push" })
        #expect(push["state"].text == "planned")
        #expect(push["reason"].text == "patience")
        #expect(push["until"].text == "2026-11-22T18:00:00.000Z")
        #expect(card["offers"][0]["offer"].text == "reminder")
        #expect(card["offers"][0]["held"].text == "speaking")
    }

    @Test func `an id in the address may be escaped`() async throws {
        let shop = try await TestShop()
        _ = try await shop.post(
            "/v1/track",
            as: .eventsWrite,
            #"{"userId": "a/b анна", "event": "Signed Up"}"#
        )

        let found = try await shop.call(
            "GET",
            "/v1/customers/a%2Fb%20%D0%B0%D0%BD%D0%BD%D0%B0",
            as: .admin
        )
        let broken = try await shop.call("GET", "/v1/customers/a%2", as: .admin)
        let nobody = try await shop.call("GET", "/v1/customers/nobody", as: .admin)

        #expect(found.json["id"].text == "a/b анна")
        #expect(broken.status == 400)
        #expect(nobody.status == 404)
        #expect(nobody.json["detail"].text?.contains("'nobody'") == true)
    }

    @Test func `the status counts what there is`() async throws {
        let shop = try await TestShop()
        _ = try await shop.sent()

        let status = try await shop.call("GET", "/v1/status", as: .admin).json

        #expect(status["customers"].count == 1)
        #expect(status["events"].count == 2)
        #expect(status["enrollments"][0]["count"].count == 1)
        #expect(status["contacts"].count == 2)
        #expect(status["closed_gates"].count == 0)
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
        #expect(status.json["closed_gates"].jsonText == #"[{"channel":"email"}]"#)
        #expect(opened.json["closed_gates"].jsonText == "[]")
        #expect(opened.json["due"].count != nil)
    }

    @Test(arguments: [
        "", "[]", "{}", #"{"action": "close"}"#, #"{"action": "stop", "chanel": "email"}"#,
        #"{"action": "stop", "channel": "fax"}"#, #"{"action": "stop", "channel": 7}"#,
        #"{"action": "stop", "journey": "a", "channel": "email"}"#,
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
