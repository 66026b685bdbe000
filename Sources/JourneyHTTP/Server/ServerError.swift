/// Why the daemon does not listen.
package enum ServerError: Error, Hashable, Sendable, CustomStringConvertible {
    case publicAddress(ListeningAddress)
    case openSocket(path: String)
    /// It could not be listened on, or no longer.
    case notServing(ListeningAddress, reason: String)

    package var description: String {
        switch self {
        case .publicAddress(let address):
            """
            '\(address)' can be reached from outside and the daemon speaks no TLS: listen on \
            127.0.0.1, or put a proxy before it and say '--behind-proxy'
            """
        case .openSocket(let path):
            "the socket '\(path)' cannot be closed to other users: choose another directory"
        case .notServing(let address, let reason):
            """
            cannot listen on '\(address)' (\(reason)): is another daemon running there? \
            choose another with '--listen' or '--socket'
            """
        }
    }
}
