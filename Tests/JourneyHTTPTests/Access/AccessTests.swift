import JourneyCore
import JourneyHTTP
import JourneyStore
import JourneyTesting
import Testing

struct AccessTests {
    /// Every route that needs a key, with the scopes that open it.
    static let routes: [(method: String, path: String, scopes: Set<Scope>)] =
        ["identify", "track", "page", "screen", "group", "alias", "batch", "import"].map {
            ("POST", "/v1/\($0)", [.eventsWrite, .eventsTrusted, .admin])
        } + [
            ("POST", "/v1/channels/email/jobs:lease", [.jobs(.email), .admin]),
            ("POST", "/v1/channels/email/jobs:begin", [.jobs(.email), .admin]),
            ("POST", "/v1/channels/email/jobs:settle", [.jobs(.email), .admin]),
            ("POST", "/v1/channels/email/jobs:extend", [.jobs(.email), .admin]),
            ("POST", "/v1/feedback", [.feedbackWrite, .admin]),
            ("GET", "/v1/customers/anna", [.customersRead, .admin]),
            ("GET", "/v1/customers/anna/decisions", [.customersRead, .admin]),
            ("PUT", "/v1/customers/anna/addresses", [.eventsTrusted, .admin]),
            ("PUT", "/v1/customers/anna/consents", [.eventsTrusted, .admin]),
            ("GET", "/v1/status", [.admin]),
            ("POST", "/v1/gate", [.admin]),
        ]

    @Test func `each route opens to its scopes and to no other`() async throws {
        let shop = try await TestShop()

        for route in Self.routes {
            for scope in Scope.all {
                let answer = try await shop.call(route.method, route.path, as: scope)
                let isOpen = answer.status != 403 && answer.status != 401
                #expect(
                    isOpen == route.scopes.contains(scope),
                    "\(route.path) as \(scope.word): \(answer.status)"
                )
            }
        }
    }

    @Test func `without a key every such route is 401 and says how`() async throws {
        let shop = try await TestShop()

        for route in Self.routes {
            let answer = try await shop.call(route.method, route.path)
            #expect(answer.status == 401)
            #expect(answer.headers["www-authenticate"]?.contains("Basic realm=") == true)
            #expect(answer.headers["www-authenticate"]?.contains("Bearer") == true)
            #expect(answer.headers["content-type"] == "application/problem+json")
        }
    }

    @Test func `a key comes as Bearer or as the user name of Basic`() async throws {
        let shop = try await TestShop()
        let key = shop.key(.eventsWrite)
        let basic = Base64.text(of: Array("\(key):".utf8))
        let password = Base64.text(of: Array("\(key):x".utf8))
        let alone = Base64.text(of: Array(key.utf8))

        for value in [
            "Bearer \(key)", "bearer \(key)", "Basic \(basic)", "basic  \(basic)",
            "Basic \(password)", "Basic \(alone)",
        ] {
            let answer = try await shop.track(authorization: value)
            #expect(answer.status == 200, "\(value)")
        }
    }

    @Test func `anything else is 401`() async throws {
        let shop = try await TestShop()
        let key = shop.key(.eventsWrite)
        let empty = Base64.text(of: Array(":\(key)".utf8))

        for value in [
            key, "Bearer", "Bearer ", "Digest \(key)", "Bearer x\(key)", "Bearer \(key)0",
            "Bearer \(key.dropLast())", "Basic \(key)", "Basic \(empty)", "Basic ????",
            "Bearer jd_010101010101_", "Bearer jd__", "Bearer \(key.uppercased())",
        ] {
            let answer = try await shop.track(authorization: value)
            #expect(answer.status == 401, "\(value)")
        }
    }

    @Test func `a key made by another process works within a second`() async throws {
        let shop = try await TestShop()
        _ = try await shop.track(authorization: "Bearer \(shop.key(.eventsWrite))")
        let made = KeyMaker.make(
            for: .eventsWrite,
            name: "later",
            at: shop.time.now,
            random: [UInt8](repeating: 99, count: KeyMaker.randomBytesCount)
        )
        try await shop.store.addKey(made.stored)
        shop.time.advance(by: Milliseconds(100))

        let answer = try await shop.track(authorization: "Bearer \(made.key)")

        #expect(answer.status == 200)
    }

    @Test func `a revoked key stops within a second`() async throws {
        let shop = try await TestShop()
        let key = shop.key(.eventsWrite)
        let before = try await shop.track(authorization: "Bearer \(key)")
        let id = String(key.split(separator: "_")[1])
        #expect(try await shop.store.revokeKey(id, at: shop.time.now))
        shop.time.advance(by: Milliseconds(900))

        let after = try await shop.track(authorization: "Bearer \(key)")

        #expect(before.status == 200)
        #expect(after.status == 401)
    }

    @Test func `keys are read rarely, however many calls come`() async throws {
        let store = FailingStore(try SQLiteStore.inMemory())
        let shop = try await TestShop(store: store)
        for _ in 0..<20 {
            _ = try await shop.track(authorization: "Bearer \(shop.key(.eventsWrite))")
            _ = try await shop.track(authorization: "Bearer jd_ffffffffffff_00")
        }

        #expect(store.keyReads == 1)
    }

    @Test func `a key is only kept as its hash`() {
        let made = KeyMaker.make(
            for: .jobs(.sms),
            name: "sms",
            at: Timestamp(milliseconds: 5),
            random: Array(1...38)
        )

        #expect(made.key.hasPrefix("jd_010203040506_0708"))
        #expect(made.key.utf8.count == 3 + 12 + 1 + 64)
        #expect(made.stored.id == "010203040506")
        #expect(made.stored.scope == "jobs:sms")
        #expect(made.stored.hash.count == 32)
    }

    @Test func `every scope is read as it is written`() {
        for scope in Scope.all { #expect(Scope(word: scope.word) == scope) }
        for word in ["", "events", "jobs", "jobs:", "jobs:fax", "ADMIN", "admin "] {
            #expect(Scope(word: word) == nil)
        }
    }
}

extension TestShop {
    func track(authorization: String) async throws -> Interface.Answer {
        try await interface.answer(
            "POST",
            "/v1/track",
            headers: ["Authorization": authorization],
            body: Array(#"{"userId": "anna", "event": "A"}"#.utf8)
        )
    }
}
