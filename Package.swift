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
    ],
    targets: [
        .target(name: "JourneyCore"),
        .target(name: "JourneyTesting", dependencies: ["JourneyCore"]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets {
    target.swiftSettings = strict
}
