// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel
internal import ExternalSorting
internal import FileStorage
internal import Hashing
internal import Sharding

/// Maps every document of a release to the keys under which its use can be asked for.
///
/// A document stands under its own id, content, source, licence, licensor and public identifiers, and under the domains
/// of its addresses. A copy that was dropped for it stands at the same place: its words are used there. Where a licence is
/// confidential, all of these keys are made with the licensor's secret, and none without.
public struct UseIndexBuilder {
    private let release: ReleaseFolder
    private let origin: String
    private let secrets: [String: [UInt8]]
    private let licensors: [String: String]
    private let licenses: [String: String]

    /// A builder for a release under a log's origin, with the secret of each licensor whose licence is confidential, by
    /// the id of the licence record.
    public init(_ release: ReleaseFolder, origin: String, secrets: [String: [UInt8]]) {
        self.release = release
        self.origin = origin
        self.secrets = secrets
        licensors = Dictionary(
            release.index.licenses.map { ($0.id, $0.licensor.id) },
            uniquingKeysWith: { first, _ in first }
        )
        licenses = Dictionary(
            release.index.sources.map { ($0.id, $0.license) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// Makes the index in a folder that is not there yet; it appears whole or not at all.
    public func build(in folder: String) throws -> UseIndexWriter.Summary {
        let work = folder + OutputFile.temporaryMark
        try Folder.remove(work)
        try Folder.create(work)
        let writer = UseIndexWriter(spillFolder: work)
        try addDocuments(to: writer)
        try addCopies(to: writer, spillFolder: work)
        let summary = try writer.finish(into: work)
        try Folder.publish(work, as: folder)
        return summary
    }

    private func addDocuments(to writer: UseIndexWriter) throws {
        for shard in release.index.shards {
            var row = 0
            try release.openProvenance(ofShard: shard.index).forEachRecord { record in
                let place = UsePlace(shard: shard.index, row: row)
                row += 1
                let own =
                    identifiers(record.document, record.source, record.license, record.identifiers)
                    + [IndexedIdentifier(.content, record.contentDigest.hexadecimal)].compactMap(\.self)
                try add(own, license: record.license, place, to: writer)
                for copy in record.copies {
                    try add(
                        identifiers(copy.document, copy.source, copy.license, [])
                            + [IndexedIdentifier(.content, record.contentDigest.hexadecimal)].compactMap(\.self),
                        license: copy.license,
                        place,
                        to: writer
                    )
                }
            }
        }
    }

    // The public identifiers of a copy stand with the rejected documents, which name the document that was kept; the
    // two lists meet in the order of that document's id.
    private func addCopies(to writer: UseIndexWriter, spillFolder: String) throws {
        let wanted = ExternalSorter(recordByteCount: 64, spillFolder: spillFolder, name: "copies")
        var hasCopies = false
        for shard in release.index.shards {
            let lines = try release.openLines(.rejected, ofShard: shard.index)
            let name = ShardSummary.FileKind.rejected.path(ofShard: shard.index)
            while let line = try lines.next() {
                let document = try RejectedDocument(line: line, at: "\(name), line \(lines.lineCount)")
                guard let kept = document.duplicateOf.flatMap({ Digest(hexadecimal: $0) }) else { continue }
                for key in keys(of: document) {
                    hasCopies = true
                    try wanted.append(kept.bytes + key.bytes)
                }
            }
        }
        guard hasCopies else { return }
        let places = ExternalSorter(recordByteCount: 48, spillFolder: spillFolder, name: "kept")
        for shard in release.index.shards {
            var row = 0
            try release.openProvenance(ofShard: shard.index).forEachRecord { record in
                try places.append(record.document.digest.bytes + UsePlace(shard: shard.index, row: row).bytes)
                row += 1
            }
        }
        try join(wanted.sorted(), places.sorted(), into: writer)
    }

    private func join(_ wanted: SortedRecords, _ places: SortedRecords, into writer: UseIndexWriter) throws {
        var place = try places.next()
        while let record = try wanted.next() {
            let document = record[..<32]
            while let current = place, current[..<32].lexicographicallyPrecedes(document) { place = try places.next() }
            guard let current = place, current[..<32] == document, let key = Digest(record[32...]) else { continue }
            try writer.add(key, UsePlace(current[32...]))
        }
    }

    private func keys(of document: RejectedDocument) -> [Digest] {
        let license = licenses[document.source] ?? ""
        let identifiers = document.identifiers.compactMap { IndexedIdentifier($0) }
        return (identifiers + identifiers.flatMap(\.domains)).map { $0.key(origin: origin, secret: secrets[license]) }
    }

    private func identifiers(
        _ document: DocumentIdentity,
        _ source: String,
        _ license: String,
        _ texts: [String]
    ) -> [IndexedIdentifier] {
        let named = texts.compactMap { IndexedIdentifier($0) }
        let fixed: [IndexedIdentifier?] = [
            IndexedIdentifier(.document, document.description), IndexedIdentifier(.source, source),
            IndexedIdentifier(.license, license), licensors[license].flatMap { IndexedIdentifier(.licensor, $0) },
        ]
        return fixed.compactMap(\.self) + named + named.flatMap(\.domains)
    }

    private func add(
        _ identifiers: [IndexedIdentifier],
        license: String,
        _ place: UsePlace,
        to writer: UseIndexWriter
    ) throws {
        for identifier in identifiers {
            try writer.add(identifier.key(origin: origin, secret: secrets[license]), place)
        }
    }
}
