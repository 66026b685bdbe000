import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Serves an ``Interface`` on addresses until it is told to stop; what is being answered then is
/// answered first.
package struct Server: Service {
    private let interface: Interface
    private let addresses: [ListeningAddress]
    private let onListening: @Sendable (ListeningAddress) async -> Void

    /// Throws ``ServerError/publicAddress(_:)`` for an address that others reach, unless a proxy
    /// stands before the daemon.
    ///
    /// `onListening` is told each address once it takes connections, with the port that it got
    /// where 0 was asked for.
    package init(
        _ interface: Interface,
        on addresses: [ListeningAddress],
        isBehindProxy: Bool = false,
        onListening: @escaping @Sendable (ListeningAddress) async -> Void = { _ in }
    ) throws {
        precondition(!addresses.isEmpty, "a server without an address serves nobody")
        if !isBehindProxy, let open = addresses.first(where: { !$0.isLocal }) {
            throw ServerError.publicAddress(open)
        }
        self.interface = interface
        self.addresses = addresses
        self.onListening = onListening
    }

    package func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for address in addresses {
                group.addTask { try await serve(on: address) }
            }
            // One that ends by itself ends all: a daemon that half listens looks alive.
            try await group.next()
            group.cancelAll()
            try await group.waitForAll()
        }
    }

    private func serve(on address: ListeningAddress) async throws {
        let (failures, failure) = AsyncStream<ServerError>.makeStream()
        let application = Application(
            responder: interface.responder,
            server: .http1(configuration: Self.connections),
            configuration: ApplicationConfiguration(
                address: Self.bindAddress(of: address),
                availableConnectionsDelegate: MaximumAvailableConnections(Self.connectionsMax)
            ),
            onServerRunning: { channel in
                do throws(ServerError) {
                    let opened = try Self.opened(address, as: channel)
                    await onListening(opened)
                } catch {
                    failure.yield(error)
                }
            },
            logger: interface.logger
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for await error in failures { throw error }
            }
            group.addTask {
                defer { failure.finish() }
                do {
                    try await application.run()
                } catch let error where !(error is CancellationError) {
                    throw ServerError.notServing(address, reason: "\(error)")
                }
            }
            defer {
                group.cancelAll()
                Self.tidyUp(address)
            }
            try await group.waitForAll()
        }
    }

    /// A socket's file stays behind otherwise, and looks as if somebody listened.
    private static func tidyUp(_ address: ListeningAddress) {
        switch address {
        case .network: return
        case .socket(let path): unlink(path)
        }
    }

    /// What takes connections now; a socket is closed to other users.
    private static func opened(
        _ address: ListeningAddress,
        as channel: any Channel
    ) throws(ServerError) -> ListeningAddress {
        switch address {
        case .network(let host, let port):
            return .network(host: host, port: channel.localAddress?.port ?? port)
        case .socket(let path):
            guard chmod(path, 0o600) == 0 else { throw .openSocket(path: path) }
            return address
        }
    }

    private static func bindAddress(of address: ListeningAddress) -> BindAddress {
        switch address {
        case .network(let host, let port): .hostname(host, port: port)
        case .socket(let path): .unixDomainSocket(path: path)
        }
    }

    /// A connection that says nothing for a minute is closed; headers are those of SDKs, not books.
    private static let connections = HTTP1Channel.Configuration(
        idleTimeout: .seconds(60),
        httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 8 * 1_024,
            maxHeaderListSize: 32 * 1_024,
            maxHeaderFieldCount: 100
        )
    )

    /// Below what a service may have open by default, with room for the database.
    private static let connectionsMax = 800
}
