// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel
internal import Deduplication
internal import Filtering
internal import Hashing
internal import Licensing

/// A record of a segment with its identity and what the rules say of it.
struct DecidedRecord: Sendable {
    var identity: DocumentIdentity
    var relativePath: String
    var entry: ScoringPart.Entry
    /// What every rule of the pack says; empty for what could not be read.
    var verdicts: [RuleVerdict]
    /// Why the document is kept out; empty if it is accepted.
    var reasons: [String]

    /// What is kept of the text that was extracted.
    func keptText(of extracted: [UInt8]) -> [UInt8] {
        document?.blocks?.text(of: extracted) ?? extracted
    }

    /// The measures, if the record could be read.
    var document: ScoredDocument? {
        if case .document(let document) = entry.content { document } else { nil }
    }
}

/// Turns the scores of a segment into decisions; cheap, so it is done again wherever decisions are needed.
struct DocumentDecider: Sendable {
    let plan: BuildPlan
    let parts: PartStore

    /// The decisions for every record of a segment, in order.
    func decide(_ segment: SegmentFacts) throws -> [DecidedRecord] {
        let scores = try ScoringPart(try parts.require(segment.scoring))
        let source = plan.sources[segment.source]
        return scores.entries.map { entry in
            let path = source.files[segment.files.lowerBound + entry.file].relativePath
            let identity = DocumentIdentity(source: source.source.id, path: path, locator: entry.place.locator)
            return decide(entry, identity: identity, relativePath: path, source: source)
        }
    }

    /// The digest of all configuration that decisions depend on, for the keys of what is made of them.
    func addConfiguration(to key: inout PartKeyBuilder) {
        key.add(plan.pack.digest)
        for source in plan.sources {
            key.add(source.source.id)
            key.add(source.source.license)
            key.add(source.record?.digest ?? .zero)
            key.add(contentsOf: source.source.languages)
            key.add(contentsOf: source.source.identifiers)
        }
        key.add(contentsOf: plan.manifest.exclude.all)
    }

    private func decide(
        _ entry: ScoringPart.Entry,
        identity: DocumentIdentity,
        relativePath: String,
        source: PlannedSource
    ) -> DecidedRecord {
        var decided = DecidedRecord(
            identity: identity,
            relativePath: relativePath,
            entry: entry,
            verdicts: [],
            reasons: []
        )
        switch entry.content {
        case .rejected(let rejection):
            decided.reasons = [rejection.reason.rawValue]
        case .document(let document):
            let context = DocumentContext(
                format: document.format ?? source.source.format,
                declaredLanguages: source.source.languages
            )
            decided.verdicts = plan.pack.decide(document.scores, context, blocks: document.blocks)
            let isNothingLeft = document.blocks?.kept.isEmpty ?? false
            decided.reasons = decided.verdicts.filter { verdict in
                verdict.isBroken && (verdict.effect == .reject || verdict.effect == .dropBlocks && isNothingLeft)
            }.map(\.rule)
            if let reservation = reservation(in: document, source: source) { decided.reasons.append(reservation) }
            if isExcluded(document, identity: identity, source: source) { decided.reasons.append("excluded") }
        }
        return decided
    }

    private func reservation(in document: ScoredDocument, source: PlannedSource) -> String? {
        guard let record = source.record else { return nil }
        return RightsDecision.decide(kind: record.kind, spdx: record.spdx, evidence: document.rights)?.code.rawValue
    }

    private func isExcluded(_ document: ScoredDocument, identity: DocumentIdentity, source: PlannedSource) -> Bool {
        let exclude = plan.manifest.exclude
        if exclude.isEmpty { return false }
        return exclude.documents.contains(identity.description)
            || exclude.digests.contains(document.contentDigest.hexadecimal)
            || document.identifiers.contains { exclude.identifiers.contains($0) }
            || source.source.identifiers.contains { exclude.identifiers.contains($0) }
    }
}
