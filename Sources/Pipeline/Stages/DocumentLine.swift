// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel
internal import Deduplication
internal import Hashing
internal import Licensing
internal import Sharding

/// The lines of `documents/` and `rejected/`: JSON objects with the field names that existing tools read.
enum DocumentLine {
    static func kept(
        _ record: DecidedRecord,
        document: ExtractedDocument,
        provenance: ProvenanceRecord,
        into writer: inout JSONWriter
    ) {
        writer.object { line in
            line.member("id", record.identity.description)
            line.key("text")
            line.string(utf8: document.text)
            line.member("source", provenance.source)
            line.member(
                "metadata",
                object: { metadata in
                    metadata.member("license", provenance.license)
                    writePlace(of: record, into: &metadata)
                    metadata.member("byte_offset", provenance.byteOffset)
                    metadata.member("byte_count", provenance.byteCount)
                    metadata.member("content_sha256", provenance.contentDigest.hexadecimal)
                    metadata.member("language", provenance.language)
                    metadata.member("title", ifPresent: document.title)
                    metadata.member("author", ifPresent: document.author)
                    metadata.member("date", ifPresent: document.date)
                    metadata.member("url", ifPresent: document.address)
                    metadata.member("site", ifPresent: document.site)
                    metadata.member("format", ifPresent: document.format?.rawValue)
                    metadata.member("fetched", ifPresent: document.fetched)
                    metadata.member("ocr_engine", ifPresent: document.engine)
                    metadata.member("tokens", provenance.tokenCount)
                    if !provenance.identifiers.isEmpty {
                        metadata.member("identifiers", strings: provenance.identifiers)
                    }
                    writeRights(document.rights, into: &metadata)
                    writeCopies(provenance.copies, into: &metadata)
                    if let scores = record.document?.scores { writeScores(scores, into: &metadata) }
                    if let blocks = record.document?.blocks { writeBlocks(blocks, into: &metadata) }
                    let flags = record.verdicts.filter { $0.isBroken && $0.effect != .reject }.map(\.rule)
                    if !flags.isEmpty { metadata.member("flags", strings: flags) }
                }
            )
        }
        writer.endLine()
    }

    static func rejected(
        _ record: DecidedRecord,
        source: PlannedSource,
        duplicateOf: DuplicateNote?,
        reasons: [String],
        into writer: inout JSONWriter
    ) {
        writer.object { line in
            line.member("id", record.identity.description)
            line.member("source", source.source.id)
            line.member("license", source.source.license)
            writePlace(of: record, into: &line)
            switch record.entry.content {
            case .document(let document):
                line.member("content_sha256", document.contentDigest.hexadecimal)
                line.member("language", document.scores.language)
                writeScores(document.scores, into: &line)
                if let blocks = document.blocks { writeBlocks(blocks, into: &line) }
                let identifiers = source.source.identifiers + document.identifiers
                if !identifiers.isEmpty { line.member("identifiers", strings: identifiers) }
                writeRights(document.rights, into: &line)
            case .rejected(let rejection):
                line.member("detail", rejection.detail)
            }
            line.member(
                "verdicts",
                array: { array in
                    for verdict in record.verdicts {
                        array.object { object in
                            object.member("rule", verdict.rule)
                            object.member("effect", verdict.effect.rawValue)
                            object.member("broken", verdict.isBroken)
                        }
                    }
                }
            )
            line.member("reasons", strings: reasons)
            line.member("duplicate_of", ifPresent: duplicateOf?.other.description)
        }
        writer.endLine()
    }

    private static func writePlace(of record: DecidedRecord, into object: inout JSONWriter) {
        object.member("path", record.relativePath)
        object.member("locator", record.entry.place.locator)
    }

    private static func writeScores(_ scores: ScoreVector, into object: inout JSONWriter) {
        object.member(
            "scores",
            object: { members in
                for kind in ScoreKind.allCases { members.member(kind.rawValue, scores[kind]) }
            }
        )
        // One language needs no shares.
        guard scores.languageShares.count > 1 else { return }
        object.member(
            "language_shares_ppm",
            object: { members in
                for share in scores.languageShares { members.member(share.language, share.sharePPM) }
            }
        )
    }

    /// Where the text stands in what was extracted, and what stood between: offsets and lengths in bytes.
    private static func writeBlocks(_ blocks: BlockSelection, into object: inout JSONWriter) {
        object.member(
            "kept_blocks",
            array: { array in for range in blocks.kept { array.object { write(range, into: &$0) } } }
        )
        object.member(
            "dropped_blocks",
            array: { array in
                for block in blocks.dropped {
                    array.object { members in
                        write(block.range, into: &members)
                        members.member("rule", block.rule)
                        members.member(ScoreKind.ocrErrorPPM.rawValue, block.errorPPM)
                    }
                }
            }
        )
    }

    private static func write(_ range: Range<Int>, into object: inout JSONWriter) {
        object.member("text_offset", range.lowerBound)
        object.member("byte_count", range.count)
    }

    private static func writeRights(_ rights: [RightsEvidence], into object: inout JSONWriter) {
        if rights.isEmpty { return }
        object.member(
            "rights",
            array: { array in
                for evidence in rights {
                    array.object { members in
                        members.member("kind", evidence.kind)
                        members.member("value", evidence.value)
                        if !evidence.place.isEmpty { members.member("place", evidence.place) }
                        members.member("license", ifPresent: EmbeddedLicense.claim(in: evidence))
                    }
                }
            }
        )
    }

    private static func writeCopies(_ copies: [DocumentCopy], into object: inout JSONWriter) {
        if copies.isEmpty { return }
        object.member(
            "copies",
            array: { array in
                for copy in copies {
                    array.object { members in
                        members.member("id", copy.document.description)
                        members.member("source", copy.source)
                        members.member("license", copy.license)
                    }
                }
            }
        )
    }
}
