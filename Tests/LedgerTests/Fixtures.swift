// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Foundation
import Hashing
import Ledger
import MerkleLog

/// A folder that is removed when the test ends.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = Path.join(NSTemporaryDirectory(), "herkomst-ledger-\(UUID().uuidString)")
        try Folder.create(path)
    }

    deinit { try? Folder.remove(path) }

    func child(_ name: String) -> String { Path.join(path, name) }

    /// All files below a folder, by path.
    static func contents(of folder: String) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for name in try Folder.names(in: folder) {
            let path = Path.join(folder, name)
            if try Folder.kind(of: path) == .folder {
                files.merge(try contents(of: path)) { first, _ in first }
            } else {
                files[path] = try InputFile.contents(of: path)
            }
        }
        return files
    }
}

enum Sample {
    static let origin = "example.org/log"
    static let time = "2026-09-01T12:00:00Z"

    static func key(_ number: UInt8 = 1, name: String = origin) throws -> SigningKey {
        try SigningKey(name: name, seed: Array(repeating: number, count: SigningKey.seedByteCount))
    }

    static func digest(_ text: String) -> Digest { Digest.sha256(Array(text.utf8)) }

    static func ledger(in folder: TemporaryFolder) throws -> LedgerStore {
        try LedgerStore.create(at: folder.child("ledger"), origin: origin, signingKey: key())
    }

    static func shard(_ index: Int, of release: String = "demo") -> ShardStatement {
        let files = ["documents/\(index).jsonl.zst", "tokens/\(index).bin"].map { path in
            Subject(name: path, digest: digest("\(release)/\(path)"))
        }
        var shard = ShardStatement(
            files: files,
            release: release,
            index: index,
            documentsRoot: digest("root \(index)"),
            documentCount: 3,
            tokenCount: 100,
            textByteCount: 400,
            tokenizerDigest: digest("tokenizer")
        )
        shard.languages = [ShardShare(id: "nl", documentCount: 2, tokenCount: 60)]
        shard.languages.append(ShardShare(id: "de", documentCount: 1, tokenCount: 40))
        shard.licences = [ShardShare(id: "cc0", documentCount: 2, tokenCount: 60)]
        shard.confidentialKinds = [ShardShare(id: "contract", documentCount: 1, tokenCount: 40)]
        shard.sources = [ShardShare(id: "pages", documentCount: 2, tokenCount: 60)]
        shard.confidentialDigests = [disclosure.digest]
        return shard
    }

    static let disclosure = Disclosure(
        "tokens",
        .integer(40),
        recordID: "demo/0/newspaper",
        licensorSecret: Array("secret".utf8)
    )

    static func release(_ name: String = "demo") -> ReleaseStatement {
        ReleaseStatement(
            digest: digest(name),
            name: name,
            documentCount: 6,
            rejectedCount: 2,
            tokenCount: 200,
            textByteCount: 800,
            manifestDigest: digest("manifest"),
            filtersDigest: digest("filters"),
            licencesDigest: digest("licences"),
            tokenizerDigest: digest("tokenizer")
        )
    }

    static func licence() -> LicenceStatement {
        var licence = LicenceStatement(id: "cc0", recordDigest: digest("record"), kind: "open")
        licence.spdx = "CC0-1.0"
        licence.licensor = "herkomst"
        licence.uses = ["ingest", "pretrain"]
        licence.territory = ["EU"]
        licence.from = "2026-01-01"
        licence.isAttributionRequired = false
        return licence
    }

    static func source() -> SourceStatement {
        let reading = SourceReading(
            fileCount: 2,
            byteCount: 1000,
            inputDigest: digest("input"),
            readCount: 5,
            keptCount: 3,
            rejected: [
                ReasonCount(reason: "too-short", documentCount: 1), ReasonCount(reason: "duplicate", documentCount: 1),
            ]
        )
        return SourceStatement(
            id: "pages",
            manifestDigest: digest("manifest"),
            licence: "cc0",
            licenceDigest: digest("record"),
            format: "html",
            verdict: .admitted(reading)
        )
    }

    /// What a build writes: every type, and two shards.
    static func build(_ name: String = "demo") -> [LedgerStatement] {
        [
            .policy(PolicyStatement(kind: .filterPack, name: "default", digest: digest("filters"))),
            .licensor(LicensorStatement(id: "herkomst", secretCommitment: digest("secret"))),
            .licence(licence()),
            .source(source()),
            .source(
                SourceStatement(
                    id: "novels",
                    manifestDigest: digest("manifest"),
                    licence: nil,
                    licenceDigest: nil,
                    format: "tei",
                    verdict: .refused(reasons: ["no licence record"])
                )
            ),
            .shard(shard(0, of: name)),
            .shard(shard(1, of: name)),
            .release(release(name)),
        ]
    }
}
