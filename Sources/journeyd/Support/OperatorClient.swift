import JourneyAdapters
import JourneyCore

/// Asks a running daemon on behalf of a command.
struct OperatorClient {
    private let client: HTTPClient

    init(_ daemon: DatabaseLock.Contents) {
        client = HTTPClient(.unix(path: daemon.socket), key: daemon.key, timeout: .seconds(30))
    }

    /// What the daemon answers with 200; anything else is thrown in its own words.
    func ask(_ method: String, _ path: String, _ body: Value? = nil) async throws -> Value {
        let response: HTTPClient.Response
        do {
            response = try await client.send(method, path, body: body)
        } catch let failure as HTTPClient.Failure {
            throw Complaint(failure.description)
        }
        let answer = try Value(json: response.body)
        guard response.status == 200 else {
            guard case .map(let problem) = answer, case .string(let detail)? = problem["detail"]
            else { throw Complaint("the daemon answered \(response.status)") }
            throw Complaint(detail)
        }
        return answer
    }
}
