import Foundation
import JourneyCore
import JourneyEngine
import JourneyHTTP
import JourneySimulation
import JourneyStore
import Logging
import ServiceLifecycle
import UnixSignals

/// The parts of the daemon, put together, from the lock to the last answer.
struct Daemon {
    let settings: Settings
    let rehearsal: Run.Rehearsal?
    let logger: Logging.Logger

    func run() async throws {
        // All that the daemon makes is of this user alone: the database, its log, the socket.
        umask(0o077)
        let calendar = try Zones.load()
        let workspace = try Workspace.load(settings.journeys, calendar: calendar)
        let lock = try await DatabaseLock.take(for: settings.database)
        defer { lock.release() }
        let store = try Database.open(settings.database)
        let signer = Signer(
            secret: try SecretFile.bytes(
                of: settings.database + ".secret",
                count: Signer.secretBytesMin
            )
        )
        let links = LinkSigner(signer: signer, base: settings.publicURL)
        let history = try rehearsal.map { try History($0, calendar: calendar) }
        let time: any TimeSource = history?.time ?? WallClock()
        let engine = Engine(
            store: store,
            decider: workspace.decider,
            rendering: workspace.renderer,
            links: links,
            time: time,
            observer: history?.log.observer ?? .none,
            alarm: Alarm { [logger] in logger.error("the gate of \($0.text)") }
        )
        let operatorKey = KeyMaker.make(
            for: .admin,
            name: "operator",
            at: time.now,
            random: KeyMaker.randomBytes()
        )
        let interface = Interface(
            engine: engine,
            signer: signer,
            links: links,
            operatorKey: operatorKey.stored,
            logger: quiet,
            onStoreFailure: StoreFailure(logger: logger).examine
        )
        let server = try server(for: interface)
        defer { unlink(settings.socket) }
        try lock.write(
            DatabaseLock.Contents(
                pid: getpid(),
                socket: settings.socket,
                key: operatorKey.key
            )
        )
        let programme = workspace.decider.programme
        let names = programme.journeys.map(\.name).joined(separator: ", ")
        logger.info(
            "database '\(settings.database)', journeys of '\(settings.journeys)': \(names)"
        )
        try await warnOfGates(of: store)
        // A rehearsal does on its own clock what else two services do.
        let work: [any Service]
        if let history {
            work = [history.service(engine: engine, store: store, logger: logger)]
        } else {
            work = [
                try await WakingService.start(engine: engine, logger: logger),
                LearningService(engine: engine, logger: logger),
            ]
        }
        try await serve([server] + work)
        try store.close()
        logger.info("stopped")
    }

    private func warnOfGates(of store: SQLiteStore) async throws {
        for closing in try await store.closings() {
            logger.warning("the gate of \(closing.text)")
        }
    }

    /// What a rehearsal replays, and on which clock.
    private struct History {
        let events: [IncomingEvent]
        let responses: ResponseModel
        let time: FastForwardTime
        let log = RecordLog()

        init(_ rehearsal: Run.Rehearsal, calendar: any CivilCalendar) throws {
            let reader = SegmentReader(source: "file", trust: .trusted, calendar: calendar)
            events = try EventFile.read(rehearsal.events, reader: reader)
            responses =
                try rehearsal.responses.map { try ResponsesFile.read($0, seed: 0) } ?? .silent
            time = FastForwardTime(at: events.first?.event.receivedAt ?? WallClock().now)
        }

        func service(engine: Engine, store: SQLiteStore, logger: Logging.Logger) -> any Service {
            FastForward(
                engine: engine,
                store: store,
                time: time,
                log: log,
                events: events,
                responses: responses,
                logger: logger
            )
        }
    }

    private func server(for interface: Interface) throws -> Server {
        try removeOldSocket()
        let logger = logger
        return try Server(
            interface,
            on: [settings.listen, .socket(path: settings.socket)],
            isBehindProxy: settings.isBehindProxy,
            onListening: { logger.info("listening on \($0)") }
        )
    }

    /// One that a killed daemon left: the lock says that no other is alive.
    private func removeOldSocket() throws {
        var status = stat()
        guard lstat(settings.socket, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw Complaint(
                "'\(settings.socket)' is there and is no socket: name another with --socket"
            )
        }
        unlink(settings.socket)
    }

    /// For libraries, who tell of every step.
    private var quiet: Logging.Logger {
        var quiet = logger
        quiet.logLevel = .warning
        return quiet
    }

    private func serve(_ services: [any Service]) async throws {
        var configuration = ServiceGroupConfiguration(
            services: services.map {
                .init(
                    service: $0,
                    successTerminationBehavior: .gracefullyShutdownGroup,
                    failureTerminationBehavior: .cancelGroup
                )
            },
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: quiet
        )
        configuration.maximumGracefulShutdownDuration = Self.patienceWithClients
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch let error as ServerError {
            throw Complaint("\(error)")
        } catch is CancellationError {
            logger.warning("some clients did not end their requests and were cut off")
        }
    }

    /// What was asked is answered long before; who never ends a request must not keep us.
    private static let patienceWithClients = Duration.seconds(5)
}

/// What the daemon makes of errors of its store.
struct StoreFailure: Sendable {
    let logger: Logging.Logger

    /// After an error of the disk nobody knows what is on it: the process ends without another
    /// word to anybody, and the next one recovers from the log.
    func examine(_ error: any Error) {
        guard case .ioError? = error as? StoreError else { return }
        logger.critical("the database can't be written: \(error); stopping at once")
        _exit(74)
    }
}
