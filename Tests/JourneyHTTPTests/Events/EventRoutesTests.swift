import JourneyCore
import JourneyEngine
import JourneyHTTP
import JourneyStore
import JourneyTesting
import Testing

struct EventRoutesTests {
    @Test func `an event is answered with exactly 200 and success, and is on disk then`()
        async throws
    {
        let shop = try await TestShop()

        let answer = try await shop.post(
            "/v1/track",
            as: .eventsWrite,
            #"{"userId": "anna", "event": "Signed Up", "messageId": "m1"}"#
        )

        #expect(answer.status == 200)
        #expect(answer.text == #"{"success": true}"#)
        #expect(answer.headers["content-type"] == "application/json")
        #expect(try await shop.store.customer("anna")?.enrollments.count == 1)
    }

    @Test(arguments: ["identify", "track", "page", "screen", "group"])
    func `each endpoint knows the type of its events`(type: String) async throws {
        let shop = try await TestShop()

        let answer = try await shop.post(
            "/v1/\(type)",
            as: .eventsWrite,
            #"{"userId": "anna", "event": "Signed Up", "name": "Home", "groupId": "g"}"#
        )

        #expect(answer.text == #"{"success": true}"#)
        #expect(try await shop.store.status(at: shop.time.now).events == 1)
    }

    @Test func `one bad item does not refuse the others`() async throws {
        let shop = try await TestShop()

        let answer = try await shop.post(
            "/v1/batch",
            as: .eventsWrite,
            """
            {"batch": [
              {"type": "track", "event": "Signed Up"},
              {"type": "track", "userId": "anna", "event": "Signed Up"},
              "not an event",
              {"type": "trakc", "userId": "anna", "event": "X"}
            ], "sentAt": "2026-11-22T14:00:00Z"}
            """
        )

        #expect(answer.status == 200)
        #expect(answer.json["success"].isTrue)
        let rejected = answer.json["rejected"]
        #expect((0..<3).map { rejected[$0]["index"].count } == [0, 2, 3])
        #expect(rejected[0]["reason"].text?.contains("userId") == true)
        #expect(rejected[1]["reason"].text == "the event is not a JSON object")
        #expect(rejected[2]["reason"].text?.contains("'trakc'") == true)
        #expect(try await shop.store.status(at: shop.time.now).events == 1)
    }

    @Test func `the same message again does nothing, with other content it is refused`()
        async throws
    {
        let shop = try await TestShop()
        let event =
            #"{"userId": "anna", "event": "Paid", "messageId": "m", "properties": {"a": 1}}"#
        let other =
            #"{"userId": "anna", "event": "Paid", "messageId": "m", "properties": {"a": 2}}"#
        let retried = """
            {"userId": "anna", "event": "Paid", "messageId": "m", "properties": {"a": 1},
             "sentAt": "2026-11-22T14:00:01Z", "context": {"retry": 2}}
            """

        let first = try await shop.post("/v1/track", as: .eventsWrite, event)
        let second = try await shop.post("/v1/track", as: .eventsWrite, retried)
        let third = try await shop.post("/v1/track", as: .eventsWrite, other)

        #expect(first.text == #"{"success": true}"#)
        #expect(second.text == #"{"success": true}"#)
        #expect(third.status == 200)
        #expect(third.json["rejected"][0]["reason"].text?.contains("messageId") == true)
        #expect(try await shop.store.status(at: shop.time.now).events == 1)
    }

    @Test func `a browser may give an address but not change one`() async throws {
        let shop = try await TestShop()
        let body = { (email: String, id: String) in
            #"{"userId": "anna", "messageId": "\#(id)", "traits": {"email": "\#(email)", "plan": "pro"}}"#
        }

        let given = try await shop.post("/v1/identify", as: .eventsWrite, body("a@x.example", "1"))
        let changed = try await shop.post(
            "/v1/identify",
            as: .eventsWrite,
            body("b@x.example", "2")
        )
        let trusted = try await shop.post(
            "/v1/identify",
            as: .eventsTrusted,
            body("c@x.example", "3")
        )

        #expect(given.text == #"{"success": true}"#)
        #expect(changed.status == 200)
        #expect(changed.json["rejected"][0]["index"].count == 0)
        #expect(changed.json["rejected"][0]["partly_taken"].isTrue)
        #expect(trusted.text == #"{"success": true}"#)
        let profile = try await shop.store.customer("anna")?.profile
        #expect(profile?.address(on: .email)?.text == "c@x.example")
        #expect(profile?.attributes["plan"]?.text == "pro")
    }

    @Test func `a batch's context holds for its events but for what they say`() async throws {
        let shop = try await TestShop()

        _ = try await shop.post(
            "/v1/batch",
            as: .eventsTrusted,
            """
            {"batch": [
              {"type": "track", "userId": "anna", "event": "A"},
              {"type": "track", "userId": "boris", "event": "A", "context": {"locale": "en-GB"}}
            ], "context": {"locale": "ru-RU", "timezone": "Europe/Berlin"}}
            """
        )

        let anna = try await shop.store.customer("anna")?.profile
        let boris = try await shop.store.customer("boris")?.profile
        #expect(anna?.locale == "ru-RU")
        #expect(boris?.locale == "en-GB")
        #expect(boris?.timeZone == "Europe/Berlin")
    }

    @Test func `imported events are history and never enroll`() async throws {
        let shop = try await TestShop()

        let answer = try await shop.post(
            "/v1/import",
            as: .eventsWrite,
            #"{"batch": [{"type": "track", "userId": "anna", "event": "Signed Up"}]}"#
        )

        #expect(answer.text == #"{"success": true}"#)
        let customer = try #require(try await shop.store.customer("anna"))
        #expect(customer.enrollments.isEmpty)
    }

    @Test func `an empty batch succeeds`() async throws {
        let shop = try await TestShop()

        let answer = try await shop.post("/v1/batch", as: .eventsWrite, #"{"batch": []}"#)

        #expect(answer.text == #"{"success": true}"#)
    }
}
