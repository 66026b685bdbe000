import HTTPTypes
import Hummingbird
import JourneyEngine
import JourneyStore
import Logging

/// Answers whatever is thrown with a problem document.
struct ProblemMiddleware: RouterMiddleware {
    typealias Context = CallContext

    /// Told what the store threw: after an I/O error the daemon must not go on.
    let onStoreFailure: @Sendable (any Error) -> Void

    func handle(
        _ request: Request,
        context: CallContext,
        next: @concurrent (Request, CallContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let problem as Problem {
            return problem.response
        } catch let error as HTTPError {
            return problem(for: error, of: request).response
        } catch let error as UnreadableBody {
            throw error.underlying
        } catch is Intake.Overloaded {
            return Problem.comeBack(
                .tooManyRequests,
                "too many events wait; send this again after a second",
                afterSeconds: 1
            ).response
        } catch is CancellationError {
            return Problem.comeBack(
                .serviceUnavailable,
                "the daemon is stopping; send this again",
                afterSeconds: 5
            ).response
        } catch {
            context.logger.error(
                "a request failed in the store",
                metadata: ["path": "\(request.uri.path)", "error": "\(error)"]
            )
            onStoreFailure(error)
            return Problem.comeBack(
                .serviceUnavailable,
                Self.isFull(error)
                    ? "the disk is full and new work is refused; send this again later"
                    : "the store cannot take this now; send it again",
                afterSeconds: 5
            ).response
        }
    }

    private static func isFull(_ error: any Error) -> Bool {
        guard let error = error as? StoreError, case .full = error else { return false }
        return true
    }

    private func problem(for error: HTTPError, of request: Request) -> Problem {
        let path = String(request.uri.path.prefix(200))
        guard error.status != .notFound else { return .notFound("nothing is at '\(path)'") }
        return Problem(error.status, error.body ?? error.status.reasonPhrase.lowercased())
    }
}
