import JourneyCore
import JourneyEngine
import JourneyStore

/// One item of a body of `begin`, `settle` or `extend`.
struct JobItem {
    /// As it was written: the answer repeats it.
    var contact: String
    /// `nil` where the handle or the token is not one of this channel's.
    var job: JobReference?
    var members: ValueMap

    /// A plain list of objects, each with `contact` and `lease_token`.
    static func list(_ body: Value?, tokens: LeaseTokens) throws -> [Self] {
        guard case .list(let values)? = body else {
            throw Problem.badRequest("the body is not a list of '{contact, lease_token}'")
        }
        guard values.count <= Limits.leaseJobsMax else {
            throw Problem.tooLarge(
                "the list holds \(values.count) jobs, more than \(Limits.leaseJobsMax)",
                limit: Limits.leaseJobsMax
            )
        }
        return try values.enumerated().map { index, value in
            guard case .map(let members) = value,
                case .string(let contact)? = members["contact"],
                case .string(let token)? = members["lease_token"]
            else {
                throw Problem.badRequest(
                    "item \(index) lacks the texts 'contact' and 'lease_token'"
                )
            }
            return Self(
                contact: contact,
                job: tokens.job(contact: contact, token: token),
                members: members
            )
        }
    }

    /// The answers in the order of `items`: what `answer` says of those that hold a job, else
    /// `not_yours`.
    static func answers<Answer>(
        to items: [Self],
        _ answers: [Answer],
        _ members: (Answer, inout JSONObject) -> Void
    ) -> Value {
        var rest = answers[...]
        return .list(
            items.map { item in
                var object = JSONObject()
                object.set("contact", item.contact)
                if item.job != nil, let answer = rest.popFirst() {
                    members(answer, &object)
                } else {
                    object.set("result", "not_yours")
                }
                return object.value
            }
        )
    }
}
