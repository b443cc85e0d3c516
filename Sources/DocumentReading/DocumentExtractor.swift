// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
public import CorpusModel
internal import MarkupParsing

/// Turns records into documents: a pure function of one record.
public struct DocumentExtractor: Sendable {
    private let format: SourceFormat
    private let limits: ReadingLimits
    private let fields: RecordFields
    private let dialects: [SourceFormat: CompiledDialect]
    private let ocrDialects: [SourceFormat: CompiledOCRDialect]

    /// An extractor for records of a format, by a dialect if it is not the one that is shipped for the format; `fields` name
    /// the members of JSON.
    public init(
        format: SourceFormat,
        limits: ReadingLimits = ReadingLimits(),
        dialect: XMLDialect? = nil,
        fields: RecordFields = RecordFields()
    ) {
        self.format = format
        self.limits = limits
        self.fields = fields
        var dialects: [SourceFormat: CompiledDialect] = [:]
        var ocrDialects: [SourceFormat: CompiledOCRDialect] = [:]
        for format in format.isGuessed ? SourceFormat.allCases : [format] {
            dialects[format] = CompiledDialect.of(format, dialect)
            ocrDialects[format] = OCRDialect.of(format).map(CompiledOCRDialect.init)
        }
        self.dialects = dialects
        self.ocrDialects = ocrDialects
    }

    /// The document in what was cut from a file, or why there is none.
    public func extract(_ cut: CutRecord) -> ReadingOutcome {
        switch cut {
        case .record(let record): extract(record)
        case .rejected(let rejection): .rejected(rejection)
        }
    }

    /// The document in a record, or why there is none.
    public func extract(_ record: SourceRecord) -> ReadingOutcome {
        guard record.bytes.count <= limits.maximumDocumentByteCount else {
            let detail = "more than \(limits.maximumDocumentByteCount) bytes in one record"
            return rejected(record, .recordTooLarge, detail)
        }
        let format = record.format ?? format
        if format == .jsonl { return extractJSON(record) }
        let bytes = format == .text ? PlainText.breakingPages(record.bytes) : record.bytes
        let text: DecodedText
        do {
            text = try TextDecoding.decode(bytes, declaredEncodings(record, format))
        } catch {
            return rejected(record, .encodingUnknown, error.reason)
        }
        guard isPlausible(record.bytes, text, format) else {
            return rejected(record, .formatMismatch, "no markup in the file, or bytes that are no text")
        }
        if format == .mediawiki { return wikiPage(record, text) }
        do {
            guard let extracted = try read(text.bytes, format) else {
                return rejected(record, .formatMismatch, "the document is not \(format.rawValue)")
            }
            return .document(document(record, text, extracted))
        } catch {
            return rejected(record, error.code.rejectionReason, error.description)
        }
    }

    // Only bytes that are not in UTF-8 raise the question.
    private func declaredEncodings(_ record: SourceRecord, _ format: SourceFormat) -> DeclaredEncodings {
        DeclaredEncodings(
            transport: record.transportEncoding,
            document: record.declaredEncoding ?? ownEncoding(record.bytes, format),
            start: record.bytes
        )
    }

    private func ownEncoding(_ bytes: [UInt8], _ format: SourceFormat) -> String? {
        switch format {
        case .html, .hocr: EncodingDeclaration.inHTML(bytes)
        case .alto, .mets, .page, .abbyy, .tei, .jats, .akomaNtoso, .formex, .eurlex, .mediawiki, .xml:
            EncodingDeclaration.inXML(bytes)
        case .text, .jsonl, .auto, .warc: nil
        }
    }

    private func wikiPage(_ record: SourceRecord, _ text: DecodedText) -> ReadingOutcome {
        do {
            let site = record.site ?? WikiSite()
            let page = try MediaWikiReader.read(text.bytes, site: site, maximumDepth: limits.maximumDepth)
            switch page {
            case .article(let extracted): return .document(document(record, text, extracted))
            case .rejected(let reason, let detail): return rejected(record, reason, detail)
            case nil: return rejected(record, .formatMismatch, "the record is no page")
            }
        } catch {
            return rejected(record, error.code.rejectionReason, error.description)
        }
    }

