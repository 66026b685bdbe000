import JourneyCore
import JourneyStore

/// Signs and checks the tokens by which adapters hold jobs: `<lease number>.<16 hexadecimal
/// digits>`.
///
/// The signature covers the handle and the channel, so a token is good for one job in one channel.
struct LeaseTokens: Sendable {
    let signer: Signer
    let channel: Channel

    func token(for job: JobReference) -> String {
        "\(job.lease).\(Hexadecimal.text(of: signature(of: job)))"
    }

    /// The job that a handle and a token name; `nil` unless this channel's token was signed here.
    func job(contact: String, token: String) -> JobReference? {
        guard let handle = ContactHandle(contact) else { return nil }
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int(parts[0]), number > 0,
            let signature = Hexadecimal.bytes(of: parts[1])
        else { return nil }
        let job = JobReference(contact: handle, lease: number)
        guard ConstantTime.areEqual(signature, self.signature(of: job)) else { return nil }
        return job
    }

    private func signature(of job: JobReference) -> [UInt8] {
        signer.signature(
            for: "lease",
            Array(job.contact.description.utf8),
            Signer.bytes(of: UInt64(job.lease)),
            Array(channel.word.utf8),
            length: 8
        )
    }
}
