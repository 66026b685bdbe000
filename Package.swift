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
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    ],
    targets: [
        .target(name: "JourneyCore"),
        .target(
            name: "JourneyFile",
            dependencies: ["JourneyCore", .product(name: "Yams", package: "Yams")]
        ),
        .target(name: "JourneyTemplate", dependencies: ["JourneyCore"]),
        .target(
            name: "JourneyStore",
            dependencies: [
                "JourneyCore",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]
        ),
        .target(name: "JourneyEngine", dependencies: ["JourneyCore", "JourneyStore"]),
        .target(
            name: "JourneySimulation",
            dependencies: ["JourneyCore", "JourneyStore", "JourneyEngine"]
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
        .executableTarget(
            name: "journeyd",
            dependencies: [
                "JourneyAdapters", "JourneyCore", "JourneyEngine", "JourneyFile",
                "JourneySimulation", "JourneyStore", "JourneyTemplate",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Yams", package: "Yams"),
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
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets {
    target.swiftSettings = strict
}
