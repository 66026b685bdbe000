import HTTPTypes
import Hummingbird
import JourneyCore

/// An answer that says what is wrong, where, and the way out: a problem document of RFC 9457.
struct Problem: Error, Sendable {
    var status: HTTPResponse.Status
    /// A sentence for people, in lower case and without a full stop.
    var detail: String
    /// What programs may want to know beside: the place, the limit.
    var members = JSONObject()
    var headers = HTTPFields()

    init(_ status: HTTPResponse.Status, _ detail: String) {
        self.status = status
        self.detail = detail
    }

    static func badRequest(_ detail: String) -> Self { Self(.badRequest, detail) }

    static func notFound(_ detail: String) -> Self { Self(.notFound, detail) }

    static func tooLarge(_ detail: String, limit: Int) -> Self {
        var problem = Self(.contentTooLarge, detail)
        problem.members.set("limit", .int(Int64(limit)))
        return problem
    }

    /// The sender is to come back later with the same: nothing of it was taken.
    static func comeBack(
        _ status: HTTPResponse.Status,
        _ detail: String,
        afterSeconds seconds: Int
    ) -> Self {
        var problem = Self(status, detail)
        problem.headers[.retryAfter] = String(seconds)
        return problem
    }

    var response: Response {
        var object = JSONObject()
        object.set("type", "about:blank")
        object.set("title", status.reasonPhrase)
        object.set("status", .int(Int64(status.code)))
        object.set("detail", detail)
        for entry in members.entries { object.entries.append(entry) }
        return .json(object.value, status: status, headers: headers, type: Self.contentType)
    }

    private static let contentType = "application/problem+json"
}
