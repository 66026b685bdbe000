import JourneyCore
import JourneyHTTP
import JourneyStore
import JourneyTesting
import Testing

/// What unmodified client libraries put on the wire, recorded once.
struct ClientTests {
    struct Recording: CustomTestStringConvertible, Sendable {
        var file: String
        var isCompressed: Bool
        var events: Int

        var testDescription: String { file }
    }

    static let recordings = [
        Recording(file: "segment.json", isCompressed: false, events: 7),
        Recording(file: "segment-gzip.json.gz", isCompressed: true, events: 7),
        Recording(file: "rudder.json.gz", isCompressed: true, events: 7),
        Recording(file: "analytics-python.json.gz", isCompressed: true, events: 3),
    ]

    @Test(arguments: recordings)
    func `an existing client library is answered with success`(recording: Recording) async throws {
        let shop = try await TestShop()
        let body = try Fixture.bytes("Wire/\(recording.file)")

        let answer = try await send(body, recording, to: shop)

        #expect(answer.status == 200)
        #expect(answer.json["success"].isTrue)
        #expect((answer.json["rejected"].count ?? 0) == 0)
        #expect(try await shop.store.status(at: shop.time.now).events == recording.events)
        let profile = try #require(try await shop.store.customer("user-42")?.profile)
        #expect(profile.address(on: .email)?.text == "anna@example.com")
    }

    @Test(arguments: recordings)
    func `what a client sends again changes nothing`(recording: Recording) async throws {
        let shop = try await TestShop()
        let body = try Fixture.bytes("Wire/\(recording.file)")

        let first = try await send(body, recording, to: shop)
        let second = try await send(body, recording, to: shop)

        #expect(first.body == second.body)
        #expect(try await shop.store.status(at: shop.time.now).events == recording.events)
    }

    /// As the libraries do: Basic, the key as user name, no password.
    private func send(
        _ body: [UInt8],
        _ recording: Recording,
        to shop: TestShop
    ) async throws -> Interface.Answer {
        let credentials = Base64.text(of: Array("\(shop.key(.eventsTrusted)):".utf8))
        var headers = [
            "Authorization": "Basic \(credentials)",
            "Content-Type": "application/json",
            "User-Agent": "analytics-python/2.4.0",
            "Accept-Encoding": "gzip, deflate",
        ]
        if recording.isCompressed { headers["Content-Encoding"] = "gzip" }
        return try await shop.interface.answer("POST", "/v1/batch", headers: headers, body: body)
    }
}
