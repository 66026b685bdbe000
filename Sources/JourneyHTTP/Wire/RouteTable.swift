import HTTPTypes
import Hummingbird

/// The routes as they are added; at the end every other method of their paths is answered with 405.
struct RouteTable {
    typealias Handler = @Sendable (Request, CallContext) async throws -> Response

    let router: Router<CallContext>
    private var methods: [String: [HTTPRequest.Method]] = [:]

    init(onStoreFailure: @escaping @Sendable (any Error) -> Void) {
        router = Router(context: CallContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: ProblemMiddleware(onStoreFailure: onStoreFailure))
    }

    mutating func add(_ method: HTTPRequest.Method, _ path: String, _ handler: @escaping Handler) {
        methods[path, default: []].append(method)
        router.on(RouterPath(path), method: method, use: handler)
    }

    mutating func get(_ path: String, _ handler: @escaping Handler) { add(.get, path, handler) }

    mutating func post(_ path: String, _ handler: @escaping Handler) { add(.post, path, handler) }

    func refuseOtherMethods() {
        for (path, known) in methods {
            let allowed = known + (known.contains(.get) ? [.head] : [])
            let names = allowed.map(\.rawValue).sorted().joined(separator: ", ")
            for method in Self.methods where !allowed.contains(method) {
                router.on(RouterPath(path), method: method) { request, _ -> Response in
                    var problem = Problem(
                        .methodNotAllowed,
                        "'\(request.method.rawValue)' is not for this address: use \(names)"
                    )
                    problem.headers[.allow] = names
                    throw problem
                }
            }
        }
    }

    private static let methods: [HTTPRequest.Method] = [
        .get, .head, .post, .put, .patch, .delete, .options,
    ]
}
