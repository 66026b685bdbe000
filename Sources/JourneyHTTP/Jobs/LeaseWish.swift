import JourneyCore
import JourneyEngine

/// What an adapter asks of `jobs:lease`.
struct LeaseWish: Sendable {
    var max = 1
    var wait = Milliseconds.zero
    /// `nil`: as long as the channel's policy says.
    var lease: Milliseconds?

    /// Without a body, one job at once.
    init(_ body: Value?) throws {
        guard let body else { return }
        guard case .map(let object) = body else {
            throw Problem.badRequest("the body is not a JSON object '{max, wait, lease}'")
        }
        max = try object.count("max", in: 1...Limits.leaseJobsMax) ?? max
        wait = try object.seconds("wait", atMost: Limits.leaseWaitMax) ?? wait
        lease = try object.seconds("lease", atMost: Limits.leaseMax)
        guard lease != .zero else {
            throw Problem.badRequest("'lease' is not more than 0 seconds")
        }
    }
}
