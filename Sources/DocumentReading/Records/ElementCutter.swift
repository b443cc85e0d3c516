// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel
internal import MarkupParsing

/// Cuts XML into its record elements, at the level of bytes, holding no more than one record.
///
/// If the root is a record element, the whole file is one record. Else each outermost record element is one, whatever
/// lies around it; elements with that name within it belong to it. Where an end tag is missing, so that a record never
/// ends, the records that began within it are taken for its successors, and what lies before them is rejected.
struct ElementCutter {
    private enum Phase {
        case prolog, whole, between, inside, header, done
    }

    private let names: RecordNames
    private let maximumByteCount: Int
    private var phase = Phase.prolog
    private var scanner = XMLTagScanner()
    private var declaredEncoding: String?
    // The bytes kept from earlier chunks: the prolog, the record that is open, or a tag that is not finished.
    private var kept = KeptBytes()
    private var offset = 0
    private var recordStart = 0
    private var nesting = RecordNesting(start: 0)
    private var recordCount = 0
    private var isTooLarge = false
    private var headers = HeaderScopes()

    /// A cutter for the records that have these names.
    init(names: RecordNames, maximumByteCount: Int) {
        self.names = names
        self.maximumByteCount = maximumByteCount
    }

    /// Whether more bytes would change nothing.
    var isDone: Bool { phase == .done }

