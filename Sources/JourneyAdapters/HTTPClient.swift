package import JourneyCore
import NIOCore
import NIOHTTP1
import NIOPosix

/// Asks the daemon over HTTP, one connection a request: on TCP or on a Unix socket.
package struct HTTPClient: Sendable {
    package enum Endpoint: Hashable, Sendable {
        case tcp(host: String, port: Int)
        case unix(path: String)
    }

    package struct Response: Sendable {
        package var status: Int
        package var body: [UInt8]
    }

    /// What went wrong between us and the daemon, in words.
    package struct Failure: Error, CustomStringConvertible {
        package var description: String

        package init(_ description: String) {
            self.description = description
        }
    }

    private let endpoint: Endpoint
    private let key: String?
    private let timeout: TimeAmount

    /// `key` is sent as a bearer token.
    ///
    /// A request fails when nothing comes for `timeout`.
    package init(_ endpoint: Endpoint, key: String?, timeout: Milliseconds = .seconds(60)) {
        self.endpoint = endpoint
        self.key = key
        self.timeout = .milliseconds(timeout.count)
    }

    private static let bodyBytesMax = 64 << 20

    package func send(
        _ method: String,
        _ path: String,
        body: Value? = nil
    ) async throws -> Response {
        let channel: NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>
        do {
            channel = try await connect()
        } catch {
            throw Failure("can't reach the daemon at \(place): \(error)")
        }
        let response: Response?
        do {
            response = try await channel.executeThenClose { inbound, outbound in
                // Who refuses a request may answer and close before all of it was written.
                let unwritten = await failure {
                    try await write(method, path, body, to: outbound)
                }
                if let response = try await read(inbound) { return response }
                if let unwritten { throw unwritten }
                return nil
            }
        } catch let error where !(error is CancellationError || error is Failure) {
            throw Failure("the connection to the daemon at \(place) broke: \(error)")
        }
        guard let response else {
            throw Failure("the daemon at \(place) closed the connection before it answered")
        }
        return response
    }

    private func failure(_ work: () async throws -> Void) async -> (any Error)? {
        do {
            try await work()
            return nil
        } catch {
            return error
        }
    }

    private var place: String {
        switch endpoint {
        case .tcp(let host, let port): "\(host):\(port)"
        case .unix(let path): path
        }
    }

    private func connect() async throws
        -> NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>
    {
        let timeout = self.timeout
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.seconds(5))
        @Sendable func prepare(_ channel: any NIOCore.Channel) -> EventLoopFuture<
            NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>
        > {
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandler(
                    IdleStateHandler(readTimeout: timeout)
                )
                try channel.pipeline.syncOperations.addHandler(CloseWhenIdle())
                try channel.pipeline.syncOperations.addHTTPClientHandlers()
                return try NIOAsyncChannel(wrappingChannelSynchronously: channel)
            }
        }
        switch endpoint {
        case .tcp(let host, let port):
            return try await bootstrap.connect(
                host: host,
                port: port,
                channelInitializer: prepare
            )
        case .unix(let path):
            return try await bootstrap.connect(
                unixDomainSocketPath: path,
                channelInitializer: prepare
            )
        }
    }

    private func write(
        _ method: String,
        _ path: String,
        _ body: Value?,
        to outbound: NIOAsyncChannelOutboundWriter<HTTPClientRequestPart>
    ) async throws {
        let bytes = body?.json ?? []
        var head = HTTPRequestHead(
            version: .http1_1,
            method: HTTPMethod(rawValue: method),
            uri: path
        )
        head.headers.add(name: "Host", value: "journeyd")
        head.headers.add(name: "Connection", value: "close")
        if let key { head.headers.add(name: "Authorization", value: "Bearer \(key)") }
        if body != nil { head.headers.add(name: "Content-Type", value: "application/json") }
        head.headers.add(name: "Content-Length", value: String(bytes.count))
        try await outbound.write(.head(head))
        if !bytes.isEmpty { try await outbound.write(.body(.byteBuffer(ByteBuffer(bytes: bytes)))) }
        try await outbound.write(.end(nil))
    }

    private func read(
        _ inbound: NIOAsyncChannelInboundStream<HTTPClientResponsePart>
    ) async throws -> Response? {
        var response: Response?
        for try await part in inbound {
            switch part {
            case .head(let head): response = Response(status: Int(head.status.code), body: [])
            case .body(let buffer):
                response?.body += Array(buffer.readableBytesView)
                guard response?.body.count ?? 0 <= Self.bodyBytesMax else {
                    throw Failure("the daemon's answer is longer than 64 MiB")
                }
            case .end: return response
            }
        }
        return nil
    }
}

/// A daemon that says nothing for too long is given up.
private final class CloseWhenIdle: ChannelInboundHandler {
    typealias InboundIn = NIOAny

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is IdleStateHandler.IdleStateEvent {
            context.close(promise: nil)
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }
}
