// SPDX-License-Identifier: EUPL-1.2

public import CorpusModel

/// A record cut out of a file, not yet parsed.
public struct SourceRecord: Sendable, Hashable {
    /// Where it stands in its file.
    public var place: RecordPlace
    /// Its bytes, as they stand in the file (those of a file in UTF-16 with several records: as UTF-8).
    public var bytes: [UInt8]
    /// The encoding that the file declares before its first record; `nil` if it declares none or is one record.
    public var declaredEncoding: String?
    /// The encoding that the answer named which brought the record over the network; `nil` if there was none.
    public var transportEncoding: String?
    /// What headers around the record say about rights, or the answer that brought it: it holds for the record too.
    public var inheritedRights: [RightsEvidence] = []
    /// Its format, if the source leaves it to be guessed.
    public var format: SourceFormat?
    /// Public identifiers that the archive gives it, such as the URL it was fetched from.
    public var identifiers: [String] = []
    /// When it was fetched, as the archive says.
    public var fetched: String?

    // The wiki that the page of a dump is from.
    var site: WikiSite?

    /// A record.
    public init(place: RecordPlace, bytes: [UInt8], declaredEncoding: String? = nil) {
        self.place = place
        self.bytes = bytes
        self.declaredEncoding = declaredEncoding
    }
}

/// What cutting a file gives, piece by piece.
public enum CutRecord: Sendable, Hashable {
    /// The next record.
    case record(SourceRecord)
    /// A record, or the rest of the file, that could not be cut out.
    case rejected(ReadingRejection)
}