    /// Takes the next chunk and appends what is complete.
    mutating func feed(_ chunk: [UInt8], into output: inout [CutRecord]) {
        var index = 0
        while phase != .whole, phase != .done {
            // The first tag counts whatever its name.
            let wanted = phase == .prolog ? nil : names
            guard let tag = scanner.nextTag(in: chunk, at: &index, base: offset, of: wanted) else { break }
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
                .record(SourceRecord(place: place(from: 0, to: offset, locator: ""), bytes: kept.bytes))
            )
        case .prolog, .whole:
            reject(cause ?? .formatMismatch, cause == nil ? "no element in the file" : detail, from: 0, into: &output)
        case .between:
            if let cause { return reject(cause, detail, from: offset, into: &output) }
            guard recordCount == 0 else { return }
            reject(.formatMismatch, "no \(names.locator) element in the file", from: 0, into: &output)
        case .inside:
            let words = cause == nil ? "the file ends before the record does" : detail
            resolve(upTo: offset, [], cause ?? .recordTruncated, words, into: &output)
        case .header:
            let words = cause == nil ? "the file ends before its header does" : detail
            reject(cause ?? .recordTruncated, words, from: recordStart, locator: "header", into: &output)
        }
    }

    private mutating func take(_ tag: XMLTagScanner.Tag, in chunk: [UInt8], into output: inout [CutRecord]) {
        let kind = names.kind(of: scanner.localName.span)
        if kind != nil { while isOverflowing(at: tag.end) { overflow(chunk, into: &output) } }
        switch phase {
        case .prolog:
            if kind == .record {
                phase = .whole
                return
            }
            declaredEncoding = EncodingDeclaration.inXML(kept.bytes + chunk.prefix(256))
            phase = .between
            startKeeping()
            if kind == .container { headers.open() }
        case .between: takeBetween(tag, kind, in: chunk, into: &output)
        case .inside where kind == .record: takeRecordTag(tag, in: chunk, into: &output)
        case .inside where kind == .container && tag.isEnd:
            // Records lie within containers: this one has lost its end.
            resolve(upTo: tag.start, chunk, .recordTruncated, "its end tag is missing", into: &output)
            startKeeping()
            phase = .between
            headers.close()
        case .header where kind == .header && !tag.isEmpty:
            nesting.take(isEnd: tag.isEnd, from: tag.start, to: tag.end)
            if nesting.isClosed { endHeader(at: tag.end, chunk, into: &output) }
        default: break
        }
    }

    private mutating func takeBetween(
        _ tag: XMLTagScanner.Tag,
        _ kind: RecordNames.Kind?,
        in chunk: [UInt8],
        into output: inout [CutRecord]
    ) {
        if tag.isEnd {
            if kind == .container { headers.close() }
            return startKeeping()
        }
        switch kind {
        case .record: begin(.inside, tag)
        case .header where headers.isWithinContainer: begin(.header, tag)
        case .container where !tag.isEmpty:
            headers.open()
            return startKeeping()
        default: return startKeeping()
        }
        guard tag.isEmpty else { return }
        if phase == .inside { return emit(from: recordStart, to: tag.end, chunk, into: &output) }
        phase = .between
    }

    private mutating func begin(_ newPhase: Phase, _ tag: XMLTagScanner.Tag) {
        // Where the tag began in an earlier chunk, `kept` begins with it, or it was too large to keep.
        if tag.start >= offset { startKeeping() }
        recordStart = tag.start
        nesting = RecordNesting(start: tag.start)
        phase = newPhase
    }

    private mutating func takeRecordTag(
        _ tag: XMLTagScanner.Tag,
        in chunk: [UInt8],
        into output: inout [CutRecord]
    ) {
        guard !tag.isEmpty else { return }
        if isTooLarge, !tag.isEnd {
            // What is too large is given up for the record that begins here.
            recordCount += 1
            output.append(.rejected(tooLarge(place(from: recordStart, to: tag.start, locator: locator))))
            startKeeping()
            return begin(.inside, tag)
        }
        nesting.take(isEnd: tag.isEnd, from: tag.start, to: tag.end)
        if nesting.isClosed { emit(from: recordStart, to: tag.end, chunk, into: &output) }
    }

    private var locator: String { "\(names.locator)[\(recordCount)]" }

    private mutating func emit(from start: Int, to end: Int, _ chunk: [UInt8], into output: inout [CutRecord]) {
        recordCount += 1
        let place = place(from: start, to: end, locator: locator)
        if isTooLarge || end - start > maximumByteCount {
            output.append(.rejected(tooLarge(place)))
        } else {
            var record = SourceRecord(
                place: place,
                bytes: kept.takeStretch(from: start, to: end, chunk, at: offset),
                declaredEncoding: declaredEncoding
            )
            record.inheritedRights = headers.rights
            output.append(.record(record))
        }
        kept.release()
        isTooLarge = false
        phase = .between
    }

    private mutating func endHeader(at end: Int, _ chunk: [UInt8], into output: inout [CutRecord]) {
        phase = .between
        defer { startKeeping() }
        let place = place(from: recordStart, to: end, locator: "header")
        if isTooLarge || end - recordStart > maximumByteCount { return output.append(.rejected(tooLarge(place))) }
        let header = kept.stretch(from: recordStart, to: end, chunk, at: offset)
        do {
            headers.add(try names.rights(inHeader: header, declaredEncoding))
        } catch {
            output.append(.rejected(ReadingRejection(place: place, reason: .markupBroken, detail: error.description)))
        }
    }

    // The record that is open will never end: what began within it are records of their own.
    private mutating func resolve(
        upTo end: Int,
        _ chunk: [UInt8],
        _ reason: ReadingRejection.Reason,
        _ detail: String,
        into output: inout [CutRecord]
    ) {
        let pieces = nesting.pieces(upTo: end)
        let first = recordStart
        let all = isTooLarge ? [] : kept.stretch(from: first, to: end, chunk, at: offset)
        for piece in pieces {
            recordCount += 1
            let place = place(from: piece.range.lowerBound, to: piece.range.upperBound, locator: locator)
            guard piece.isWhole, !isTooLarge else {
                let why = isTooLarge ? .recordTooLarge : reason
                output.append(.rejected(ReadingRejection(place: place, reason: why, detail: detail)))
                continue
            }
            let bytes = Array(all[(piece.range.lowerBound - first)..<(piece.range.upperBound - first)])
            var record = SourceRecord(place: place, bytes: bytes, declaredEncoding: declaredEncoding)
            record.inheritedRights = headers.rights
            output.append(.record(record))
        }
    }

    // Keeps what the next chunk's records may need of this one, and lets go of what is too large.
    private mutating func keep(_ chunk: [UInt8], into output: inout [CutRecord]) {
        let end = offset + chunk.count
        while isOverflowing(at: end) { overflow(chunk, into: &output) }
        let wanted: Int
        switch phase {
        case .prolog, .whole: wanted = 0
        case .inside, .header: wanted = recordStart
        case .between:
            wanted = scanner.openMarkupStart ?? end
            if wanted >= offset { startKeeping() }
        case .done: return
        }
        let start = max(0, wanted - offset)
        guard !isTooLarge else { return }
        if kept.bytes.count + chunk.count - start <= maximumByteCount {
            kept.append(chunk[start...])
            return
        }
        kept.release()
        if phase == .between || phase == .header {
            isTooLarge = true
        } else {
            phase = .done
            output.append(.rejected(tooLarge(place(from: 0, to: end, locator: ""))))
        }
    }

    private func isOverflowing(at end: Int) -> Bool {
        phase == .inside && !isTooLarge && end > recordStart + maximumByteCount
    }

    // A record has passed the limit: by itself, or because its end is missing. Then the records within it need not be lost.
    // What is done depends on the tags before the limit alone, so that it is the same for any chunks.
    private mutating func overflow(_ chunk: [UInt8], into output: inout [CutRecord]) {
        guard nesting.hasInner else {
            kept.release()
            isTooLarge = true
            return
        }
        let limit = recordStart + maximumByteCount
        let open = nesting.innermostOpen
        let isOpen = open > recordStart
        let words = "more than \(maximumByteCount) bytes in one record, or its end tag is missing"
        resolve(upTo: isOpen ? open : limit, chunk, .recordTooLarge, words, into: &output)
        guard isOpen else {
            startKeeping()
            phase = .between
            return
        }
        kept.dropFirst(open - recordStart)
        nesting = RecordNesting(start: open)
        recordStart = open
    }

    private mutating func startKeeping() {
        kept.clear()
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
