// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel

/// Cuts XML into its record elements, at the level of bytes, holding no more than one record.
///
/// If the root is a record element, the whole file is one record. Else each outermost record element is one, whatever
/// lies around it; elements with that name within it belong to it.
struct ElementCutter {
    private enum Phase {
        case prolog, whole, between, inside, done
    }

    private let names: [[UInt8]]
    private let locatorName: String
    private let maximumByteCount: Int
    private var phase = Phase.prolog
    private var scanner = XMLTagScanner()
    private var declaredEncoding: String?
    // The bytes kept from earlier chunks: the prolog, the record that is open, or a tag that is not finished.
    private var kept: [UInt8] = []
    private var offset = 0
    private var recordStart = 0
    private var nesting = 0
    private var recordCount = 0
    private var isTooLarge = false

    /// A cutter for elements with one of these local names, the first of which stands in locators.
    init(recordElements: [String], maximumByteCount: Int) {
        names = recordElements.map { Array($0.utf8) }
        locatorName = recordElements.first ?? ""
        self.maximumByteCount = maximumByteCount
    }

    /// Whether more bytes would change nothing.
    var isDone: Bool { phase == .done }

    /// Takes the next chunk and appends what is complete.
    mutating func feed(_ chunk: [UInt8], into output: inout [CutRecord]) {
        var index = 0
        while phase != .whole, phase != .done, let tag = scanner.nextTag(in: chunk, at: &index, base: offset) {
            take(tag, in: chunk, into: &output)
        }
        keep(chunk, into: &output)
        offset += chunk.count
    }

    /// Says that there are no more bytes, or that they cannot be read for a `cause`.
    mutating func finish(_ cause: ReadingRejection.Reason?, _ detail: String, into output: inout [CutRecord]) {
        defer { phase = .done }
        switch phase {
        case .done: return
        case .whole where cause == nil:
            output.append(
                .record(SourceRecord(place: place(from: 0, to: offset, locator: ""), bytes: kept))
            )
        case .prolog, .whole:
            reject(cause ?? .formatMismatch, cause == nil ? "no element in the file" : detail, from: 0, into: &output)
        case .between:
            if let cause { return reject(cause, detail, from: offset, into: &output) }
            guard recordCount == 0 else { return }
            reject(.formatMismatch, "no \(locatorName) element in the file", from: 0, into: &output)
        case .inside:
            recordCount += 1
            let locator = "\(locatorName)[\(recordCount)]"
            let words = cause == nil ? "the file ends before \(locator) does" : detail
            reject(cause ?? .recordTruncated, words, from: recordStart, locator: locator, into: &output)
        }
    }

    private mutating func take(_ tag: XMLTagScanner.Tag, in chunk: [UInt8], into output: inout [CutRecord]) {
        let isRecord = names.contains(scanner.localName)
        switch phase {
        case .prolog:
            if isRecord {
                phase = .whole
            } else {
                declaredEncoding = EncodingDeclaration.inXML(kept + chunk.prefix(256))
                phase = .between
                kept.removeAll()
            }
        case .between where isRecord && !tag.isEnd:
            // Where the tag began in an earlier chunk, `kept` begins with it, or it was too large to keep.
            if tag.start >= offset { startKeeping() }
            recordStart = tag.start
            nesting = tag.isEmpty ? 0 : 1
            phase = .inside
            if tag.isEmpty { emit(upTo: tag.end, of: chunk, into: &output) }
        case .between: startKeeping()
        case .inside where isRecord && !tag.isEmpty:
            nesting += tag.isEnd ? -1 : 1
            if nesting == 0 { emit(upTo: tag.end, of: chunk, into: &output) }
        default: break
        }
    }

    private mutating func emit(upTo end: Int, of chunk: [UInt8], into output: inout [CutRecord]) {
        recordCount += 1
        let place = place(from: recordStart, to: end, locator: "\(locatorName)[\(recordCount)]")
        if isTooLarge || end - recordStart > maximumByteCount {
            output.append(.rejected(tooLarge(place)))
        } else {
            let first = max(0, recordStart - offset)
            let bytes = kept + chunk[first..<(end - offset)]
            output.append(.record(SourceRecord(place: place, bytes: bytes, declaredEncoding: declaredEncoding)))
        }
        kept = []
        isTooLarge = false
        phase = .between
    }

    // Keeps what the next chunk's records may need of this one, and lets go of what is too large.
    private mutating func keep(_ chunk: [UInt8], into output: inout [CutRecord]) {
        let wanted: Int
        switch phase {
        case .prolog, .whole: wanted = 0
        case .inside: wanted = recordStart
        case .between:
            wanted = scanner.openMarkupStart ?? offset + chunk.count
            if wanted >= offset { startKeeping() }
        case .done: return
        }
        let start = max(0, wanted - offset)
        guard !isTooLarge else { return }
        if kept.count + chunk.count - start <= maximumByteCount {
            kept += chunk[start...]
            return
        }
        kept = []
        if phase == .inside || phase == .between {
            isTooLarge = true
        } else {
            phase = .done
            output.append(.rejected(tooLarge(place(from: 0, to: offset + chunk.count, locator: ""))))
        }
    }

    private mutating func startKeeping() {
        kept.removeAll(keepingCapacity: true)
        isTooLarge = false
    }

    private func tooLarge(_ place: RecordPlace) -> ReadingRejection {
        ReadingRejection(
            place: place,
            reason: .recordTooLarge,
            detail: "more than \(maximumByteCount) bytes in one record"
        )
    }

    private func reject(
        _ reason: ReadingRejection.Reason,
        _ detail: String,
        from start: Int,
        locator: String = "",
        into output: inout [CutRecord]
    ) {
        let place = place(from: start, to: offset, locator: locator)
        output.append(.rejected(ReadingRejection(place: place, reason: reason, detail: detail)))
    }

    private func place(from start: Int, to end: Int, locator: String) -> RecordPlace {
        RecordPlace(locator: locator, byteOffset: start, byteCount: end - start)
    }
}
