import JourneyCore
import JourneyHTTP
import JourneyStore
import JourneyTesting
import Testing

struct CustomerTests {
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

    @Test func `decisions tell why, and may be narrowed`() async throws {
        let shop = try await TestShop()
        _ = try await shop.sent()

        let all = try await shop.call("GET", "/v1/customers/anna/decisions", as: .customersRead)
        let some = try await shop.call(
            "GET",
            "/v1/customers/anna/decisions?journey=welcome&message=reminder",
            as: .customersRead
        )
        let wrong = try await shop.call(
            "GET",
            "/v1/customers/anna/decisions?at=noon",
            as: .customersRead
        )

        #expect(all.status == 200)
        #expect(all.json["customer"].text == "anna")
        #expect(all.json["journeys"][0]["decisions"].count == 2)
        #expect(some.json["journeys"].count == 1)
        #expect(wrong.status == 400)
    }

    @Test(arguments: [
        ("journey=welcom", "unknown journey 'welcom': did you mean 'welcome'?"),
        ("message=nothing", "unknown message 'nothing': there are reminder"),
    ])
    func `a name that nobody knows is no answer`(query: String, detail: String) async throws {
        let shop = try await TestShop()
        _ = try await shop.sent()

        let answer = try await shop.call(
            "GET",
            "/v1/customers/anna/decisions?\(query)",
            as: .customersRead
        )

        #expect(answer.status == 404)
        #expect(answer.json["detail"].text == detail)
    }

    @Test(arguments: [
        ("", "", "sent"), ("?lang=ru", "", "отправлено"), ("", "ru-RU, en;q=0.5", "отправлено"),
        ("?lang=en", "ru", "sent"), ("", "de", "sent"),
    ])
    func `decisions are told in the language that is asked for`(
        query: String,
        accepted: String,
        says: String
    ) async throws {
        let shop = try await TestShop()
        _ = try await shop.sent()

        let answer = try await shop.call(
            "GET",
            "/v1/customers/anna/decisions\(query)",
            as: .customersRead,
            headers: accepted.isEmpty ? [:] : ["Accept-Language": accepted]
        )
        let unknown = try await shop.call(
            "GET",
            "/v1/customers/anna/decisions?lang=de",
            as: .customersRead
        )

        let mail = answer.json["journeys"][0]["decisions"][0]
        #expect(mail["text"].text?.contains("\(says) ") == true)
        #expect(mail["state"].text == "sent")
        #expect(unknown.status == 400)
        #expect(unknown.json["detail"].text == "'lang' is en or ru, not 'de'")
    }

    @Test func `decisions tell who was not let in, and so does the status`() async throws {
        let shop = try await TestShop()
        try await shop.signUp()
        shop.time.advance(by: .seconds(1))
        _ = try await shop.post(
            "/v1/track",
            as: .eventsWrite,
            #"{"userId": "anna", "event": "Signed Up", "messageId": "again"}"#
        )

        let answer = try await shop.call("GET", "/v1/customers/anna/decisions", as: .customersRead)
        let status = try await shop.call("GET", "/v1/status", as: .admin)

        let rejection = answer.json["rejections"][0]
        #expect(rejection["journey"].text == "welcome")
        #expect(rejection["reason"].text == "inside")
        #expect(rejection["event"].text == "Signed Up")
        #expect(rejection["at"].text == "2026-11-22T14:00:01.000Z")
        #expect(status.json["rejections"][0]["reason"].text == "inside")
    }

    @Test func `a server sets addresses, also back to what they were`() async throws {
        let shop = try await TestShop()
        let path = "/v1/customers/anna/addresses"

        for email in ["a@x.example", "b@x.example", "a@x.example"] {
            let answer = try await shop.put(path, #"{"email": "\#(email)", "sms": "+7999"}"#)
            #expect(answer.text == #"{"success": true}"#)
            shop.time.advance(by: .seconds(1))
        }
        _ = try await shop.put(path, #"{"sms": null}"#)

        let profile = try #require(try await shop.store.customer("anna")?.profile)
        #expect(profile.address(on: .email)?.text == "a@x.example")
        #expect(profile.address(on: .sms) == nil)
    }

    @Test func `a server sets consents, and a refusal recalls what is queued`() async throws {
        let shop = try await TestShop()
        try await shop.signUp()
        shop.time.advance(by: .seconds(1))

        let answer = try await shop.put("/v1/customers/anna/consents", #"{"cart": false}"#)

        #expect(answer.text == #"{"success": true}"#)
        #expect(try await shop.denials() == ["cart"])
        let leased = try await shop.post("/v1/channels/email/jobs:lease", as: .admin, "{}")
        #expect(leased.json["jobs"].count == 0)
    }

    @Test(arguments: [
        ("addresses", ""), ("addresses", "{}"), ("addresses", "[]"),
        ("addresses", #"{"fax": "1"}"#),
        ("addresses", #"{"email": "no at sign"}"#), ("addresses", #"{"email": 7.5}"#),
        ("consents", ""), ("consents", "null"), ("consents", "7"),
        ("consents", #"{"cart": "yes"}"#),
        ("consents", #"[1]"#), ("consents", #"{"cart": {"fax": true}}"#),
    ])
    func `what makes no sense is 400 and changes nothing`(part: String, body: String) async throws {
        let shop = try await TestShop()

        let answer = try await shop.put("/v1/customers/anna/\(part)", body)

        #expect(answer.status == 400)
        #expect(try await shop.store.customer("anna") == nil)
    }
}

extension TestShop {
    fileprivate func put(_ path: String, _ json: String) async throws -> Interface.Answer {
        try await call("PUT", path, as: .eventsTrusted, body: Array(json.utf8))
    }
}
