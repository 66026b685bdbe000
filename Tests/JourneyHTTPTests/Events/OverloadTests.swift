import JourneyCore
import JourneyHTTP
import JourneyStore
import JourneyTesting
import Testing

struct OverloadTests {
    @Test func `overload is told as such, with when to come back`() async throws {
        let store = FailingStore(try SQLiteStore.inMemory())
        let shop = try await TestShop(store: store)
        let batch = (0..<2_500).map { #"{"userId": "u\#($0)", "event": "A"}"# }
        let body = Array(#"{"batch": [\#(batch.joined(separator: ","))]}"#.utf8)
        store.hold()

        try await withThrowingTaskGroup(of: Int.self) { group in
            // All say the same, so what is taken again changes nothing.
            // One is being committed and eight fill the room that waits; the tenth finds none.
            for _ in 0..<10 {
                group.addTask {
                    try await shop.call("POST", "/v1/batch", as: .eventsWrite, body: body).status
                }
            }
            let first = try await group.next()
            #expect(first == 429)
            store.release()
            for try await status in group { #expect(status == 200) }
        }

        #expect(try await shop.store.status(at: shop.time.now).events == 2_500)
        #expect(shop.failures.all.isEmpty)
    }

    @Test func `what the store throws is 503 and told to the daemon`() async throws {
        let store = FailingStore(try SQLiteStore.inMemory())
        let shop = try await TestShop(store: store)
        store.fail(with: .ioError("disk I/O error"))

        let answer = try await shop.post(
            "/v1/track",
            as: .eventsWrite,
            #"{"userId": "anna", "event": "A"}"#
        )

        #expect(answer.status == 503)
        #expect(answer.headers["retry-after"] == "5")
        #expect(answer.headers["content-type"] == "application/problem+json")
        #expect(shop.failures.all.count == 1)
        #expect(shop.failures.all.first?.contains("disk I/O error") == true)
    }

    @Test func `a daemon whose store fails is alive and not ready`() async throws {
        let store = FailingStore(try SQLiteStore.inMemory())
        let shop = try await TestShop(store: store)

        let before = try await shop.call("GET", "/readyz")
        store.fail(with: .full("no space"))
        let after = try await shop.call("GET", "/readyz")
        let alive = try await shop.call("GET", "/healthz")

        #expect(before.status == 200)
        #expect(after.status == 503)
        #expect(after.json["detail"].text?.contains("no space") == true)
        #expect(alive.status == 200)
    }
}
