import Foundation
import JourneyCore
import Testing

/// A ceiling that was reached, as its operator meets it.
@Suite(.timeLimit(.minutes(3))) struct CeilingTests {
    @Test func `the log and the status say which ceiling closed the gate, and open counts anew`()
        async throws
    {
        var files = Scratch.shop
        files["policy.yaml"] = files["policy.yaml"]?.replacingOccurrences(
            of: "currency: EUR",
            with: "currency: EUR\n  ceilings: { sends_per_hour: 1 }"
        )
        let daemon = try await RunningDaemon.start(in: try Scratch(files: files))
        for customer in ["anna", "boris"] { try await abandonCart(of: customer, on: daemon) }

        let results = try await begin(on: daemon)
        let text = try await Binary.run("status", in: daemon.scratch).output
        let json = try await Binary.run("status", "--json", in: daemon.scratch).output
        let wire = try await daemon.get("/v1/status").value
        _ = try await Binary.run("open", in: daemon.scratch)
        let again = try await begin(on: daemon)

        #expect(results == ["ok", "planned"])
        let reason = "everything is closed since "
        let ceiling = "by the ceiling 'sends_per_hour': 1 of at most 1 contacts began since "
        for place in [text, try daemon.said] {
            #expect(place.contains(reason))
            #expect(place.contains(ceiling))
            #expect(place.contains("'journeyd open' opens it and counts anew"))
        }
        #expect(text.contains("gate closed: everything\n"))
        #expect(try daemon.said.contains("error: the gate of everything is closed since "))
        let told = [try Value(json: Array(json.utf8)), wire].map { $0["closed_gates"]?.list.first }
        for closing in told {
            #expect(closing?["ceiling"]?["name"]?.text == "sends_per_hour")
            #expect(closing?["ceiling"]?["count"] == .int(1))
            #expect(closing?["ceiling"]?["limit"] == .int(1))
            #expect(closing?["closed_at"]?.text != nil)
        }
        #expect(again == ["ok"])
    }

    /// Begins what is queued now, one after the other.
    private func begin(on daemon: RunningDaemon) async throws -> [String] {
        var jobs: [Value] = []
        try await eventually("something is queued") {
            jobs += try await daemon.lease("email", wait: 1)
            return !jobs.isEmpty
        }
        var results: [String] = []
        for job in jobs {
            results.append(try await daemon.report("begin", job)?["result"]?.text ?? "")
        }
        return results
    }

    private func abandonCart(of customer: String, on daemon: RunningDaemon) async throws {
        let answer = try await daemon.post(
            "/v1/batch",
            """
            {"batch": [
              {"type": "identify", "userId": "\(customer)", "messageId": "i-\(customer)",
               "traits": {"email": "\(customer)@shop.example"}},
              {"type": "track", "userId": "\(customer)", "messageId": "t-\(customer)",
               "event": "Cart Updated", "properties": {"cart_id": "c-\(customer)"}}
            ]}
            """
        )
        #expect(answer.status == 200)
    }
}
