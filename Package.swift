// swift-tools-version: 6.2
// SPDX-License-Identifier: EUPL-1.2

import PackageDescription

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "Herkomst",
    dependencies: [
        // The command line.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // SHA-256, HMAC and Ed25519.
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        // SQLite, for the ledger's store.
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        // YAML, for manifests, licences and filter packs.
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // Layer 0: system libraries and bytes.
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .target(name: "Bytes"),
        // Layer 1: digests, streams, files, workers.
        .target(name: "Hashing", dependencies: ["Bytes", crypto]),
        .target(name: "Compression", dependencies: ["CZlib", "CZstd"]),
        .target(name: "FileStorage"),
        .target(name: "OrderedParallelism"),
        .target(name: "ExternalSorting", dependencies: ["FileStorage"]),
        // Layer 2: what is said of documents.
        .target(name: "CorpusModel", dependencies: ["Bytes", "Hashing"]),
        // Layer 3: one trade each.
        .target(
            name: "Deduplication",
            dependencies: ["Bytes", "CorpusModel", "ExternalSorting", "FileStorage", "Hashing"]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .strictMemorySafety(),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
    ]
}
