import JourneyCore
import JourneyEngine
import JourneyHTTP
import JourneyStore
import JourneyTesting
import Testing

struct BodyTests {
    @Test func `a batch that cannot be parsed is 400 with where and why`() async throws {
        let shop = try await TestShop()

        let answer = try await shop.post("/v1/batch", as: .eventsWrite, #"{"batch": [}"#)

        #expect(answer.status == 400)
        #expect(answer.headers["content-type"] == "application/problem+json")
        #expect(answer.json["status"].count == 400)
        #expect(answer.json["title"].text == "Bad Request")
        #expect(answer.json["offset"].count == 11)
        #expect(answer.json["detail"].text?.contains("byte 11") == true)
    }

    @Test(arguments: [
        "", "[]", "null", "7", #""text""#, "{}", #"{"batch": {}}"#, #"{"batch": null}"#,
        #"{"batch": [], "sentAt": "yesterday"}"#, "{\"batch\": [\"\u{1}\"]}", #"{"batch": []} x"#,
    ])
    func `a body that is no batch is 400`(body: String) async throws {
        let shop = try await TestShop()

        let answer = try await shop.post("/v1/batch", as: .eventsWrite, body)

        #expect(answer.status == 400)
        #expect(answer.json["detail"].text?.isEmpty == false)
    }

    @Test func `nesting without end is 400`() async throws {
        let shop = try await TestShop()
        let body = #"{"batch": "# + String(repeating: "[", count: 100_000)

        let answer = try await shop.post("/v1/batch", as: .eventsWrite, body)

        #expect(answer.status == 400)
        #expect(answer.json["detail"].text?.contains("nested deeper") == true)
    }

    @Test func `a body over the limit is 413, said or not`() async throws {
        let shop = try await TestShop()
        let body = [UInt8](repeating: UInt8(ascii: " "), count: Limits.requestBytesMax + 1)

        let counted = try await shop.call("POST", "/v1/batch", as: .eventsWrite, body: body)
        let said = try await shop.call(
            "POST",
            "/v1/batch",
            as: .eventsWrite,
            headers: ["Content-Length": "99999999"]
        )

        #expect(counted.status == 413)
        #expect(counted.json["limit"].count == Limits.requestBytesMax)
        #expect(said.status == 413)
    }

    @Test func `too many events are 413 and none is taken`() async throws {
        let shop = try await TestShop()
        let events = (0...2_500).map { #"{"userId": "u\#($0)", "event": "A"}"# }

        let answer = try await shop.post(
            "/v1/batch",
            as: .eventsWrite,
            #"{"batch": [\#(events.joined(separator: ","))]}"#
        )

        #expect(answer.status == 413)
        #expect(answer.json["detail"].text?.contains("2501") == true)
        #expect(try await shop.store.status(at: shop.time.now).events == 0)
    }

    @Test func `as many events as the limit are taken`() async throws {
        let shop = try await TestShop()
        let events = (0..<2_500).map { #"{"userId": "u\#($0)", "event": "A"}"# }

        let answer = try await shop.post(
            "/v1/batch",
            as: .eventsWrite,
            #"{"batch": [\#(events.joined(separator: ","))]}"#
        )

        #expect(answer.text == #"{"success": true}"#)
        #expect(try await shop.store.status(at: shop.time.now).events == 2_500)
    }

    @Test func `an event over the limit is refused alone`() async throws {
        let shop = try await TestShop()
        let large = String(repeating: "x", count: Limits.eventBytesMax)

        let answer = try await shop.post(
            "/v1/batch",
            as: .eventsWrite,
            """
            {"batch": [
              {"userId": "anna", "event": "A", "properties": {"blob": "\(large)"}},
              {"userId": "anna", "event": "A", "properties": {"blob": "\(large.prefix(32_000))"}}
            ]}
            """
        )

        #expect(answer.status == 200)
        #expect(answer.json["rejected"].count == 1)
        #expect(answer.json["rejected"][0]["index"].count == 0)
        #expect(answer.json["rejected"][0]["reason"].text?.contains("32768") == true)
        #expect(try await shop.store.status(at: shop.time.now).events == 1)
    }

    @Test func `a gzip bomb is 413 and a damaged body 400`() async throws {
        let shop = try await TestShop()
        let gzip = ["Content-Encoding": "gzip"]
        let bomb = try Fixture.bytes("Gzip/bomb.gz")
        let damaged = Array(try Fixture.bytes("Wire/rudder.json.gz").dropLast(9))

        let first = try await shop.call(
            "POST",
            "/v1/batch",
            as: .eventsWrite,
            headers: gzip,
            body: bomb
        )
        let second = try await shop.call(
            "POST",
            "/v1/batch",
            as: .eventsWrite,
            headers: gzip,
            body: damaged
        )

        #expect(first.status == 413)
        #expect(second.status == 400)
        #expect(second.json["detail"].text?.contains("gzip") == true)
    }

    @Test func `an unknown encoding is 415`() async throws {
        let shop = try await TestShop()

        let answer = try await shop.call(
            "POST",
            "/v1/batch",
            as: .eventsWrite,
            headers: ["Content-Encoding": "br"],
            body: [1, 2, 3]
        )

        #expect(answer.status == 415)
        #expect(answer.json["detail"].text?.contains("'br'") == true)
    }

    @Test(arguments: UInt64(0)..<200)
    func `no body whatsoever is answered with 500`(seed: UInt64) async throws {
        let shop = try await TestShop()
        var generator = SeededGenerator(seed: seed)
        let good = Array(
            #"{"batch":[{"type":"identify","userId":"a","traits":{"email":"a@b","consents":["cart"]}}]}"#
                .utf8
        )
        var body = good
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
            let position = body.indices.randomElement(using: &generator) ?? 0
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: body[position] = UInt8.random(in: .min ... .max, using: &generator)
            case 1: body.remove(at: position)
            default:
                body.insert(contentsOf: "null{}[],".utf8.shuffled(using: &generator), at: position)
            }
        }

        let answer = try await shop.call("POST", "/v1/batch", as: .eventsWrite, body: body)

        #expect(answer.status == 200 || answer.status == 400)
        #expect(shop.failures.all.isEmpty)
    }
}
