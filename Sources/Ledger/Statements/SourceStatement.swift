// SPDX-License-Identifier: EUPL-1.2

public import Bytes
public import Hashing

/// How many documents share a reason.
public struct ReasonCount: Sendable, Hashable {
    /// The reason, as it stands in the release.
    public var reason: String
    /// The number of documents.
    public var documentCount: Int

    /// A count.
    public init(reason: String, documentCount: Int) {
        self.reason = reason
        self.documentCount = documentCount
    }
}

/// What was read of a source.
public struct SourceReading: Sendable, Hashable {
    /// The number of files.
    public var fileCount: Int
    /// The number of bytes in them, as delivered.
    public var byteCount: Int
    /// The digest of the list of files; see `InputListHasher`.
    public var inputDigest: Digest
    /// The number of records met.
    public var readCount: Int
    /// The number of documents that are in the release.
    public var keptCount: Int
    /// The number of the others, by reason.
    public var rejected: [ReasonCount]
    /// The digest of what the documents say about rights, if they say anything.
    public var rightsEvidenceDigest: Digest?

    /// A reading.
    public init(
        fileCount: Int,
        byteCount: Int,
        inputDigest: Digest,
        readCount: Int,
        keptCount: Int,
        rejected: [ReasonCount]
    ) {
        self.fileCount = fileCount
        self.byteCount = byteCount
        self.inputDigest = inputDigest
        self.readCount = readCount
        self.keptCount = keptCount
        self.rejected = rejected
    }
}

/// The days between which a source was acquired.
public struct AcquisitionPeriod: Sendable, Hashable {
    /// The first day, `YYYY-MM-DD`.
    public var from: String
    /// The last day, `YYYY-MM-DD`.
    public var until: String

    /// A period.
    public init(from: String, until: String) {
        self.from = from
        self.until = until
    }
}

/// A source that was read, or refused before a byte of it was read.
public struct SourceStatement: StatementContent {
    /// What became of a source.
    public enum Verdict: Sendable, Hashable {
        /// It was read.
        case admitted(SourceReading)
        /// The gate refused it, for these reasons.
        case refused(reasons: [String])
    }

    /// The source's id in the manifest.
    public var id: String
    /// The digest of the manifest that names it.
    public var manifestDigest: Digest
    /// The id of its licence record, if the manifest names one.
    public var licence: String?
    /// The digest of the licence record, if there is one.
    public var licenceDigest: Digest?
    /// The format it is delivered in.
    public var format: String
    /// When it was acquired, if the manifest says so.
    public var acquired: AcquisitionPeriod?
    /// What became of it.
    public var verdict: Verdict
    /// The digests of counts that are confidential (`Disclosure.digest`), in any order: nothing is then counted in public.
    public var confidentialDigests: [String] = []

    /// A source.
    public init(
        id: String,
        manifestDigest: Digest,
        licence: String?,
        licenceDigest: Digest?,
        format: String,
        verdict: Verdict
    ) {
        self.id = id
        self.manifestDigest = manifestDigest
        self.licence = licence
        self.licenceDigest = licenceDigest
        self.format = format
        self.verdict = verdict
    }

    /// The same for all sources.
    public static let type = PredicateType.source

    /// The source's input; the manifest if it was refused, since then nothing was read.
    public var subjects: [Subject] {
        switch verdict {
        case .admitted(let reading): [Subject(name: id, digest: reading.inputDigest)]
        case .refused: [Subject(name: "manifest", digest: manifestDigest)]
        }
    }

    /// Writes what was read, or why nothing was.
    public func predicate(into writer: inout JSONWriter) {
        writer.member("id", id)
        writer.member("manifest", manifestDigest)
        writer.member("licence", ifPresent: licence)
        writer.member("licence_sha256", ifPresent: licenceDigest)
        writer.member("format", format)
        if let acquired {
            writer.member(
                "acquired",
                object: { period in
                    period.member("from", acquired.from)
                    period.member("until", acquired.until)
                }
            )
        }
        switch verdict {
        case .refused(let reasons):
            writer.member("verdict", "refused")
            writer.member("reasons", strings: reasons)
        case .admitted(let reading):
            writer.member("verdict", "admitted")
            if confidentialDigests.isEmpty { write(reading, into: &writer) }
            writer.members(ofConfidential: confidentialDigests)
        }
    }

    private func write(_ reading: SourceReading, into writer: inout JSONWriter) {
        writer.member(
            "input",
            object: { input in
                input.member("files", reading.fileCount)
                input.member("bytes", reading.byteCount)
                input.member("sha256", reading.inputDigest)
            }
        )
        writer.member(
            "documents",
            object: { documents in
                documents.member("read", reading.readCount)
                documents.member("kept", reading.keptCount)
                documents.member(
                    "rejected",
                    object: { rejected in
                        for count in reading.rejected.sorted(by: {
                            $0.reason.utf8.lexicographicallyPrecedes($1.reason.utf8)
                        }) {
                            rejected.member(count.reason, count.documentCount)
                        }
                    }
                )
            }
        )
        writer.member("rights_evidence_sha256", ifPresent: reading.rightsEvidenceDigest)
    }
}
