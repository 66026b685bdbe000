/// Why the daemon does not listen.
package enum ServerError: Error, Hashable, Sendable, CustomStringConvertible {
    case publicAddress(ListeningAddress)
    case openSocket(path: String)
    /// What the system says, in its words.
    case cannotListen(ListeningAddress, reason: String)

    package var description: String {
        switch self {
        case .publicAddress(let address):
            """
            '\(address)' can be reached from outside and the daemon speaks no TLS: listen on \
            127.0.0.1, or put a proxy before it and say '--behind-proxy'
            """
        case .cannotListen(let address, let reason):
            """
            can't listen on '\(address)': \(reason); stop who listens there, or name another \
            address
            """
        case .openSocket(let path):
            "the socket '\(path)' cannot be closed to other users: choose another directory"
        }
    }
}
