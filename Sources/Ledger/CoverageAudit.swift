// SPDX-License-Identifier: EUPL-1.2

/// Sees whether every document of every released shard falls to a licence record that was in force.
///
/// In force on the day that the release states (the manifest's date), or else on the day of its leaf. Of records with
/// confidential members, which a shard counts by kind alone, a verifier sees that one of that kind stood in the log; whose
/// it was, and its hidden days, only the licensor and those with the disclosures can check.
struct CoverageAudit {
    private let location: (Int) -> String
    private var licences: [String: LicenceFacts] = [:]
    private var shards: [(facts: ShardLeafFacts, seq: Int)] = []
    private var documentCount = 0
    private var confidentialCount = 0
    private var faults = LedgerVerdict(.holds, "")

    /// An audit of a log whose leaves lie where `location` says.
    init(location: @escaping (Int) -> String) { self.location = location }

    mutating func take(_ entry: LedgerEntry) {
        switch entry.facts {
        case .licence(let licence): licences[licence.id] = licence
        case .shard(let shard): shards.append((shard, entry.seq))
        case .release(let release):
            for shard in shards where shard.seq >= release.firstShardLeaf {
                check(shard.facts, on: release.day, at: location(shard.seq))
            }
            // A shard that no release has sealed is a part of none: completeness tells.
            shards = []
        case .source, nil: break
        }
    }

    var verdict: LedgerVerdict {
        let hidden = confidentialCount == 0 ? "" : ", \(confidentialCount) of them under confidential records"
        var verdict = faults
        verdict.summary = "\(documentCount) documents in releases\(hidden)"
        return verdict
    }

    private mutating func check(_ shard: ShardLeafFacts, on day: String, at location: String) {
        documentCount = documentCount.saturatingAdd(shard.documentCount)
        let shares = shard.licences + shard.confidentialKinds
        let documents = shares.reduce(0) { $0.saturatingAdd($1.documentCount) }
        if documents != shard.documentCount
            || shares.contains(where: { $0.documentCount < 0 || $0.tokenCount ?? 0 < 0 })
        {
            add(location, "\(shard.documentCount) documents, but licences for \(documents)")
        }
        // Tokens are hidden where some stand under confidential records, and nowhere else.
        let isHidden = shard.confidentialKinds.contains { $0.tokenCount == nil }
        let tokens = isHidden ? nil : shares.reduce(0) { $0.saturatingAdd($1.tokenCount ?? 0) }
        if tokens != shard.tokenCount || shard.licences.contains(where: { $0.tokenCount == nil }) {
            let (stated, summed) = (shard.tokenCount.map(String.init), tokens.map(String.init))
            add(location, "\(stated ?? "hidden") tokens, but licences for \(summed ?? "a hidden number")")
        }
        for share in shard.licences {
            guard let licence = licences[share.id] else {
                add(location, "no licence record \(share.id) stands in the log before it")
                continue
            }
            if !licence.isInForce(on: day) { add(location, "the licence record \(share.id) is not in force on \(day)") }
        }
        for share in shard.confidentialKinds {
            confidentialCount = confidentialCount.saturatingAdd(share.documentCount)
            let isCovered = licences.values.contains {
                $0.kind == share.id && $0.isConfidential && $0.isInForce(on: day)
            }
            if !isCovered { add(location, "no confidential record of the kind \(share.id) is in force on \(day)") }
        }
    }

    private mutating func add(_ location: String, _ reason: String) {
        faults.add(LedgerError(.mismatch, at: location, reason))
    }
}
