import JourneyCore
import JourneyHTTP

extension TestShop {
    func begin(
        _ job: (contact: String, token: String),
        on channel: Channel = .email
    ) async throws -> Interface.Answer {
        try await post(
            "/v1/channels/\(channel.word)/jobs:begin",
            as: .jobs(channel),
            #"[{"contact": "\#(job.contact)", "lease_token": "\#(job.token)"}]"#
        )
    }

    func settle(
        _ job: (contact: String, token: String),
        on channel: Channel = .email,
        _ members: String
    ) async throws -> Interface.Answer {
        try await post(
            "/v1/channels/\(channel.word)/jobs:settle",
            as: .jobs(channel),
            #"[{"contact": "\#(job.contact)", "lease_token": "\#(job.token)", \#(members)}]"#
        )
    }
}
