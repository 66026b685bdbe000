import JourneyCore
import JourneyEngine
import JourneyHTTP
import JourneyStore
import JourneyTesting
import Testing

struct JobRoutesTests {
    @Test func `a lease shows the job without its address and content`() async throws {
        let shop = try await TestShop()
        try await shop.signUp()

        let answer = try await shop.post(
            "/v1/channels/email/jobs:lease",
            as: .jobs(.email),
            #"{"max": 5}"#
        )

        #expect(answer.status == 200)
        #expect(answer.json["jobs"].count == 1)
        let job = answer.json["jobs"][0]
        #expect(
            job.names == [
                "contact", "lease_token", "kind", "attempt", "lease_ms", "maybe_sent", "not_after",
                "idempotency_key", "customer", "journey", "step", "message", "about", "channel",
                "cost", "test",
            ]
        )
        #expect(job["kind"].text == "send")
        #expect(job["customer"].text == "anna")
        #expect(job["attempt"].count == 1)
        #expect(job["lease_ms"].count == 60_000)
        #expect(job["not_after"].text == "2026-11-25T14:00:00.000Z")
        #expect(job["idempotency_key"].text?.count == 32)
        #expect(job["channel"].text == "email")
        #expect(job["cost"].jsonText == "0.05")
        #expect(!job["test"].isTrue && !job["maybe_sent"].isTrue)
        #expect(!answer.text.contains("@"))
    }

    @Test func `without a body one job is leased at once, and not twice`() async throws {
        let shop = try await TestShop()
        try await shop.signUp("anna")
        try await shop.signUp("boris")

        let counts = try await [
            shop.post("/v1/channels/email/jobs:lease", as: .admin, ""),
            shop.post("/v1/channels/email/jobs:lease", as: .admin, "{}"),
            shop.post("/v1/channels/email/jobs:lease", as: .admin, #"{"max": 100000}"#),
        ].map { $0.json["jobs"].count }

        #expect(counts == [1, 1, 0])
    }

    @Test(arguments: ["%3A", "%3a"])
    func `the colon of the address may be escaped`(colon: String) async throws {
        let shop = try await TestShop()

        let answer = try await shop.post("/v1/channels/email/jobs\(colon)lease", as: .admin, "{}")

        #expect(answer.text == #"{"jobs":[]}"#)
    }

    @Test func `a lease waits for a job to come`() async throws {
        let shop = try await TestShop()

        async let waiting = shop.post(
            "/v1/channels/email/jobs:lease",
            as: .jobs(.email),
            #"{"max": 1, "wait": 20}"#
        )
        await shop.time.sleepers(atLeast: 1)
        try await shop.signUp()
        shop.time.advance(by: .seconds(1))

        #expect(try await waiting.json["jobs"].count == 1)
    }

    @Test func `a lease that waited in vain is an empty list`() async throws {
        let shop = try await TestShop()

        async let waiting = shop.post(
            "/v1/channels/email/jobs:lease",
            as: .jobs(.email),
            #"{"wait": 0.2}"#
        )
        await shop.time.sleepers(atLeast: 1)
        shop.time.advance(by: .seconds(1))

        #expect(try await waiting.text == #"{"jobs":[]}"#)
    }

    @Test func `begin grants the address, the content and the way out`() async throws {
        let shop = try await TestShop()
        try await shop.signUp()
        let job = try await shop.lease()

        let answer = try await shop.begin(job)

        #expect(answer.status == 200)
        #expect(answer.json.count == 1)
        let item = answer.json[0]
        #expect(
            item.names == [
                "contact", "result", "valid_ms", "to", "content", "headers", "links",
            ]
        )
        #expect(item["contact"].text == job.contact)
        #expect(item["result"].text == "ok")
        #expect(item["valid_ms"].count == 1_000)
        #expect(item["to"].text == "anna@shop.example")
        #expect(item["content"]["subject"].text == "Your cart")
        let link = try #require(item["links"]["unsubscribe"].text)
        #expect(link.hasPrefix("https://mail.shop.example/u/"))
        #expect(item["headers"]["List-Unsubscribe"].text == "<\(link)>")
        #expect(
            item["headers"]["List-Unsubscribe-Post"].text == "List-Unsubscribe=One-Click"
        )
    }

    @Test func `a transactional message has no header to unsubscribe`() async throws {
        let shop = try await TestShop(purpose: .transactional)
        try await shop.signUp()

        let answer = try await shop.begin(try await shop.lease())

        #expect(answer.json[0]["result"].text == "ok")
        #expect(answer.json[0]["headers"].names.isEmpty)
    }

    @Test func `what a closed gate holds back says why, and no time`() async throws {
        let shop = try await TestShop()
        try await shop.signUp("anna")
        try await shop.signUp("boris")
        let anna = try await shop.lease()
        _ = try await shop.post("/v1/gate", as: .admin, #"{"action": "stop"}"#)

        let stopped = try await shop.begin(anna)

        #expect(stopped.json[0]["result"].text == "planned")
        #expect(stopped.json[0]["reason"].text == "stopped")
        #expect(stopped.json[0].names.contains("until") == false)
        #expect(stopped.json[0].names.contains("to") == false)
    }

    @Test func `an unsubscribe between lease and begin suppresses`() async throws {
        let shop = try await TestShop()
        try await shop.signUp()
        let job = try await shop.lease()
        let handle = try #require(ContactHandle(job.contact))
        _ = try await shop.engine.feedback.unsubscribe(handle, fromEverything: true)

        let answer = try await shop.begin(job)

        #expect(answer.json[0]["result"].text == "suppressed")
        #expect(["no_consent", "unsubscribed"].contains(answer.json[0]["reason"].text))
    }

    @Test func `accepted is idempotent, and what was settled is in the ledger`() async throws {
        let shop = try await TestShop()
        try await shop.signUp()
        let job = try await shop.lease()
        _ = try await shop.begin(job)

        let first = try await shop.settle(job, #""outcome": "accepted", "provider_id": "p-1""#)
        let second = try await shop.settle(job, #""outcome": "accepted", "provider_id": "p-1""#)

        #expect(first.text == #"[{"contact":"\#(job.contact)","result":"ok"}]"#)
        #expect(second.text == first.text)
        let card = try await shop.call("GET", "/v1/customers/anna", as: .customersRead)
        #expect(
            card.json["ledger"][1]["state"].text == "sent"
                || card.json["ledger"][0]["state"].text == "sent"
        )
    }

    @Test func `a transient failure comes back after as long as the adapter says`() async throws {
        let shop = try await TestShop()
        try await shop.signUp()
        let job = try await shop.lease()
        _ = try await shop.begin(job)

        let settled = try await shop.settle(job, #""outcome": "transient", "retry_after": 30"#)
        let early = try await shop.post("/v1/channels/email/jobs:lease", as: .admin, "{}")
        shop.time.advance(by: .seconds(60))
        let late = try await shop.post("/v1/channels/email/jobs:lease", as: .admin, "{}")

        #expect(settled.json[0]["result"].text == "ok")
        #expect(early.json["jobs"].count == 0)
        #expect(late.json["jobs"].count == 1)
        #expect(late.json["jobs"][0]["attempt"].count == 2)
        #expect(late.json["jobs"][0]["idempotency_key"].text?.isEmpty == false)
    }

    @Test func `extend prolongs the lease`() async throws {
        let shop = try await TestShop()
        try await shop.signUp()
        let job = try await shop.lease()

        let answer = try await shop.post(
            "/v1/channels/email/jobs:extend",
            as: .jobs(.email),
            """
            [{"contact": "\(job.contact)", "lease_token": "\(job.token)", "lease": 300},
             {"contact": "\(job.contact)", "lease_token": "1.0000000000000000"}]
            """
        )

        #expect(answer.json[0]["result"].text == "ok")
        #expect(answer.json[0]["lease_ms"].count == 300_000)
        #expect(answer.json[1]["result"].text == "not_yours")
        let customer = try await shop.store.customer("anna")
        let until = customer?.contacts.compactMap(\.lease?.until).first
        #expect(until == shop.time.now + .seconds(300))
    }

    @Test func `answers stand in the order of the items`() async throws {
        let shop = try await TestShop()
        for name in ["anna", "boris", "clara"] { try await shop.signUp(name) }
        let leased = try await shop.post(
            "/v1/channels/email/jobs:lease",
            as: .jobs(.email),
            #"{"max": 3}"#
        )
        let items = (0..<3).map { index in
            let job = leased.json["jobs"][index]
            return
                #"{"contact": "\#(job["contact"].text ?? "")", "lease_token": "\#(job["lease_token"].text ?? "")"}"#
        }
        let foreign = #"{"contact": "zz-0000000000000000", "lease_token": "1.aaaaaaaaaaaaaaaa"}"#

        let answer = try await shop.post(
            "/v1/channels/email/jobs:begin",
            as: .jobs(.email),
            "[\(items[2]), \(foreign), \(items[0]), \(items[1])]"
        )

        let expected = [2, 0, 1].map { leased.json["jobs"][$0]["contact"].text }
        #expect(answer.json[0]["contact"].text == expected[0])
        #expect(answer.json[1]["result"].text == "not_yours")
        #expect(answer.json[1]["contact"].text == "zz-0000000000000000")
        #expect(answer.json[2]["contact"].text == expected[1])
        #expect(answer.json[3]["contact"].text == expected[2])
        #expect([0, 2, 3].allSatisfy { answer.json[$0]["result"].text == "ok" })
    }
}
