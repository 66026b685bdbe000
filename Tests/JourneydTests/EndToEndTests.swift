import Foundation
import JourneyCore
import Testing

/// What a business sees of the running daemon.
@Suite(.serialized, .timeLimit(.minutes(3))) struct EndToEndTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    @Test func `a push is never queued once the email was seen, and explain says why`()
        async throws
    {
        let daemon = try await RunningDaemon.start(in: scratch)
        try await abandonCart(of: "anna", on: daemon)

        let job = try #require(try await daemon.lease("email").first)
        let begun = try await daemon.report("begin", job)
        let settled = try await daemon.report("settle", job, #", "outcome": "accepted""#)
        let contact = job["contact"]?.text ?? ""
        _ = try await daemon.post("/v1/feedback", #"[{"contact": "\#(contact)", "event": "seen"}]"#)

        #expect(begun?["result"]?.text == "ok")
        #expect(begun?["to"]?.text == "anna@shop.example")
        #expect(begun?["content"]?["subject"]?.text == "Anna, your cart")
        #expect(settled?["result"]?.text == "ok")
        #expect(try await daemon.lease("push", wait: 0).isEmpty)
        let ledger = try await ledger(of: "anna", on: daemon)
        #expect(ledger["email"] == "seen")
        #expect(ledger["push"] == "recalled" || ledger["push"] == nil)
        let explained = try await Binary.run(
            "explain",
            "anna",
            "--db",
            "journeyd.sqlite",
            in: scratch
        )
        #expect(explained.code == 0)
        #expect(explained.output.contains("seen_elsewhere"))
        #expect(explained.output.contains("cart-reminder"))
        let russian = try await explain("--lang", "ru", "--message", "cart-reminder")
        #expect(russian.code == 0 && russian.output.contains("не отправлено, отозвано"))
        let misspelt = try await explain("--journey", "abandoned-carts")
        #expect(misspelt.code == 1)
        #expect(misspelt.errors.contains("did you mean 'abandoned-cart'?"))
    }

    private func explain(_ arguments: String...) async throws -> Binary.Outcome {
        try await Binary.run(
            ["explain", "anna", "--db", "journeyd.sqlite"] + arguments,
            in: scratch
        )
    }

    @Test func `the same event again changes nothing`() async throws {
        let daemon = try await RunningDaemon.start(in: scratch)
        let first = try await abandonCart(of: "anna", on: daemon)
        let before = try await daemon.get("/v1/customers/anna").value

        let again = try await abandonCart(of: "anna", on: daemon)

        #expect(first.status == 200)
        #expect(again.status == 200)
        #expect(again.value == first.value)
        #expect(try await daemon.get("/v1/customers/anna").value == before)
        #expect(before["enrollments"]?.list.count == 1)
    }

    @Test func `stop holds back even what is leased, and open brings it again`() async throws {
        let daemon = try await RunningDaemon.start(in: scratch)
        try await abandonCart(of: "anna", on: daemon)
        let leased = try #require(try await daemon.lease("email").first)
        try await abandonCart(of: "boris", on: daemon)

        let stopped = try await Binary.run("stop", in: scratch)
        let refused = try await daemon.report("begin", leased)
        let whileStopped = try await daemon.lease("email", wait: 0)
        let opened = try await Binary.run("open", in: scratch)
        var begun: [String?: String?] = [:]
        try await eventually("both are begun") {
            for job in try await daemon.lease("email") {
                begun[job["customer"]?.text] = try await daemon.report("begin", job)?["result"]?
                    .text
            }
            return begun.count == 2
        }

        #expect(stopped.code == 0)
        #expect(refused?["result"]?.text == "planned")
        #expect(refused?["reason"]?.text == "stopped")
        #expect(whileStopped.isEmpty)
        #expect(opened.code == 0)
        #expect(begun == ["anna": "ok", "boris": "ok"])
    }

    @Test func `the file adapter delivers once, also when run twice`() async throws {
        let daemon = try await RunningDaemon.start(in: scratch)
        try await abandonCart(of: "anna", on: daemon)
        try scratch.write(try await daemon.makeKey("jobs:email"), to: "email.key")
        // A line that a crash cut short.
        try scratch.write(#"{"idempotency_key": "cut sh"#, to: "out.jsonl")
        let deliver = [
            "adapter", "jsonl", "--channel", "email", "--out", "out.jsonl", "--key-file",
            "email.key", "--daemon", "127.0.0.1:\(daemon.port)", "--once", "--json",
        ]

        let first = try await Binary.run(deliver, in: scratch)
        let second = try await Binary.run(deliver, in: scratch)

        #expect(first.errors.isEmpty)
        #expect(first.output == #"{"delivered":1}"# + "\n")
        #expect(second.output == #"{"delivered":0}"# + "\n")
        let lines = try scratch.read("out.jsonl").split(separator: "\n")
        #expect(lines.count == 2)
        let line = try Value(json: Array((lines.last ?? "").utf8))
        #expect(line["customer"]?.text == "anna")
        #expect(try await ledger(of: "anna", on: daemon)["email"] == "sent")
    }

    @Test func `a second daemon on the same database is refused`() async throws {
        let daemon = try await RunningDaemon.start(in: scratch)

        let second = try await Binary.run("run", "--listen", "127.0.0.1:0", in: scratch)

        #expect(second.code == 1)
        #expect(second.errors.hasPrefix("error: another daemon (process "))
        #expect(second.errors.contains("works on 'journeyd.sqlite'"))
        #expect(try await daemon.get("/readyz").status == 200)
    }

    @Test func `a key opens what its scope says, until it is revoked`() async throws {
        let daemon = try await RunningDaemon.start(in: scratch)
        let made = try await Binary.run(
            "keys",
            "create",
            "--scope",
            "events:write",
            "--json",
            in: scratch
        )
        let document = try Value(json: Array(made.output.utf8))
        let key = document["key"]?.text
        let event = #"{"userId": "anna", "event": "Page"}"#

        #expect(try await daemon.call("POST", "/v1/track", event, key: nil).status == 401)
        #expect(try await daemon.call("POST", "/v1/track", event, key: "jd_1_2").status == 401)
        #expect(try await daemon.call("POST", "/v1/track", event, key: key).status == 200)
        #expect(try await daemon.call("GET", "/v1/customers/anna", key: key).status == 403)

        let id = document["id"]?.text ?? ""
        let revoked = try await Binary.run("keys", "revoke", id, in: scratch)
        let deadline = ContinuousClock.now + .seconds(1)
        try await eventually("the key is refused, or a second has passed") {
            let answer = try await daemon.call("POST", "/v1/track", event, key: key)
            return answer.status == 401 || ContinuousClock.now > deadline
        }

        #expect(revoked.code == 0)
        #expect(try await daemon.call("POST", "/v1/track", event, key: key).status == 401)
    }

    @Test func `SIGTERM ends it in order, and a restart finds everything`() async throws {
        let first = try await RunningDaemon.start(in: scratch)
        try await abandonCart(of: "anna", on: first)
        let before = try await first.get("/v1/customers/anna").value

        let code = try await first.stop()
        let lock = try scratch.read("journeyd.sqlite.lock")
        let hasSocket = FileManager.default.fileExists(atPath: scratch.path("journeyd.sqlite.sock"))
        let second = try await RunningDaemon.start(in: scratch)
        let after = try await second.get("/v1/customers/anna").value

        #expect(code == 0)
        #expect(lock.isEmpty)
        #expect(!hasSocket)
        #expect(after == before)
        #expect(try await second.lease("email").count == 1)
    }

    @Test func `a client that never ends its request does not hold up the end`() async throws {
        let daemon = try await RunningDaemon.start(in: scratch)
        let client = try StuckClient(port: daemon.port, key: daemon.key)

        let start = ContinuousClock.now
        let code = try await daemon.stop()

        #expect(code == 0)
        // Half of what an idle connection may last.
        #expect(ContinuousClock.now - start < .seconds(30))
        client.close()
    }

    @Test func `stop and open work on a database without a daemon`() async throws {
        let first = try await RunningDaemon.start(in: scratch)
        try await abandonCart(of: "anna", on: first)
        #expect(try await first.stop() == 0)

        let stopped = try await Binary.run("stop", "--channel", "email", in: scratch)
        let status = try await Binary.run("status", in: scratch)
        let opened = try await Binary.run("open", "--channel", "email", in: scratch)

        #expect(stopped.code == 0)
        #expect(status.output.contains("gate closed: channel email"))
        #expect(opened.code == 0)
        let second = try await RunningDaemon.start(in: scratch)
        #expect(try await second.lease("email").count == 1)
    }

    @Test func `a misspelt journey is not stopped, and that is said`() async throws {
        let daemon = try await RunningDaemon.start(in: scratch)
        let says = "error: unknown journey 'abandoned-card': did you mean 'abandoned-cart'?\n"

        let withDaemon = try await Binary.run("stop", "--journey", "abandoned-card", in: scratch)
        #expect(try await daemon.stop() == 0)
        let alone = try await Binary.run("stop", "--journey", "abandoned-card", in: scratch)
        let right = try await Binary.run("stop", "--journey", "abandoned-cart", in: scratch)

        #expect(withDaemon.code == 1)
        #expect(withDaemon.errors == says)
        #expect(alone.code == 1)
        #expect(alone.errors == says)
        #expect(right.code == 0)
    }

    // MARK: The shop's own calls

    @discardableResult
    private func abandonCart(
        of customer: String,
        on daemon: RunningDaemon
    ) async throws -> RunningDaemon.Answer {
        let traits = """
            {"email": "\(customer)@shop.example", "pushToken": "t-\(customer)", \
            "firstName": "\(customer.capitalized)"}
            """
        let answer = try await daemon.post(
            "/v1/batch",
            """
            {"batch": [
              {"type": "identify", "userId": "\(customer)", "messageId": "1-\(customer)",
               "traits": \(traits)},
              {"type": "track", "userId": "\(customer)", "messageId": "2-\(customer)",
               "event": "Cart Updated", "properties": {"cart_id": "c-\(customer)"}}
            ]}
            """
        )
        #expect(answer.status == 200)
        #expect(answer.value["rejected"] == nil)
        return answer
    }

    /// The states of a customer's contacts, by channel.
    private func ledger(
        of customer: String,
        on daemon: RunningDaemon
    ) async throws -> [String: String] {
        let card = try await daemon.get("/v1/customers/\(customer)").value
        var states: [String: String] = [:]
        for contact in card["ledger"]?.list ?? [] {
            states[contact["channel"]?.text ?? ""] = contact["state"]?.text
        }
        return states
    }
}
