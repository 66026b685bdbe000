import JourneyCore
import JourneyEngine
import JourneyHTTP
import JourneyStore
import JourneyTesting
import Logging
import Synchronization

/// A small shop with its daemon, without sockets: one journey that asks by e-mail, then by push.
struct TestShop {
    let time = ManualTime(now: Timestamp("2026-11-22T14:00:00Z"))
    let store: any Store
    let engine: Engine
    let links: LinkSigner
    let interface: Interface
    let failures = Failures()
    private let keys: [Scope: String]

    static let base = "https://mail.shop.example"

    /// Without a store, one in memory.
    init(
        store given: (any Store)? = nil,
        policy: Policy = .sample(),
        purpose: Purpose = .marketing,
        ladder: [Rung] = [Rung(channel: .email), Rung(channel: .push, after: .hours(4))],
        goal: Goal? = nil,
        content: ValueMap = ["subject": .string("Your cart"), "text": .string("It waits.")]
    ) async throws {
        store = try given ?? SQLiteStore.inMemory()
        let signer = Signer(secret: [UInt8](repeating: 7, count: 32))
        links = LinkSigner(signer: signer, base: Self.base)
        let send = SendStep(
            id: "remind",
            message: "reminder",
            ladder: ladder,
            expires: .days(3),
            next: 1
        )
        engine = Engine(
            store: store,
            decider: Decider(
                programme: Programme(
                    [.sample(goal: goal, steps: [.send(send)])],
                    messages: [.sample("reminder", purpose: purpose)],
                    policy: policy
                ),
                calendar: TestZones.calendar
            ),
            rendering: FixedRendering(fields: content),
            links: links,
            time: time
        )
        let failures = failures
        interface = Interface(
            engine: engine,
            signer: signer,
            links: links,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            onStoreFailure: { failures.note($0) }
        )
        var keys: [Scope: String] = [:]
        for (number, scope) in Scope.all.enumerated() {
            let random = [UInt8](repeating: UInt8(number + 1), count: KeyMaker.randomBytesCount)
            let made = KeyMaker.make(for: scope, name: nil, at: time.now, random: random)
            try await store.addKey(made.stored)
            keys[scope] = made.key
        }
        self.keys = keys
    }

    func key(_ scope: Scope) -> String { keys[scope] ?? "" }

    /// Calls with the key of `scope`, or without any.
    func call(
        _ method: String,
        _ path: String,
        as scope: Scope? = nil,
        headers: [String: String] = [:],
        body: [UInt8] = []
    ) async throws -> Interface.Answer {
        var headers = headers
        if let scope { headers["Authorization"] = "Bearer \(key(scope))" }
        return try await interface.answer(method, path, headers: headers, body: body)
    }

    func post(
        _ path: String,
        as scope: Scope? = nil,
        _ json: String
    ) async throws -> Interface.Answer {
        try await call("POST", path, as: scope, body: Array(json.utf8))
    }

    /// A customer who can be reached signs up, and an e-mail is due.
    func signUp(_ customer: String = "anna") async throws {
        let answer = try await post(
            "/v1/batch",
            as: .eventsTrusted,
            """
            {"batch": [
              {"type": "identify", "userId": "\(customer)", "messageId": "i-\(customer)",
               "traits": {"email": "\(customer)@shop.example", "pushToken": "t-\(customer)",
                          "consents": ["cart"], "timezone": "Europe/Moscow"}},
              {"type": "track", "userId": "\(customer)", "messageId": "t-\(customer)",
               "event": "Signed Up", "properties": {"plan": "pro"}}
            ]}
            """
        )
        precondition(answer.status == 200 && answer.text == #"{"success": true}"#, answer.text)
    }

    /// Leases one job of the channel, which must be there.
    func lease(_ channel: Channel = .email) async throws -> (contact: String, token: String) {
        let answer = try await post(
            "/v1/channels/\(channel.word)/jobs:lease",
            as: .jobs(channel),
            #"{"max": 10}"#
        )
        let job = answer.json["jobs"][0]
        return (job["contact"].text ?? "", job["lease_token"].text ?? "")
    }

    /// What the store threw, as the daemon is told.
    final class Failures: Sendable {
        private let noted = Mutex<[String]>([])

        func note(_ error: any Error) { noted.withLock { $0.append("\(error)") } }

        var all: [String] { noted.withLock { $0 } }
    }
}

/// Renders everything alike.
struct FixedRendering: Rendering {
    var fields: ValueMap

    func render(_ subject: RenderingSubject) -> Result<Content, RenderingFailure> {
        .success(Content(fields: fields, hash: 42))
    }
}
