// swift-tools-version: 6.2
// SPDX-License-Identifier: EUPL-1.2

// The fuzzer is a package of its own: everything in it is built with coverage and the address sanitizer. It has the name of
// the other package, by which resources are found.
import PackageDescription

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")

let package = Package(
    name: "Herkomst",
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CBzip2"),
        .systemLibrary(name: "CLibDeflate", pkgConfig: "libdeflate"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd"),
        .target(name: "Bytes"),
        .target(name: "FileStorage"),
        .target(name: "Hashing", dependencies: ["Bytes", crypto]),
        .target(name: "Compression", dependencies: ["CBzip2", "CLibDeflate", "CZlib", "CZstd"]),
        .target(name: "StrictYAML", dependencies: [yams]),
        .target(name: "CorpusModel", dependencies: ["Bytes", "Hashing"]),
        .target(name: "MarkupParsing", dependencies: ["Bytes"]),
        .target(
            name: "DocumentReading",
            dependencies: [
                "Bytes", "Compression", "CorpusModel", "FileStorage", "Hashing", "MarkupParsing", "StrictYAML",
            ],
            resources: [.copy("Dialects")]
        ),
        .target(name: "FuzzTargets", dependencies: ["CorpusModel", "DocumentReading"], path: "FuzzTargets"),
        .target(name: "OrderedParallelism"),
        .target(name: "MerkleLog", dependencies: ["Bytes", "Hashing", crypto]),
        .target(
            name: "Ledger",
            dependencies: ["Bytes", "FileStorage", "Hashing", "MerkleLog", "OrderedParallelism", grdb]
        ),
        .target(name: "ExternalSorting", dependencies: ["FileStorage"]),
        .target(name: "Tokenization", dependencies: ["Bytes", "ExternalSorting", "FileStorage", "Hashing"]),
        .target(name: "Sharding", dependencies: ["Bytes", "CorpusModel", "FileStorage", "Hashing", "MerkleLog"]),
        .target(
            name: "Release",
            dependencies: [
                "Bytes", "Compression", "CorpusModel", "ExternalSorting", "FileStorage", "Hashing", "Ledger",
                "MerkleLog", "Sharding", "Tokenization",
            ]
        ),
        .target(
            name: "Accounting",
            dependencies: ["Bytes", "CorpusModel", "Hashing", "Ledger", "MerkleLog", "Release", "Sharding"]
        ),
        .target(
            name: "LedgerFuzzTargets",
            dependencies: ["Accounting", "Hashing", "Ledger", "MerkleLog"],
            path: "LedgerFuzzTargets"
        ),
        .target(name: "CFuzzer", path: "CFuzzer"),
        .executableTarget(
            name: "fuzz",
            dependencies: ["CFuzzer", "FuzzTargets", "LedgerFuzzTargets"],
            path: "Driver",
            linkerSettings: [.unsafeFlags(["-use-ld=lld", "-sanitize=fuzzer"])]
        ),
    ],
    swiftLanguageModes: [.v6]
)

let coveredTargets = [
    "Accounting", "Bytes", "Compression", "CorpusModel", "DocumentReading", "FuzzTargets", "Ledger",
    "LedgerFuzzTargets", "MarkupParsing", "MerkleLog",
]
for target in package.targets where target.type == .regular && target.name != "CFuzzer" {
    var settings: [SwiftSetting] = [
        .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
    if coveredTargets.contains(target.name) {
        settings.append(.unsafeFlags(["-sanitize=fuzzer"]))
    }
    target.swiftSettings = settings
}
