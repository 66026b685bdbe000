import HTTPTypes
import Hummingbird
import JourneyCore

extension Keyring {
    /// Who sent the request, if it may do what needs `scope`; else a problem of 401 or 403.
    func caller(of request: Request, for scope: Scope) async throws -> Caller {
        guard let key = Self.key(in: request.headers) else {
            throw Self.unauthorized(
                "a key is needed: send it as 'Authorization: Bearer' or as a Basic user name"
            )
        }
        guard let caller = try await caller(presenting: key) else {
            throw Self.unauthorized("the key is unknown or revoked; 'journeyd keys list' shows all")
        }
        guard caller.may(scope) else {
            throw Problem(.forbidden, "the key lacks the scope '\(scope.word)'")
        }
        return caller
    }

    /// From `Bearer <key>`, or from `Basic` with the key as user name and any password.
    private static func key(in headers: HTTPFields) -> String? {
        guard let field = headers[.authorization] else { return nil }
        let parts = field.split(separator: " ", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        let credentials = parts[1].drop { $0 == " " }
        switch parts[0].lowercased() {
        case "bearer": return String(credentials)
        case "basic":
            guard let bytes = Base64.bytes(of: String(credentials)) else { return nil }
            return String(decoding: bytes.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
        default: return nil
        }
    }

    private static func unauthorized(_ detail: String) -> Problem {
        var problem = Problem(.unauthorized, detail)
        problem.headers[.wwwAuthenticate] = #"Basic realm="journeyd", Bearer realm="journeyd""#
        return problem
    }
}
