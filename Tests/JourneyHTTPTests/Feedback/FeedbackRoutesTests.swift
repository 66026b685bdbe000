import JourneyCore
import JourneyHTTP
import JourneyStore
import JourneyTesting
import Testing

struct FeedbackRoutesTests {
    @Test(arguments: [
        ("delivered", "", "delivered"), ("seen", "", "seen"), ("clicked", "", "clicked"),
        ("replied", "", "seen"), ("bounced", "", "failed"),
        ("bounced", #", "detail": "soft: mailbox full""#, "sent"),
        ("bounced", #", "detail": "550 no such user""#, "failed"),
        ("seen", #", "machine": true"#, "delivered"), ("failed", "", "failed"),
    ])
    func `feedback moves a sent contact on`(
        event: String,
        more: String,
        state: String
    ) async throws {
        let shop = try await TestShop()
        let contact = try await shop.sent()

        let answer = try await shop.post(
            "/v1/feedback",
            as: .feedbackWrite,
            #"[{"contact": "\#(contact)", "event": "\#(event)", "at": "2026-11-22T14:00:00Z"\#(more)}]"#
        )

        #expect(answer.status == 200)
        #expect(answer.json["success"].isTrue)
        #expect(answer.json["taken"].count == 1)
        #expect(answer.json["unknown"].isNull && answer.json["rejected"].isNull)
        #expect(try await shop.state(of: contact) == state)
    }

    @Test func `one report alone is taken too`() async throws {
        let shop = try await TestShop()
        let contact = try await shop.sent()

        let answer = try await shop.post(
            "/v1/feedback",
            as: .feedbackWrite,
            #"{"contact": "\#(contact)", "event": "seen"}"#
        )

        #expect(answer.json["taken"].count == 1)
        #expect(try await shop.state(of: contact) == "seen")
    }

    @Test(arguments: [("email", 0), ("other", 1)])
    func `where the settlement named a provider, only its reports are believed`(
        provider: String,
        unknown: Int
    ) async throws {
        let shop = try await TestShop()
        try await shop.signUp()
        let job = try await shop.lease()
        _ = try await shop.begin(job)
        _ = try await shop.settle(
            job,
            #""outcome": "accepted", "provider_id": "17", "provider": "email""#
        )

        let answer = try await shop.post(
            "/v1/feedback",
            as: .feedbackWrite,
            #"[{"provider_id": "17", "provider": "\#(provider)", "event": "delivered"}]"#
        )

        #expect((answer.json["unknown"].count ?? 0) == unknown)
        #expect(try await shop.state(of: job.contact) == (unknown == 0 ? "delivered" : "sent"))
    }

    @Test func `a contact may be named by the provider's id`() async throws {
        let shop = try await TestShop()
        let contact = try await shop.sent(providerID: "p-17")

        let answer = try await shop.post(
            "/v1/feedback",
            as: .feedbackWrite,
            #"[{"provider_id": "p-17", "provider": "email", "event": "delivered"}]"#
        )

        #expect(answer.json["taken"].count == 1)
        #expect(try await shop.state(of: contact) == "delivered")
    }

    @Test func `what is not taken is listed and does not refuse the rest`() async throws {
        let shop = try await TestShop()
        let contact = try await shop.sent()

        let answer = try await shop.post(
            "/v1/feedback",
            as: .feedbackWrite,
            """
            [{"event": "seen"},
             {"contact": "\(contact)", "event": "opend"},
             {"contact": "no handle", "event": "seen"},
             {"contact": "\(contact)", "event": "seen", "at": "noon"},
             7,
             {"contact": "zzz-0000000000000000", "event": "seen"},
             {"contact": "\(contact)", "event": "seen"}]
            """
        )

        #expect(answer.status == 200)
        #expect(answer.json["taken"].count == 2)
        #expect(answer.json["unknown"].jsonText == "[5]")
        let rejected = answer.json["rejected"]
        #expect((0..<5).map { rejected[$0]["index"].count } == [0, 1, 2, 3, 4])
        #expect(rejected[1]["reason"].text?.contains("'opend'") == true)
        #expect(try await shop.state(of: contact) == "seen")
    }

    @Test(arguments: ["provider_id", "provider", "id"])
    func `a report whose ids never end is not taken`(name: String) async throws {
        let shop = try await TestShop()
        let long = String(repeating: "x", count: 513)
        var members = ["provider_id": "p", "provider": "sms", "id": "1", "event": "seen"]
        members[name] = long
        let json = members.map { #""\#($0)": "\#($1)""# }.joined(separator: ", ")

        let answer = try await shop.post("/v1/feedback", as: .feedbackWrite, "[{\(json)}]")

        #expect(answer.status == 200)
        #expect(answer.json["taken"].count == 0)
        #expect(answer.json["rejected"].count == 1)
    }

    @Test(arguments: ["", "null", "7", #""seen""#])
    func `a body that is no list is 400`(body: String) async throws {
        let shop = try await TestShop()

        let answer = try await shop.post("/v1/feedback", as: .feedbackWrite, body)

        #expect(answer.status == 400)
    }

    @Test func `an adapter's key gives no feedback`() async throws {
        let shop = try await TestShop()

        let answer = try await shop.post("/v1/feedback", as: .jobs(.email), "[]")

        #expect(answer.status == 403)
    }
}

extension TestShop {
    /// An e-mail to anna that its provider took.
    func sent(providerID: String = "p-1") async throws -> String {
        try await signUp()
        let job = try await lease()
        _ = try await begin(job)
        _ = try await settle(
            job,
            #""outcome": "accepted", "provider_id": "\#(providerID)""#
        )
        return job.contact
    }

    /// As the customer's card shows it.
    func state(of contact: String) async throws -> String? {
        let card = try await call("GET", "/v1/customers/anna", as: .customersRead)
        let ledger = card.json["ledger"]
        for index in 0..<(ledger.count ?? 0) where ledger[index]["contact"].text == contact {
            return ledger[index]["state"].text
        }
        return nil
    }
}