    private func extractJSON(_ record: SourceRecord) -> ReadingOutcome {
        do {
            let (extracted, replacedCount) = try JSONLineReader.read(record.bytes, fields)
            let text = DecodedText(bytes: [], encoding: .utf8, replacedCount: replacedCount)
            return .document(document(record, text, extracted))
        } catch {
            return rejected(record, error.reason, error.detail)
        }
    }

    private func read(_ text: [UInt8], _ format: SourceFormat) throws(MarkupError) -> ExtractedText? {
        switch format {
        case .html: return try HTMLReader.read(text, limits: limits)
        case .hocr:
            guard let dialect = ocrDialects[format] else { return nil }
            return try HOCRReader.read(text, dialect, maximumDepth: limits.maximumDepth)
        case .alto, .mets, .page, .abbyy:
            guard let dialect = ocrDialects[format] else { return nil }
            return try OCRReader.read(text, dialect, maximumDepth: limits.maximumDepth)
        case .mediawiki: return nil
        case .tei, .jats, .akomaNtoso, .formex, .eurlex, .xml:
            guard let dialect = dialects[format] else { return nil }
            return try DialectReader.read(text, dialect, maximumDepth: limits.maximumDepth)
        case .text: return ExtractedText(text: PlainText.read(text))
        case .jsonl, .auto, .warc: return nil
        }
    }

    // The XML formats look at their root element; in HTML anything goes, so that a picture under a wrong name would become
    // a document of noise.
    private func isPlausible(_ bytes: [UInt8], _ text: DecodedText, _ format: SourceFormat) -> Bool {
        guard format == .html || format == .hocr || format == .text else { return true }
        if text.encoding != .utf16BigEndian, text.encoding != .utf16LittleEndian {
            // A few are damage, many another kind of file; where decoding took nothing away, there are none.
            let isWhole = text.encoding == .utf8 && text.replacedCount == 0 && text.bytes.count == bytes.count
            let hasZero = !(isWhole && format != .text) && bytes.span.firstIndex(of: 0, from: 0) != nil
            if hasZero, bytes.count(where: { $0 == 0 }) > 8 + bytes.count / 1000 { return false }
        }
        if format == .text { return !text.bytes.isEmpty }
        var scanner = XMLTagScanner()
        var index = 0
        return scanner.nextTag(in: text.bytes, at: &index, base: 0) != nil
    }

    private func document(_ record: SourceRecord, _ text: DecodedText, _ extracted: ExtractedText) -> ExtractedDocument
    {
        // Markup can name characters that no text has: references to surrogates or to noncharacters.
        let repaired = extracted.text.repairingUTF8()
        var document = ExtractedDocument(
            place: record.place,
            text: repaired.bytes,
            encoding: text.encoding.rawValue
        )
        document.title = extracted.title
        document.author = extracted.author
        document.date = extracted.date
        document.address = extracted.address
        document.site = extracted.site
        document.declaredLanguage = extracted.language
        document.format = record.format
        document.fetched = record.fetched
        document.identifiers = record.identifiers + extracted.identifiers.filter { !record.identifiers.contains($0) }
        document.rights = extracted.rights + record.inheritedRights.filter { !extracted.rights.contains($0) }
        document.replacedByteSequenceCount = text.replacedCount + repaired.replacedCount
        document.engineConfidencePPM = extracted.engineConfidencePPM
        document.engine = extracted.engine
        document.furniture = extracted.furniture
        document.unknownEntityCount = extracted.unknownEntityCount
        return document
    }

    private func rejected(
        _ record: SourceRecord,
        _ reason: ReadingRejection.Reason,
        _ detail: String
    ) -> ReadingOutcome {
        .rejected(ReadingRejection(place: record.place, reason: reason, detail: detail))
    }
}

extension MarkupError.Code {
    /// The reason for which a record with such markup is rejected.
    var rejectionReason: ReadingRejection.Reason {
        switch self {
        case .notWellFormed, .tooManyAttributes, .outOfMemory: .markupBroken
        case .truncated: .recordTruncated
        case .nestingTooDeep: .nestingTooDeep
        }
    }
}
