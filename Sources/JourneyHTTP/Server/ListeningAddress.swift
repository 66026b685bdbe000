/// Where the daemon listens.
package enum ListeningAddress: Hashable, Sendable, CustomStringConvertible {
    case network(host: String, port: Int)
    /// A Unix socket, for this user alone.
    case socket(path: String)

    /// From `127.0.0.1:7070` or `[::1]:7070`; `nil` for anything else.
    package init?(hostAndPort text: some StringProtocol) {
        guard let colon = text.lastIndex(of: ":"),
            let port = Int(text[text.index(after: colon)...]), (0...65_535).contains(port)
        else { return nil }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        guard !host.isEmpty else { return nil }
        self = .network(host: String(host), port: port)
    }

    /// Whether only this machine reaches it.
    package var isLocal: Bool {
        switch self {
        case .socket: return true
        case .network(let host, _):
            if host == "localhost" || host == "::1" { return true }
            let parts = host.split(separator: ".", omittingEmptySubsequences: false)
            return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
        }
    }

    package var description: String {
        switch self {
        case .network(let host, let port):
            host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .socket(let path): path
        }
    }
}
