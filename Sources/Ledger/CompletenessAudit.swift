// SPDX-License-Identifier: EUPL-1.2

internal import Hashing

/// Sees whether everything stands in the log that its statements refer to.
struct CompletenessAudit {
    private(set) var shards: [(facts: ShardLeafFacts, seq: Int)] = []
    private let location: (Int) -> String
    private var licences: [String: String] = [:]
    private var shardCount = 0
    private var releaseCount = 0
    private var sourceCount = 0
    var verdict = LedgerVerdict(.holds, "")

    /// An audit of a log whose leaves lie where `location` says.
    init(location: @escaping (Int) -> String) { self.location = location }

    mutating func take(_ entry: LedgerEntry) {
        switch entry.facts {
        case .licence(let licence): licences[licence.id] = licence.digest.hexadecimal
        case .source(let source): take(source, at: location(entry.seq))
        case .shard(let shard):
            shardCount += 1
            shards.append((shard, entry.seq))
        case .release(let release): take(release, at: location(entry.seq))
        case nil:
            if let type = entry.type, [.licence, .source, .shard, .release].contains(type) {
                add(location(entry.seq), "does not state what a statement of type \(type.rawValue) states")
            }
        }
    }

    /// Every leaf has been taken.
    mutating func finish() {
        for shard in shards { add(location(shard.seq), "the shard belongs to no release of the log") }
        shards = []
        verdict.summary =
            "\(releaseCount) releases with \(shardCount) shards, \(sourceCount) sources, \(licences.count) licences"
    }

    private mutating func take(_ source: SourceFacts, at location: String) {
        sourceCount += 1
        guard source.isAdmitted else { return }
        guard let licence = source.licence, let digest = source.licenceDigest else {
            return add(location, "the source \(source.id) was read under no licence record")
        }
        if licences[licence] != digest {
            add(
                location,
                "the licence record \(licence) of the source \(source.id) does not stand in the log before it"
            )
        }
    }

    private mutating func take(_ release: ReleaseFacts, at location: String) {
        releaseCount += 1
        let own = shards.filter { $0.seq >= release.firstShardLeaf }
        for orphan in shards where orphan.seq < release.firstShardLeaf {
            add(self.location(orphan.seq), "the shard belongs to no release of the log")
        }
        shards = []
        for (index, shard) in own.enumerated()
        where shard.facts.release != release.name || shard.facts.index != index {
            add(self.location(shard.seq), "is not shard \(index) of \(release.name), which should stand here")
        }
        let documentCount = own.reduce(0) { $0.saturatingAdd($1.facts.documentCount) }
        if (own.count, documentCount) != (release.shardCount, release.documentCount) {
            add(
                location,
                "the release has \(release.shardCount) shards and \(release.documentCount) documents, "
                    + "its shards are \(own.count) with \(documentCount)"
            )
        }
        let isHidden = own.contains { $0.facts.tokenCount == nil }
        let tokenCount = isHidden ? nil : own.reduce(0) { $0.saturatingAdd($1.facts.tokenCount ?? 0) }
        if tokenCount != release.tokenCount {
            let (stated, summed) = (release.tokenCount.map(String.init), tokenCount.map(String.init))
            add(location, "the release has \(stated ?? "hidden") tokens, its shards \(summed ?? "a hidden number")")
        }
    }

    private mutating func add(_ location: String, _ reason: String) {
        verdict.add(LedgerError(.missing, at: location, reason))
    }
}

extension Int {
    /// The sum, or the largest number where there is none: hostile numbers must not trap.
    func saturatingAdd(_ other: Int) -> Int {
        let (sum, overflows) = addingReportingOverflow(other)
        return overflows ? .max : sum
    }
}
