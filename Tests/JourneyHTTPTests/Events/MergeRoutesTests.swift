import JourneyCore
import JourneyEngine
import JourneyHTTP
import JourneyStore
import JourneyTesting
import Testing

/// Two ids turn out to be one customer's, as senders say it.
struct MergeRoutesTests {
    @Test func `who signs in takes over what was sent under the anonymous id`() async throws {
        let shop = try await TestShop()
        try await shop.signUp()
        _ = try await shop.post(
            "/v1/track",
            as: .eventsWrite,
            #"{"anonymousId": "a-1", "event": "Viewed", "messageId": "v1"}"#
        )

        let answer = try await shop.post(
            "/v1/identify",
            as: .eventsWrite,
            #"{"userId": "anna", "anonymousId": "a-1", "messageId": "i2"}"#
        )

        #expect(answer.text == #"{"success": true}"#)
        let card = try await shop.call("GET", "/v1/customers/a-1", as: .customersRead)
        #expect(card.json["id"].text == "anna")
        let decisions = try await shop.call(
            "GET",
            "/v1/customers/a-1/decisions",
            as: .customersRead
        )
        #expect(decisions.status == 200)
    }

    @Test func `an alias by a browser's key merges an anonymous customer, not a known one`()
        async throws
    {
        let shop = try await TestShop()
        try await shop.signUp()
        try await shop.signUp("bob")
        _ = try await shop.post(
            "/v1/track",
            as: .eventsWrite,
            #"{"anonymousId": "a-1", "event": "Viewed"}"#
        )

        let anonymous = try await shop.post(
            "/v1/alias",
            as: .eventsWrite,
            #"{"userId": "anna", "previousId": "a-1"}"#
        )
        let known = try await shop.post(
            "/v1/alias",
            as: .eventsWrite,
            #"{"userId": "anna", "previousId": "bob"}"#
        )

        #expect(anonymous.text == #"{"success": true}"#)
        #expect(known.status == 200)
        #expect(known.json["rejected"][0]["partly_taken"].isTrue)
        #expect(known.json["rejected"][0]["reason"].text?.contains("events:trusted") == true)
        #expect(try await shop.store.customer("a-1")?.id == "anna")
        #expect(try await shop.store.customer("bob")?.id == "bob")
    }

    @Test(arguments: [Scope.eventsTrusted, .admin])
    func `an alias by a server's key merges two known customers`(scope: Scope) async throws {
        let shop = try await TestShop()
        try await shop.signUp()
        try await shop.signUp("bob")

        let answer = try await shop.post(
            "/v1/alias",
            as: scope,
            #"{"userId": "anna", "previousId": "bob"}"#
        )

        #expect(answer.text == #"{"success": true}"#)
        let anna = try #require(try await shop.store.customer("bob"))
        #expect(anna.id == "anna")
        #expect(anna.enrollments.count { $0.isActive } == 1)
        #expect(anna.profile.address(on: .email)?.text == "anna@shop.example")
        let card = try await shop.call("GET", "/v1/customers/bob", as: .customersRead)
        #expect(card.text.contains("\"merged\""))
    }

    @Test func `a job that was leased before a merge begins and is settled by its first token`()
        async throws
    {
        let shop = try await TestShop()
        try await shop.signUp("bob")
        let job = try await shop.lease()
        _ = try await shop.post(
            "/v1/track",
            as: .eventsTrusted,
            #"{"userId": "anna", "event": "Viewed"}"#
        )
        _ = try await shop.post(
            "/v1/alias",
            as: .eventsTrusted,
            #"{"userId": "anna", "previousId": "bob"}"#
        )

        let body = #"[{"contact": "\#(job.contact)", "lease_token": "\#(job.token)"}]"#
        let begun = try await shop.post(
            "/v1/channels/email/jobs:begin",
            as: .jobs(.email),
            body
        )
        let settled = try await shop.post(
            "/v1/channels/email/jobs:settle",
            as: .jobs(.email),
            #"[{"contact": "\#(job.contact)", "lease_token": "\#(job.token)", "#
                + #""outcome": "accepted"}]"#
        )

        #expect(begun.json[0]["result"].text == "ok")
        #expect(begun.json[0]["contact"].text == job.contact)
        #expect(settled.json[0]["result"].text == "ok")
        let anna = try await shop.store.customer("anna")
        let emails = anna?.contacts.filter { $0.channel == .email }
        #expect(emails?.map(\.stateWord) == ["sent"])
    }

    @Test(
        arguments: [
            (#"{"previousId": "a-1"}"#, "'userId'"), (#"{"userId": "anna"}"#, "'previousId'"),
            (#"{"userId": "anna", "previousId": "nobody"}"#, "there is nothing to merge"),
        ]
    )
    func `an alias that says too little is refused with its reason`(
        body: String,
        reason: String
    ) async throws {
        let shop = try await TestShop()

        let answer = try await shop.post("/v1/alias", as: .eventsTrusted, body)

        #expect(answer.status == 200)
        #expect(answer.json["rejected"][0]["reason"].text?.contains(reason) == true)
    }
}
