import JourneyCore
import JourneyHTTP
import JourneyStore
import JourneyTesting
import Testing

struct JobAccessTests {
    @Test(arguments: ["lease", "begin", "settle", "extend"])
    func `an adapter has the jobs of its own channel only`(verb: String) async throws {
        let shop = try await TestShop()

        let other = try await shop.post(
            "/v1/channels/sms/jobs:\(verb)",
            as: .jobs(.email),
            "[]"
        )
        let nobody = try await shop.post("/v1/channels/sms/jobs:\(verb)", "[]")
        let events = try await shop.post("/v1/channels/sms/jobs:\(verb)", as: .eventsTrusted, "[]")

        #expect(other.status == 403)
        #expect(other.json["detail"].text?.contains("jobs:sms") == true)
        #expect(nobody.status == 401)
        #expect(events.status == 403)
    }

    @Test func `an unknown channel is 404 and names the known ones`() async throws {
        let shop = try await TestShop()

        let answer = try await shop.post("/v1/channels/fax/jobs:lease", as: .admin, "{}")

        #expect(answer.status == 404)
        #expect(answer.json["detail"].text?.contains("email") == true)
    }

    @Test func `a token is of no use in another channel`() async throws {
        let shop = try await TestShop()
        try await shop.signUp()
        let job = try await shop.lease(.email)

        let begun = try await shop.begin(job, on: .push)
        let settled = try await shop.settle(job, on: .push, #""outcome": "accepted""#)

        #expect(begun.json[0]["result"].text == "not_yours")
        #expect(settled.json[0]["result"].text == "not_yours")
        let contact = try await shop.store.customer("anna")?.contacts.first { $0.channel == .email }
        #expect(contact?.state == .leased)
    }

    @Test func `a token of which one character was changed is not yours`() async throws {
        let shop = try await TestShop()
        try await shop.signUp()
        let job = try await shop.lease()

        for position in job.token.indices {
            var token = job.token
            let changed = token[position] == "0" ? "1" : "0"
            token.replaceSubrange(position...position, with: changed)
            let answer = try await shop.begin((job.contact, token))
            #expect(answer.json[0]["result"].text == "not_yours")
        }
        let whole = try await shop.begin(job)
        #expect(whole.json[0]["result"].text == "ok")
    }

    @Test func `a token of another contact is not yours`() async throws {
        let shop = try await TestShop()
        try await shop.signUp("anna")
        try await shop.signUp("boris")
        let anna = try await shop.lease()
        let boris = try await shop.lease()

        let answer = try await shop.begin((anna.contact, boris.token))

        #expect(answer.json[0]["result"].text == "not_yours")
    }

    @Test(arguments: [
        "{}", "null", "7", "[7]", "[{}]", #"[{"contact": "a-b"}]"#,
        #"[{"contact": 7, "lease_token": 7}]"#,
    ])
    func `a body that is no list of jobs is 400`(body: String) async throws {
        let shop = try await TestShop()

        for verb in ["begin", "settle", "extend"] {
            let answer = try await shop.post("/v1/channels/email/jobs:\(verb)", as: .admin, body)
            #expect(answer.status == 400)
        }
    }

    @Test func `an empty list is answered with one`() async throws {
        let shop = try await TestShop()

        for verb in ["begin", "settle", "extend"] {
            let answer = try await shop.post("/v1/channels/email/jobs:\(verb)", as: .admin, "[]")
            #expect(answer.text == "[]")
        }
    }

    @Test(arguments: [
        #"{"max": 0}"#, #"{"max": -1}"#, #"{"max": "5"}"#, #"{"max": 1.5}"#, #"{"wait": -1}"#,
        #"{"wait": "long"}"#, #"{"lease": 0}"#, #"{"lease": []}"#, "[]",
    ])
    func `a wish that makes no sense is 400`(body: String) async throws {
        let shop = try await TestShop()

        let answer = try await shop.post("/v1/channels/email/jobs:lease", as: .admin, body)

        #expect(answer.status == 400)
    }

    @Test func `a misspelt outcome is 400, says what was meant, and settles nothing`()
        async throws
    {
        let shop = try await TestShop()
        try await shop.signUp()
        let job = try await shop.lease()
        _ = try await shop.begin(job)

        let answer = try await shop.settle(job, #""outcome": "acepted""#)

        #expect(answer.status == 400)
        #expect(answer.json["detail"].text?.contains("did you mean 'accepted'?") == true)
        let contact = try await shop.store.customer("anna")?.contacts.first { $0.channel == .email }
        #expect(contact?.state == .begun)
    }

    @Test func `an id of a provider has an end`() async throws {
        let shop = try await TestShop()
        try await shop.signUp()
        let job = try await shop.lease()
        _ = try await shop.begin(job)
        let long = String(repeating: "p", count: 513)

        let refused = try await shop.settle(
            job,
            #""outcome": "accepted", "provider_id": "\#(long)""#
        )
        let taken = try await shop.settle(
            job,
            #""outcome": "accepted", "provider_id": "\#(long.dropLast())""#
        )

        #expect(refused.status == 400)
        #expect(taken.status == 200)
    }

    @Test func `more jobs than a lease gives are 413`() async throws {
        let shop = try await TestShop()
        let item = #"{"contact": "1-0000000000000000", "lease_token": "1.0000000000000000"}"#
        let body = "[\(Array(repeating: item, count: 1_001).joined(separator: ","))]"

        let answer = try await shop.post("/v1/channels/email/jobs:begin", as: .admin, body)

        #expect(answer.status == 413)
    }
}
