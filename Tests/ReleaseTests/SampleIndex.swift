// SPDX-License-Identifier: EUPL-1.2

import Hashing
import Release
import Sharding

/// A made-up index whose sums are right; every name in it can be replaced by a hostile one.
func sampleIndex(name: String = "sample") -> ReleaseIndex {
    let digest = Digest.sha256([1])
    var index = ReleaseIndex(
        name: name,
        manifest: ManifestReference(sha256: digest, date: "2026-11-21", purpose: name, territory: ["EU"]),
        filters: NamedDigest(name: name, sha256: digest),
        tokenizer: TokenizerReference(
            path: "tokenizer.json",
            sha256: digest,
            vocabularySize: 32_000,
            endOfDocument: 0
        )
    )
    index.models = [NamedDigest(name: "ocr", sha256: digest), NamedDigest(name: "langid", sha256: digest)]
    index.software = ["zstd": "1.5.4", "extraction": "1", "pipeline": "1"]
    index.shuffleSeed = 42
    index.languages = [
        LanguageShare(code: "fi", documentCount: 2, tokenCount: 500, textByteCount: 2100),
        LanguageShare(code: "da", documentCount: 3, tokenCount: 700, textByteCount: 2900),
    ]
    index.licenses = [
        LicenseShare(
            id: "cc0",
            kind: "open",
            spdx: "CC0-1.0",
            licensor: Licensor(id: "everyone", name: name),
            sha256: digest,
            documentCount: 1,
            tokenCount: 200
        ),
        LicenseShare(
            id: "archive",
            kind: "contract",
            spdx: nil,
            licensor: Licensor(id: "archive", name: nil),
            sha256: digest,
            documentCount: 4,
            tokenCount: 1000
        ),
    ]
    index.sources = sampleSources(name: name)
    index.shards = (0..<2).map { sampleShard($0, digest: digest) }
    index.files = [
        ShardFile(name: "tokenizer.json", sha256: digest, byteCount: 5),
        ShardFile(name: "report.html", sha256: digest, byteCount: 6),
    ]
    index.totals.sourceCount = 3
    index.totals.readCount = 9
    index.totals.keptCount = 5
    index.totals.rejectedCount = 4
    index.totals.duplicateCount = 1
    index.totals.tokenCount = 1200
    index.totals.textByteCount = 5000
    index.totals.shardCount = 2
    return index
}

private func sampleSources(name: String) -> [SourceSummary] {
    var web = SourceSummary(id: "web", license: "cc0", format: "html", verdict: .admitted)
    (web.fileCount, web.byteCount, web.readCount, web.keptCount, web.rejectedCount) = (2, 900, 4, 1, 3)
    web.tokenCount = 200
    web.rejections = [
        RejectionCount(reason: "too-short", documentCount: 2), RejectionCount(reason: "duplicate", documentCount: 1),
    ]
    var scans = SourceSummary(id: "scans", license: "archive", format: "alto", verdict: .admitted)
    (scans.fileCount, scans.byteCount, scans.readCount, scans.keptCount, scans.rejectedCount) = (5, 9000, 5, 4, 1)
    scans.tokenCount = 1000
    scans.rejections = [RejectionCount(reason: name, documentCount: 1)]
    var expired = SourceSummary(id: "expired", license: "", format: "tei", verdict: .refused)
    expired.reasons = [RefusalReason(code: "licence-missing", sentence: name)]
    return [web, scans, expired]
}

private func sampleShard(_ index: Int, digest: Digest) -> ShardSummary {
    let tokenCount = index == 0 ? 700 : 500
    return ShardSummary(
        index: index,
        documentCount: index == 0 ? 3 : 2,
        rejectedCount: 2,
        tokenCount: tokenCount,
        documentsRoot: digest,
        files: ShardSummary.FileKind.allCases.map { kind in
            ShardFile(
                name: kind.path(ofShard: index),
                sha256: digest,
                byteCount: kind == .tokens ? tokenCount * 2 : 10
            )
        }
    )
}
