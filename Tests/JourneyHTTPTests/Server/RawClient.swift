import JourneyHTTP
import NIOCore
import NIOPosix

/// Says bytes to an address and hears what comes back until the connection ends.
struct RawClient {
    let address: ListeningAddress

    func exchange(_ request: String) async throws -> String {
        let group = MultiThreadedEventLoopGroup.singleton
        let bootstrap = ClientBootstrap(group: group)
        let wrap:
            @Sendable (any Channel) -> EventLoopFuture<NIOAsyncChannel<ByteBuffer, ByteBuffer>> =
                { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try NIOAsyncChannel(wrappingChannelSynchronously: channel)
                    }
                }
        let connection =
            switch address {
            case .network(let host, let port):
                try await bootstrap.connect(host: host, port: port, channelInitializer: wrap)
            case .socket(let path):
                try await bootstrap.connect(unixDomainSocketPath: path, channelInitializer: wrap)
            }
        return try await connection.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: request))
            var answer = ""
            for try await buffer in inbound { answer += String(buffer: buffer) }
            return answer
        }
    }

    /// One request that closes its connection.
    func send(
        _ method: String,
        _ path: String,
        key: String? = nil,
        body: String = ""
    ) async throws -> String {
        var lines = ["\(method) \(path) HTTP/1.1", "Host: localhost", "Connection: close"]
        if let key { lines.append("Authorization: Bearer \(key)") }
        lines.append("Content-Length: \(body.utf8.count)")
        return try await exchange(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
    }
}
