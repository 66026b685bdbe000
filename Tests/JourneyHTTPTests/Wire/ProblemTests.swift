import JourneyHTTP
import JourneyTesting
import Testing

struct ProblemTests {
    @Test(arguments: ["/", "/v1", "/v1/nothing", "/v1/channels/email", "/u", "/v1/trackk", "//"])
    func `what is nowhere is a problem of 404`(path: String) async throws {
        let shop = try await TestShop()

        let answer = try await shop.call("GET", path, as: .admin)

        #expect(answer.status == 404)
        #expect(answer.headers["content-type"] == "application/problem+json")
        #expect(answer.json["type"].text == "about:blank")
        #expect(answer.json["title"].text == "Not Found")
        #expect(answer.json["status"].count == 404)
        #expect(answer.json["detail"].text?.contains(path) == true)
    }

    @Test(arguments: [
        ("GET", "/v1/track", "POST"), ("DELETE", "/v1/channels/email/jobs:lease", "POST"),
        ("PUT", "/u/token", "GET, HEAD, POST"), ("POST", "/healthz", "GET, HEAD"),
        ("OPTIONS", "/v1/batch", "POST"), ("PATCH", "/v1/customers/anna", "GET, HEAD"),
    ])
    func `another method is a problem of 405 that names the right ones`(
        method: String,
        path: String,
        allowed: String
    ) async throws {
        let shop = try await TestShop()

        let answer = try await shop.call(method, path, as: .admin)

        #expect(answer.status == 405)
        #expect(answer.headers["allow"] == allowed)
        #expect(answer.headers["content-type"] == "application/problem+json")
    }

    @Test func `HEAD is answered where GET is`() async throws {
        let shop = try await TestShop()

        let answer = try await shop.call("HEAD", "/healthz")

        #expect(answer.status == 200)
        #expect(answer.body.isEmpty)
    }
}
