// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
public import CorpusModel
public import ExternalSorting
public import FileStorage
public import Hashing

/// Where a document stands in a build: its segment, and its number among the segment's records.
public struct BuildLocation: Sendable, Hashable, Comparable {
    /// The segment's number in the build.
    public var segment: UInt32
    /// The record's number in its segment.
    public var record: UInt32

    /// A location.
    public init(segment: UInt32, record: UInt32) {
        self.segment = segment
        self.record = record
    }

    /// Order of the build.
    public static func < (left: BuildLocation, right: BuildLocation) -> Bool {
        (left.segment, left.record) < (right.segment, right.record)
    }
}

/// A document that would be kept if no other has the same content.
public struct DuplicateCandidate: Sendable, Hashable {
    /// The digest that makes documents the same.
    public var contentDigest: Digest
    /// How many conditions the document's licence carries; fewer are preferred.
    public var licenseConditionCount: UInt32
    /// The estimated OCR error in parts per million; less is preferred.
    public var ocrErrorPPM: UInt32
    /// The document's id; at last, the smaller is preferred.
    public var document: DocumentIdentity
    /// Where the document stands.
    public var location: BuildLocation

    /// A candidate.
    public init(
        contentDigest: Digest,
        licenseConditionCount: UInt32,
        ocrErrorPPM: UInt32,
        document: DocumentIdentity,
        location: BuildLocation
    ) {
        self.contentDigest = contentDigest
        self.licenseConditionCount = licenseConditionCount
        self.ocrErrorPPM = ocrErrorPPM
        self.document = document
        self.location = location
    }

    static let byteCount = 32 + 4 + 4 + 32 + 8

    // Big-endian fields in the order of preference, so that bytewise order puts the copy to keep first in its group.
    var bytes: [UInt8] {
        var bytes = contentDigest.bytes
        bytes.append(bigEndian: licenseConditionCount)
        bytes.append(bigEndian: ocrErrorPPM)
        bytes += document.digest.bytes
        bytes.append(bigEndian: location.segment)
        bytes.append(bigEndian: location.record)
        return bytes
    }
}

/// Finds documents with equal content in external memory and decides which copy is kept, by a rule and never by order
/// of arrival: fewest licence conditions, then the better OCR, then the smaller id.
public final class ExactDeduplicator {
    private let sorter: ExternalSorter
    private let spillFolder: String
    private let memoryByteCount: Int

    /// A deduplicator that spills into `spillFolder`, which must exist.
    public init(spillFolder: String, memoryByteCount: Int = 16 << 20) {
        self.spillFolder = spillFolder
        self.memoryByteCount = memoryByteCount
        sorter = ExternalSorter(
            recordByteCount: DuplicateCandidate.byteCount,
            memoryByteCount: memoryByteCount,
            spillFolder: spillFolder,
            name: "candidates"
        )
    }

    /// Takes one candidate; candidates may come in any order.
    public func add(_ candidate: DuplicateCandidate) throws(FileError) {
        try sorter.append(candidate.bytes)
    }

    /// What there is to say about documents that have copies, in order of the build, as `DuplicateNote.bytes`.
    public func notes() throws(FileError) -> SortedRecords {
        let notes = ExternalSorter(
            recordByteCount: DuplicateNote.byteCount,
            memoryByteCount: memoryByteCount,
            spillFolder: spillFolder,
            name: "duplicates"
        )
        let candidates = try sorter.sorted()
        var keptRecord: [UInt8] = []
        while let record = try candidates.next() {
            guard !keptRecord.isEmpty, record[..<32] == keptRecord[..<32] else {
                keptRecord = record
                continue
            }
            try notes.append(DuplicateNote.bytes(at: record, kind: 1, other: keptRecord))
            try notes.append(DuplicateNote.bytes(at: keptRecord, kind: 0, other: record))
        }
        return try notes.sorted()
    }
}
