import ArgumentParser
import Foundation
import JourneyAdapters
import JourneyCore
import JourneyHTTP

/// `journeyd adapter`: reference adapters, each its own process.
struct AdapterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "adapter",
        abstract: "Runs a reference adapter.",
        subcommands: [JSONLines.self]
    )

    struct JSONLines: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "jsonl",
            abstract:
                "Delivers to a file: a line of JSON a message, on disk before it is reported.",
            discussion: """
                The key is read from a file that only its user can read. After a crash the adapter \
                finds in the file what it delivered, and delivers nothing twice.
                """
        )

        @Option(help: "The channel whose jobs it takes.")
        var channel: String

        @Option(help: ArgumentHelp("Where the lines go.", valueName: "file"))
        var out: String

        @Option(help: ArgumentHelp("Where the daemon listens.", valueName: "host:port"))
        var daemon = "127.0.0.1:7070"

        @Option(help: ArgumentHelp("The daemon's Unix socket instead.", valueName: "path"))
        var socket: String?

        @Option(help: ArgumentHelp("A file with the key (jobs:<channel>).", valueName: "file"))
        var keyFile: String

        @Flag(help: "End when nothing is queued.")
        var once = false

        @Flag(help: "Print JSON at the end.")
        var json = false

        func validate() throws {
            guard let channel = Channel(word: channel), !channel.isPulled else {
                let known = Channel.pushed.map(\.word).joined(separator: ", ")
                throw ValidationError("unknown channel '\(self.channel)': one of \(known)")
            }
        }

        func run() async throws {
            let client = HTTPClient(try endpoint, key: try SecretFile.text(of: keyFile))
            let adapter = try JSONLinesAdapter(
                queue: QueueClient(client, channel: channel),
                channel: channel,
                path: out
            )
            var delivered = 0
            var failures = 0
            while true {
                do {
                    let batch = try await adapter.runOnce(
                        max: 100,
                        wait: once ? .zero : .seconds(20)
                    )
                    failures = 0
                    delivered += batch.delivered
                    if batch.leased == 0, once { break }
                } catch let failure as HTTPClient.Failure {
                    guard !once else { throw Complaint(failure.description) }
                    Console.complain("\(failure); trying again")
                    failures = min(failures + 1, 6)
                    try await WallClock().sleep(until: WallClock().now + .seconds(1 << failures))
                }
            }
            let result = Value.map(["delivered": .int(Int64(delivered))])
            Console.print(json ? result.jsonText : "delivered \(delivered) by \(channel)")
        }

        private var endpoint: HTTPClient.Endpoint {
            get throws {
                if let socket { return .unix(path: socket) }
                guard case .network(let host, let port)? = ListeningAddress(hostAndPort: daemon)
                else {
                    throw Complaint(
                        "--daemon takes host:port, such as 127.0.0.1:7070",
                        exitCode: 2
                    )
                }
                return .tcp(host: host, port: port)
            }
        }
    }
}
