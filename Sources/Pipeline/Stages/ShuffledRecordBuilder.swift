// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel
internal import Deduplication
internal import Hashing
internal import Licensing
internal import Sharding
internal import Tokenization

/// Makes shuffled records of a segment: decisions, tokens, and the lines that stand in the release.
///
/// One a worker.
struct ShuffledRecordBuilder {
    private let decider: DocumentDecider
    private let segments: [SegmentFacts]
    private let endOfDocument: UInt32?
    private var encoder: TokenEncoder
    private var writer = JSONWriter()
    private var ids: [UInt32] = []

    init(decider: DocumentDecider, segments: [SegmentFacts], tokenizer: Tokenizer) {
        self.decider = decider
        self.segments = segments
        endOfDocument = tokenizer.endOfDocument
        encoder = TokenEncoder(tokenizer)
    }

    /// Appends the records of one segment.
    mutating func build(
        _ segment: SegmentFacts,
        notes: [UInt32: [DuplicateNote]],
        into records: inout [ShuffledRecord]
    ) throws {
        let part = try ExtractionPart(try decider.parts.require(segment.extraction))
        let source = decider.plan.sources[segment.source]
        for (index, decided) in try decider.decide(segment).enumerated() {
            let own = notes[UInt32(index)] ?? []
            let original = own.first { $0.relation == .isCopyOf }
            if decided.reasons.isEmpty, original == nil, case .document(var document) = part.entries[index].outcome {
                document.text = decided.keptText(of: document.text)
                records.append(keep(decided, document: document, source: source, copies: own))
            } else {
                records.append(reject(decided, source: source, duplicateOf: original))
            }
        }
    }

    private mutating func keep(
        _ decided: DecidedRecord,
        document: ExtractedDocument,
        source: PlannedSource,
        copies: [DuplicateNote]
    ) -> ShuffledRecord {
        ids.removeAll(keepingCapacity: true)
        encoder.encode(document.text, into: &ids)
        if let endOfDocument { ids.append(endOfDocument) }
        let provenance = ProvenanceRecord(
            document: decided.identity,
            source: source.source.id,
            license: source.source.license,
            path: decided.relativePath,
            locator: decided.entry.place.locator,
            byteOffset: decided.entry.place.byteOffset,
            byteCount: decided.entry.place.byteCount,
            contentDigest: decided.document?.contentDigest ?? .zero,
            firstToken: 0,
            tokenCount: ids.count,
            language: decided.document?.scores.language ?? "und",
            identifiers: source.source.identifiers + document.identifiers,
            copies: copies.map { copy(of: $0) }
        )
        writer.removeAll()
        DocumentLine.kept(decided, document: document, provenance: provenance, into: &writer)
        var tokens: [UInt8] = []
        tokens.reserveCapacity(4 * ids.count)
        for id in ids { tokens.append(littleEndian: id) }
        return ShuffledRecord(
            shuffleKey: shuffleKey(of: decided),
            source: source.source.id,
            language: provenance.language,
            textByteCount: document.text.count,
            droppedByteCount: decided.document?.blocks?.dropped.reduce(0) { $0 + $1.range.count } ?? 0,
            line: writer.bytes,
            fate: .kept(provenance, tokens: tokens)
        )
    }

    private mutating func reject(
        _ decided: DecidedRecord,
        source: PlannedSource,
        duplicateOf original: DuplicateNote?
    ) -> ShuffledRecord {
        let reasons = decided.reasons + (original == nil ? [] : ["duplicate"])
        writer.removeAll()
        DocumentLine.rejected(decided, source: source, duplicateOf: original, reasons: reasons, into: &writer)
        return ShuffledRecord(
            shuffleKey: shuffleKey(of: decided),
            source: source.source.id,
            language: decided.document?.scores.language ?? "und",
            textByteCount: decided.document?.textByteCount ?? 0,
            line: writer.bytes,
            fate: .rejected(reasons: reasons)
        )
    }

    private func copy(of note: DuplicateNote) -> DocumentCopy {
        let source = decider.plan.sources[segments[Int(note.otherLocation.segment)].source]
        return DocumentCopy(
            document: note.other,
            source: source.source.id,
            license: source.source.license,
            isConfidential: source.record?.confidential.isEmpty == false
        )
    }

    private func shuffleKey(of decided: DecidedRecord) -> Digest {
        decided.identity.shuffleKey(seed: decider.plan.manifest.shards.seed)
    }
}
