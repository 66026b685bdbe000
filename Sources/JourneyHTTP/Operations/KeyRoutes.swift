import Hummingbird
package import JourneyCore
import JourneyEngine
package import JourneyStore

/// The API keys, for operators: made, listed, revoked.
struct KeyRoutes {
    let engine: Engine
    let keyring: Keyring

    func add(to routes: inout RouteTable) {
        routes.get("/v1/keys") { request, _ in
            _ = try await keyring.caller(of: request, for: .admin)
            let keys = try await engine.store.keys()
            return .json(.list(keys.map(\.document)))
        }
        routes.post("/v1/keys") { request, _ in
            _ = try await keyring.caller(of: request, for: .admin)
            return try await make(try await request.json(limit: Limits.eventBytesMax))
        }
        routes.post("/v1/keys/{id}/revoke") { request, context in
            _ = try await keyring.caller(of: request, for: .admin)
            let id = context.parameters.get("id") ?? ""
            guard try await engine.store.revokeKey(id, at: engine.time.now) else {
                throw Problem.notFound("no key has the id '\(id.prefix(40))'")
            }
            await keyring.forget()
            var answer = JSONObject()
            answer.set("success", .bool(true))
            return .json(answer.value)
        }
    }

    private func make(_ body: Value?) async throws -> Response {
        guard case .map(let object)? = body, let word = object.text("scope") else {
            throw Problem.badRequest("the body is not a JSON object '{scope, name}'")
        }
        guard let scope = Scope(word: word) else {
            let known = Scope.all.map(\.word).joined(separator: ", ")
            throw Problem.badRequest("unknown scope '\(word.prefix(40))': there are \(known)")
        }
        let made = KeyMaker.make(
            for: scope,
            name: object.text("name"),
            at: engine.time.now,
            random: KeyMaker.randomBytes()
        )
        try await engine.store.addKey(made.stored)
        await keyring.forget()
        return .json(made.document)
    }
}

extension KeyMaker {
    /// From the system's generator: the one place where chance is wanted.
    package static func randomBytes() -> [UInt8] {
        var random = SystemRandomNumberGenerator()
        return (0..<randomBytesCount).map { _ in .random(in: .min ... .max, using: &random) }
    }
}

extension KeyMaker.Made {
    /// `{id, key, scope}`: the only time that the key is shown.
    package var document: Value {
        .map([
            "id": .string(stored.id), "key": .string(key), "scope": .string(stored.scope),
        ])
    }
}

extension StoredKey {
    /// Without the hash.
    package var document: Value {
        var document = JSONObject()
        document.set("id", id)
        document.set("scope", scope)
        document.set("name", name)
        document.set("created_at", createdAt)
        document.set("revoked_at", revokedAt)
        return document.value
    }
}
