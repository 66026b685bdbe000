import Foundation
import JourneyCore
import JourneyHTTP
import JourneyStore
import JourneyTesting
import Logging
import ServiceLifecycle
import Testing

struct ServerTests {
    @Test func `events are taken over the network and over a socket`() async throws {
        let shop = try await TestShop()
        let path = NSTemporaryDirectory() + "jd-\(UUID().uuidString.prefix(8)).sock"
        let event = #"{"userId": "anna", "event": "Signed Up"}"#

        try await serve(shop, on: [.network(host: "127.0.0.1", port: 0), .socket(path: path)]) {
            addresses in
            for address in addresses {
                let answer = try await RawClient(address: address)
                    .send("POST", "/v1/track", key: shop.key(.eventsWrite), body: event)
                #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
                #expect(answer.hasSuffix("\r\n\r\n{\"success\": true}"))
            }
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }

        #expect(try await shop.store.customer("anna")?.enrollments.count == 1)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `an address that is taken is told with what to do`() async throws {
        let shop = try await TestShop()

        try await serve(shop, on: [.network(host: "127.0.0.1", port: 0)]) { addresses in
            let second = try Server(shop.interface, on: addresses)
            let error = await #expect(throws: ServerError.self) { try await second.run() }
            #expect(error?.description.contains("cannot listen on '127.0.0.1:") == true)
            #expect(error?.description.contains("--listen") == true)
        }
    }

    @Test func `who waits for jobs is sent home when the daemon stops`() async throws {
        let shop = try await TestShop()

        let answer = try await withThrowingTaskGroup(of: String.self) { group in
            try await serve(shop, on: [.network(host: "127.0.0.1", port: 0)]) { addresses in
                let client = RawClient(address: addresses[0])
                group.addTask {
                    try await client.send(
                        "POST",
                        "/v1/channels/email/jobs:lease",
                        key: shop.key(.jobs(.email)),
                        body: #"{"wait": 30}"#
                    )
                }
                await shop.time.sleepers(atLeast: 1)
            }
            return try await group.next() ?? ""
        }

        #expect(answer.hasSuffix(#"{"jobs":[]}"#))
    }

    @Test func `what is no HTTP is refused and the next one is served`() async throws {
        let shop = try await TestShop()

        try await serve(shop, on: [.network(host: "127.0.0.1", port: 0)]) { addresses in
            let client = RawClient(address: addresses[0])
            let noise = try await client.exchange("\u{0}\u{1}\u{2} nonsense\r\n\r\n")
            let headers = (0..<200).map { "X-\($0): 1" }.joined(separator: "\r\n")
            let many = try await client.exchange("GET /healthz HTTP/1.1\r\n\(headers)\r\n\r\n")
            let alive = try await client.send("GET", "/healthz")

            #expect(noise.hasPrefix("HTTP/1.1 400"))
            #expect(many.hasPrefix("HTTP/1.1 4"))
            #expect(alive.hasPrefix("HTTP/1.1 200"))
        }
    }

    @Test func `a chunked body over the limit is 413`() async throws {
        let shop = try await TestShop()

        try await serve(shop, on: [.network(host: "127.0.0.1", port: 0)]) { addresses in
            let chunk = String(repeating: " ", count: 60_000)
            let chunks = String(repeating: "ea60\r\n\(chunk)\r\n", count: 10)
            let answer = try await RawClient(address: addresses[0]).exchange(
                "POST /v1/batch HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                    + "Authorization: Bearer \(shop.key(.eventsWrite))\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n\(chunks)0\r\n\r\n"
            )
            #expect(answer.hasPrefix("HTTP/1.1 413"))
        }
    }

    @Test func `an address that others reach needs a proxy`() async throws {
        let shop = try await TestShop()
        for text in [
            "0.0.0.0:7070", "192.168.1.5:80", "[::]:7070", "shop.example:80", "127.1.evil:1",
        ] {
            let address = try #require(ListeningAddress(hostAndPort: text))
            #expect(throws: ServerError.publicAddress(address)) {
                try Server(shop.interface, on: [address])
            }
            #expect(throws: Never.self) {
                try Server(shop.interface, on: [address], isBehindProxy: true)
            }
        }
        for text in ["127.0.0.1:7070", "localhost:0", "[::1]:7070", "127.0.0.53:1"] {
            let address = try #require(ListeningAddress(hostAndPort: text))
            #expect(throws: Never.self) { try Server(shop.interface, on: [address]) }
        }
    }

    @Test(arguments: ["", ":", "7070", "host", "host:", ":7070", "::1:7070", "a:70000", "a:-1"])
    func `what is no address is told apart`(text: String) {
        #expect(ListeningAddress(hostAndPort: text) == nil)
    }

    /// Serves until `body` is over, then stops gracefully.
    private func serve(
        _ shop: TestShop,
        on addresses: [ListeningAddress],
        _ body: ([ListeningAddress]) async throws -> Void
    ) async throws {
        let (listening, listens) = AsyncStream<ListeningAddress>.makeStream()
        let server = try Server(shop.interface, on: addresses) { listens.yield($0) }
        let services = ServiceGroup(
            services: [server],
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await services.run() }
            var bound: [ListeningAddress] = []
            for await address in listening {
                bound.append(address)
                if bound.count == addresses.count { break }
            }
            try await body(bound)
            await services.triggerGracefulShutdown()
            try await group.waitForAll()
        }
    }
}
