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
        // Layer 0: system libraries, bytes, files.
        .systemLibrary(name: "CBzip2", providers: [.apt(["libbz2-dev"])]),
        .systemLibrary(name: "CLibDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .target(name: "Bytes"),
        .target(name: "FileStorage"),
        // Layer 1: digests, streams, workers, sorting, configuration.
        .target(name: "Hashing", dependencies: ["Bytes", crypto]),
        .target(name: "Compression", dependencies: ["CBzip2", "CLibDeflate", "CZlib", "CZstd"]),
        .target(name: "OrderedParallelism"),
        .target(name: "ExternalSorting", dependencies: ["FileStorage"]),
        .target(name: "StrictYAML", dependencies: [yams]),
        // Layer 2: what is said of documents, and the tree that commits to it.
        .target(name: "CorpusModel", dependencies: ["Bytes", "Hashing"]),
        .target(name: "MerkleLog", dependencies: ["Bytes", "Hashing", crypto]),
        // Layer 3: one trade each.
        .target(name: "MarkupParsing", dependencies: ["Bytes"]),
        .target(
            name: "LanguageIdentification",
            dependencies: ["Bytes", "Compression", "CorpusModel", "FileStorage", "Hashing", "OrderedParallelism"],
            resources: [.copy("Models")]
        ),
        .target(
            name: "OCRQuality",
            dependencies: ["Bytes", "Compression", "CorpusModel", "FileStorage", "Hashing"],
            resources: [.copy("Models")]
        ),
        .target(
            name: "Licensing",
            dependencies: ["CorpusModel", "FileStorage", "Hashing", "StrictYAML"]
        ),
        .target(
            name: "Deduplication",
            dependencies: ["Bytes", "CorpusModel", "ExternalSorting", "FileStorage", "Hashing"]
        ),
        .target(name: "Tokenization", dependencies: ["Bytes", "ExternalSorting", "FileStorage", "Hashing"]),
        .target(
            name: "Sharding",
            dependencies: ["Bytes", "CorpusModel", "FileStorage", "Hashing", "MerkleLog"]
        ),
        // Layer 4: formats, judgement, the ledger.
        .target(
            name: "DocumentReading",
            dependencies: [
                "Bytes", "Compression", "CorpusModel", "FileStorage", "Hashing", "MarkupParsing", "StrictYAML",
            ],
            resources: [.copy("Dialects")]
        ),
        .target(
            name: "Filtering",
            dependencies: [
                "Bytes", "CorpusModel", "FileStorage", "Hashing", "LanguageIdentification", "OCRQuality", "StrictYAML",
            ]
        ),
        .target(
            name: "Ledger",
            dependencies: ["Bytes", "FileStorage", "Hashing", "MerkleLog", "OrderedParallelism", grdb]
        ),
        // Layer 5: a finished release.
        .target(
            name: "Release",
            dependencies: [
                "Bytes", "Compression", "CorpusModel", "ExternalSorting", "FileStorage", "Hashing", "Ledger",
                "MerkleLog", "Sharding", "Tokenization",
            ]
        ),
        // Layer 6: making releases, answering for them.
        .target(
            name: "Pipeline",
            dependencies: [
                "Bytes", "Compression", "CorpusModel", "Deduplication", "DocumentReading", "ExternalSorting",
                "FileStorage", "Filtering", "Hashing", "LanguageIdentification", "Ledger", "Licensing", "MerkleLog",
                "OCRQuality", "OrderedParallelism", "Release", "Sharding", "StrictYAML", "Tokenization",
            ]
        ),
        .target(
            name: "Accounting",
            dependencies: ["Bytes", "CorpusModel", "Hashing", "Ledger", "MerkleLog", "Release", "Sharding"]
        ),
        // Layer 8: the command line.
        .executableTarget(
            name: "herkomst",
            dependencies: [
                "Accounting", "Bytes", "CMalloc", "Compression", "CorpusModel", "DocumentReading", "FileStorage",
                "Hashing", "LanguageIdentification", "Ledger", "Licensing", "MerkleLog", "OCRQuality",
                "OrderedParallelism",
                "Pipeline", "Release", "Sharding", "StrictYAML", "Tokenization", argumentParser,
            ]
        ),
        // Tests: one target for each, and the whole program.
        .testTarget(name: "BytesTests", dependencies: ["Bytes"]),
        .testTarget(name: "HashingTests", dependencies: ["Bytes", "Hashing"]),
        .testTarget(name: "CompressionTests", dependencies: ["CBzip2", "CZlib", "Compression"]),
        .testTarget(name: "FileStorageTests", dependencies: ["FileStorage"]),
        .testTarget(name: "OrderedParallelismTests", dependencies: ["OrderedParallelism"]),
        .testTarget(name: "ExternalSortingTests", dependencies: ["ExternalSorting"]),
        .testTarget(name: "StrictYAMLTests", dependencies: ["StrictYAML"]),
        .testTarget(name: "CorpusModelTests", dependencies: ["CorpusModel", "Hashing"]),
        .testTarget(name: "MerkleLogTests", dependencies: ["Bytes", "Hashing", "MerkleLog"]),
        // Another parser, to compare ours with.
        .systemLibrary(
            name: "CLibXML2",
            path: "Tests/CLibXML2",
            pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"])]
        ),
        .testTarget(name: "MarkupParsingTests", dependencies: ["Bytes", "CLibXML2", "MarkupParsing"]),
        .testTarget(
            name: "LanguageIdentificationTests",
            dependencies: ["Bytes", "CorpusModel", "FileStorage", "LanguageIdentification"]
        ),
        .testTarget(name: "OCRQualityTests", dependencies: ["Compression", "FileStorage", "OCRQuality"]),
        .testTarget(
            name: "LicensingTests",
            dependencies: ["CorpusModel", "FileStorage", "Hashing", "Licensing", "StrictYAML"]
        ),
        .testTarget(
            name: "DeduplicationTests",
            dependencies: ["CorpusModel", "Deduplication", "ExternalSorting", "Hashing"]
        ),
        .testTarget(name: "TokenizationTests", dependencies: ["FileStorage", "Hashing", "Tokenization"]),
        .testTarget(name: "ShardingTests", dependencies: ["CorpusModel", "Hashing", "Sharding"]),
        .target(name: "FuzzTargets", dependencies: ["CorpusModel", "DocumentReading"], path: "Tests/FuzzTargets"),
        .testTarget(
            name: "DocumentReadingTests",
            dependencies: [
                "Bytes", "CZlib", "Compression", "CorpusModel", "DocumentReading", "FileStorage", "FuzzTargets",
                "Hashing", "StrictYAML",
            ]
        ),
        .testTarget(
            name: "FilteringTests",
            dependencies: [
                "CorpusModel", "FileStorage", "Filtering", "Hashing", "LanguageIdentification", "OCRQuality",
                "StrictYAML",
            ]
        ),
        // Writes, breaks and measures ledgers: for Tests/LedgerFaults, Tests/OutsideVerifiers and Benchmarks/ledger.
        .executableTarget(
            name: "ledger-exercise",
            dependencies: ["FileStorage", "Hashing", "Ledger", "MerkleLog", "OrderedParallelism", "Release"],
            path: "Tests/LedgerExercise"
        ),
        .target(
            name: "LedgerFuzzTargets",
            dependencies: ["Accounting", "Hashing", "Ledger", "MerkleLog"],
            path: "Tests/LedgerFuzzTargets"
        ),
        .testTarget(
            name: "LedgerTests",
            dependencies: ["Bytes", "FileStorage", "Hashing", "Ledger", "LedgerFuzzTargets", "MerkleLog"]
        ),
        .target(
            name: "ReleaseFixtures",
            dependencies: [
                "Bytes", "Compression", "CorpusModel", "FileStorage", "Hashing", "Ledger", "MerkleLog", "Release",
                "Sharding", "Tokenization",
            ],
            path: "Tests/ReleaseFixtures"
        ),
        .testTarget(
            name: "ReleaseTests",
            dependencies: [
                "CorpusModel", "FileStorage", "Hashing", "Ledger", "MerkleLog", "Release", "ReleaseFixtures",
                "Sharding",
            ]
        ),
        .testTarget(
            name: "AccountingTests",
            dependencies: [
                "Accounting", "CorpusModel", "FileStorage", "Hashing", "Ledger", "MerkleLog", "Release",
                "ReleaseFixtures",
            ]
        ),
        .testTarget(
            name: "PipelineTests",
            dependencies: [
                "DocumentReading", "FileStorage", "Filtering", "Hashing", "LanguageIdentification", "OCRQuality",
                "Pipeline", "Tokenization",
            ],
            exclude: ["StageVersions.txt"]
        ),
        .testTarget(name: "EndToEndTests", dependencies: ["Compression", "herkomst"]),
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
