/// What each target may import: arrows between modules point one way.
///
/// The build refuses an import that its target does not declare; this table refuses the declaration.
enum ModuleArrows {
    static let allowed: [String: Set<String>] = [
        "JourneyCore": [],
        "JourneyFile": ["Foundation", "JourneyCore", "Yams"],
        "JourneyTemplate": ["JourneyCore"],
        "JourneyStore": [
            "GRDB", "GRDBSQLite", "JourneyCore", "SQLiteSettings", "Synchronization",
        ],
        "JourneyEngine": ["JourneyCore", "JourneyStore", "Synchronization"],
        "JourneyHTTP": [
            "Crypto", "HTTPTypes", "Hummingbird", "HummingbirdCore", "JourneyCore",
            "JourneyEngine", "JourneyStore", "Logging", "NIOCore", "ServiceLifecycle",
            "Glibc", "Musl", "Darwin",
        ],
        "JourneyAdapters": ["Foundation", "JourneyCore", "NIOCore", "NIOHTTP1", "NIOPosix"],
        "JourneySimulation": [
            "JourneyCore", "JourneyEngine", "JourneyFile", "JourneyStore", "Synchronization",
        ],
        // Shares no code with what it checks.
        "JourneyChecker": ["Foundation", "Yams"],
        "JourneyTesting": [
            "Foundation", "JourneyCore", "JourneyStore", "Synchronization", "Testing",
        ],
        "journeyd": [
            "ArgumentParser", "Foundation", "JourneyAdapters", "JourneyCore", "JourneyEngine",
            "JourneyFile", "JourneyHTTP", "JourneySimulation", "JourneyStore", "JourneyTemplate",
            "Logging", "ServiceLifecycle", "Synchronization", "UnixSignals", "Yams",
        ],
        "journeyd-check": ["ArgumentParser", "Foundation", "JourneyChecker"],
        "journeyd-bench": benchmarks,
        "journeyd-faults": benchmarks,
    ]

    /// The executables that drive the engine from outside of the daemon.
    private static let benchmarks: Set<String> = [
        "ArgumentParser", "Foundation", "GRDB", "JourneyChecker", "JourneyCore", "JourneyEngine",
        "JourneyFile", "JourneySimulation", "JourneyStore", "JourneyTemplate", "Synchronization",
        "Glibc", "Musl", "Darwin",
    ]
}
