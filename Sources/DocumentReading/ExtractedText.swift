// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel

/// What a reader of one format found in a document, whatever the format.
struct ExtractedText {
    /// The text, blocks parted by line feeds.
    var text: [UInt8] = []
    /// The title.
    var title: String?
    /// Who wrote it.
    var author: String?
    /// When it was published, in ISO 8601.
    var date: String?
    /// Its canonical address.
    var address: String?
    /// The name of the site or publication it stands in.
    var site: String?
    /// The language that the document declares.
    var language: String?
    /// Public identifiers.
    var identifiers: [String] = []
    /// What it says about rights.
    var rights: [RightsEvidence] = []
    /// The mean confidence of the OCR engine.
    var engineConfidencePPM: Int64?
    /// The name of the OCR engine.
    var engine: String?
    /// Running headers, footers and page numbers, which are no part of the text.
    var furniture: [String] = []
    /// How many references to unknown entities were kept as text.
    var unknownEntityCount = 0

    private static let maximumEvidenceByteCount = 1000
    private static let maximumCount = 100
    private static let maximumFurnitureCount = 10_000

    /// Notes an identifier once, and no endless list of them.
    mutating func addIdentifier(_ identifier: String) {
        guard identifiers.count < ExtractedText.maximumCount else { return }
        if !identifiers.contains(identifier) { identifiers.append(identifier) }
    }

    /// Notes evidence once, cut to a sane length.
    mutating func addEvidence(_ kind: String, _ value: [UInt8], place: String = "") {
        guard rights.count < ExtractedText.maximumCount else { return }
        let limit = ExtractedText.maximumEvidenceByteCount
        guard let text = ExtractedText.cleaned(String(decoding: value, as: UTF8.self), maximumByteCount: limit) else {
            return
        }
        let evidence = RightsEvidence(kind: kind, value: text, place: ExtractedText.cleaned(place) ?? "")
        if !rights.contains(evidence) { rights.append(evidence) }
    }

    /// A value without control characters and without white space around it, cut to a sane length at the end of a
    /// character; `nil` if nothing is left.
    static func cleaned(_ text: String?, maximumByteCount: Int = 500) -> String? {
        guard let text else { return nil }
        var bytes = text.utf8.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }
        bytes = Array(bytes.drop { $0 == 0x20 })
        if bytes.count > maximumByteCount {
            var end = maximumByteCount
            while end > 0, bytes[end].isUTF8Continuation { end -= 1 }
            bytes.removeSubrange(end...)
        }
        while bytes.last == 0x20 { bytes.removeLast() }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    /// Notes a piece of page furniture, cut to a sane length.
    mutating func addFurniture(_ text: [UInt8]) {
        guard !text.isEmpty, furniture.count < ExtractedText.maximumFurnitureCount else { return }
        let prefix = Array(text.prefix(ExtractedText.maximumEvidenceByteCount))
        furniture.append(String(decoding: prefix, as: UTF8.self))
    }
}
