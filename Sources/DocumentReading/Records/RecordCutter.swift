// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
public import CorpusModel

/// Cuts a file that arrives in chunks into records; where the chunks end makes no difference.
///
/// HTML, hOCR, ALTO, PAGE and text files are one record each; JSON lines are a record each. Memory is bounded by one
/// record and one chunk.
public struct RecordCutter: Sendable {
    private enum Way {
        // Which of the ways below is not known before the first four bytes are there.
        case undecided, whole, elements, lines
        // UTF-16 is collected, and cut when it has been made UTF-8.
        case wide
        // A dump of a wiki.
        case pages
    }

    private var way: Way
    private var whole: WholeFileCutter
    private var elements: ElementCutter
    private var lines: LineCutter
    private let emptyElements: ElementCutter
    private var pages: MediaWikiCutter
    private var start: [UInt8] = []
    private var output: [CutRecord] = []
    private var outputIndex = 0

    /// A cutter for a file in a format, by a dialect if it is not the one that is shipped for the format.
    public init(format: SourceFormat, limits: ReadingLimits = ReadingLimits(), dialect: XMLDialect? = nil) {
        let ocrRecords = OCRDialect.of(format)?.records ?? []
        way = format == .jsonl ? .lines : format.isXMLDialect || !ocrRecords.isEmpty ? .undecided : .whole
        lines = LineCutter(maximumByteCount: limits.maximumDocumentByteCount)
        if format == .mediawiki { way = .pages }
        pages = MediaWikiCutter(maximumByteCount: limits.maximumDocumentByteCount)
        whole = WholeFileCutter(maximumByteCount: limits.maximumDocumentByteCount)
        let names =
            way == .undecided
            ? RecordNames(CompiledDialect.of(format, dialect), or: ocrRecords, maximumDepth: limits.maximumDepth)
            : .none
        emptyElements = ElementCutter(names: names, maximumByteCount: limits.maximumDocumentByteCount)
        elements = emptyElements
    }

    /// Whether more bytes would change nothing.
    public var isDone: Bool {
        switch way {
        case .undecided: false
        case .whole, .wide: whole.isDone
        case .elements: elements.isDone
        case .pages: pages.isDone
        case .lines: false
        }
    }

    /// The next record that is complete; `nil` if more bytes are needed.
    public mutating func next() -> CutRecord? {
        guard outputIndex < output.count else {
            output.removeAll(keepingCapacity: true)
            outputIndex = 0
            return nil
        }
        outputIndex += 1
        return output[outputIndex - 1]
    }

    /// Takes the next chunk.
    public mutating func feed(_ chunk: [UInt8]) {
        switch way {
        case .undecided:
            start += chunk
            if start.count >= 4 { decide() }
        case .whole, .wide: whole.feed(chunk, into: &output)
        case .elements: elements.feed(chunk, into: &output)
        case .pages: pages.feed(chunk, into: &output)
        case .lines: lines.feed(chunk, into: &output)
        }
    }

    /// Says that there are no more bytes.
    public mutating func finish() {
        finish(nil, "")
    }

    /// Says that the bytes after those fed cannot be read: what is open is rejected for this reason.
    public mutating func finish(rejecting reason: ReadingRejection.Reason, detail: String) {
        finish(reason, detail)
    }

    private mutating func decide() {
        let encoding = TextDecoding.marked(start)?.encoding
        way = encoding == .utf16BigEndian || encoding == .utf16LittleEndian ? .wide : .elements
        feed(start)
        start = []
    }

    private mutating func finish(_ cause: ReadingRejection.Reason?, _ detail: String) {
        if way == .undecided { decide() }
        switch way {
        case .undecided, .whole: whole.finish(cause, detail, into: &output)
        case .elements: elements.finish(cause, detail, into: &output)
        case .pages: pages.finish(cause, detail, into: &output)
        case .lines: lines.finish(cause, detail, into: &output)
        case .wide:
            var files: [CutRecord] = []
            whole.finish(cause, detail, into: &files)
            for file in files { cutWide(file) }
        }
    }

    private mutating func cutWide(_ file: CutRecord) {
        guard case .record(let whole) = file, let mark = TextDecoding.marked(whole.bytes) else {
            return output.append(file)
        }
        let text = mark.encoding.decode(whole.bytes[mark.markByteCount...]).bytes
        var cutter = emptyElements
        var pieces: [CutRecord] = []
        cutter.feed(text, into: &pieces)
        cutter.finish(nil, "", into: &pieces)
        var offsets = WideOffsets(text: text, markByteCount: mark.markByteCount)
        for piece in pieces {
            switch piece {
            case .record(let record) where record.place.locator.isEmpty: output.append(.record(whole))
            case .record(var record):
                record.place = offsets.place(of: record.place)
                record.declaredEncoding = TextEncoding.utf8.rawValue
                output.append(.record(record))
            case .rejected(var rejection):
                rejection.place = offsets.place(of: rejection.place)
                output.append(.rejected(rejection))
            }
        }
    }
}

/// Finds the places in a file in UTF-16 of places in its text as UTF-8, which must be asked for in order.
private struct WideOffsets {
    let text: [UInt8]
    let markByteCount: Int
    private var index = 0
    private var unitCount = 0

    init(text: [UInt8], markByteCount: Int) {
        self.text = text
        self.markByteCount = markByteCount
    }

    mutating func place(of place: RecordPlace) -> RecordPlace {
        let start = offset(of: place.byteOffset)
        let end = offset(of: place.byteOffset + place.byteCount)
        return RecordPlace(locator: place.locator, byteOffset: start, byteCount: end - start)
    }

    private mutating func offset(of end: Int) -> Int {
        while index < min(end, text.count) {
            if !text[index].isUTF8Continuation { unitCount += text[index] >= 0xF0 ? 2 : 1 }
            index += 1
        }
        return markByteCount + 2 * unitCount
    }
}
