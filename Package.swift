// swift-tools-version: 6.2

import PackageDescription

/// The strictest settings the toolchain offers, on every target.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let package = Package(
    name: "journeyd",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(
            url: "https://github.com/hummingbird-project/hummingbird",
            exact: "2.28.1",
            traits: []
        ),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0", traits: []),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(
            url: "https://github.com/swift-server/swift-service-lifecycle",
            exact: "2.13.0"
        ),
    ],
    targets: [
        .target(name: "JourneyCore"),
        .target(
            name: "JourneyFile",
            dependencies: ["JourneyCore", .product(name: "Yams", package: "Yams")]
        ),
        .target(name: "JourneyTemplate", dependencies: ["JourneyCore"]),
        .target(name: "SQLiteSettings", linkerSettings: [.linkedLibrary("sqlite3")]),
        .target(
            name: "JourneyStore",
            dependencies: [
                "JourneyCore", "SQLiteSettings",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]
        ),
        .target(name: "JourneyEngine", dependencies: ["JourneyCore", "JourneyStore"]),
        .target(
            name: "JourneyHTTP",
            dependencies: [
                "JourneyCore", "JourneyEngine", "JourneyStore",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .target(
            name: "JourneyAdapters",
            dependencies: [
                "JourneyCore",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]
        ),
        .target(
            name: "JourneySimulation",
            dependencies: ["JourneyCore", "JourneyEngine", "JourneyFile", "JourneyStore"]
        ),
        .target(
            name: "JourneyChecker",
            dependencies: [.product(name: "Yams", package: "Yams")]
        ),
        .executableTarget(
            name: "journeyd",
            dependencies: [
                "JourneyAdapters", "JourneyCore", "JourneyEngine", "JourneyFile", "JourneyHTTP",
                "JourneySimulation", "JourneyStore", "JourneyTemplate",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "Yams", package: "Yams"),
            ]
        ),
        .executableTarget(
            name: "journeyd-check",
            dependencies: [
                "JourneyChecker",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .executableTarget(
            name: "journeyd-bench",
            dependencies: [
                "JourneyCore", "JourneyEngine", "JourneyFile", "JourneySimulation",
                "JourneyStore",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .executableTarget(
            name: "journeyd-faults",
            dependencies: [
                "JourneyChecker", "JourneyCore", "JourneyEngine", "JourneySimulation",
                "JourneyStore",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .target(name: "JourneyTesting", dependencies: ["JourneyCore", "JourneyStore"]),
        .testTarget(
            name: "JourneyCoreTests",
            dependencies: ["JourneyCore", "JourneyFile", "JourneyTesting"],
            exclude: ["Fixtures"]
        ),
        .testTarget(
            name: "JourneyFileTests",
            dependencies: ["JourneyCore", "JourneyFile", "JourneyTesting"],
            exclude: ["Fixtures", "Vectors"]
        ),
        .testTarget(
            name: "JourneyTemplateTests",
            dependencies: ["JourneyCore", "JourneyTemplate", "JourneyTesting"],
            exclude: ["Vectors"]
        ),
        .testTarget(
            name: "JourneyStoreTests",
            dependencies: ["JourneyCore", "JourneyStore", "JourneyTesting"],
            exclude: ["Fixtures"]
        ),
        .testTarget(
            name: "JourneyEngineTests",
            dependencies: ["JourneyCore", "JourneyEngine", "JourneyStore", "JourneyTesting"]
        ),
        .testTarget(
            name: "JourneySimulationTests",
            dependencies: [
                "JourneyChecker", "JourneyCore", "JourneyEngine", "JourneyFile",
                "JourneySimulation", "JourneyStore", "JourneyTesting", "journeyd-faults",
            ]
        ),
        .testTarget(
            name: "JourneyHTTPTests",
            dependencies: [
                "JourneyCore", "JourneyEngine", "JourneyHTTP", "JourneyStore", "JourneyTesting",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            exclude: ["Fixtures"]
        ),
        .testTarget(name: "JourneyCheckerTests", dependencies: ["JourneyChecker"]),
        .testTarget(
            name: "JourneydTests",
            dependencies: ["JourneyAdapters", "JourneyCore", "journeyd"]
        ),
        .testTarget(
            name: "DocsTests",
            dependencies: [
                "JourneyCore", "JourneyEngine", "JourneyFile", "JourneyStore", "JourneyTemplate",
                "JourneyTesting",
            ]
        ),
        .testTarget(name: "TidyTests"),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets {
    target.swiftSettings = strict
}
