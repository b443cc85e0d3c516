// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Compression
internal import CorpusModel

/// Reads the documents of a WARC file, record by record.
///
/// A record is named by where it begins: `@` and the offset on disk of its gzip member, with `+` and the offset within
/// that where the member holds others before it; in a file that is not gzip, its offset in the decompressed file. A broken
/// record is one rejection; reading goes on at the next place where a record surely begins.
struct WARCReader: ArchiveReader {
    private let window: InputWindow
    private let plan: ReadingPlan
    private let isOnDisk: Bool
    private let isListing: Bool
    /// The record that the last step came upon, if records are listed and not read.
    private(set) var entry: ArchiveEntry?
    /// Records that begin on disk at this place or after it are left to others.
    private let end: Int?
    /// The first record that was left to others; `nil` if the file ended.
    private(set) var next: RecordPosition?
    // What a part gave until now; a member made for it can hold any number of records.
    private var byteCount = 0
    private static let largestPartByteCount = 128 << 20
    private var types: [String: MediaType] = [:]
    // A byte that follows the header may be needed to tell that it ended.
    private static let trailerByteCount = 4
    private static let listedByteCount = 64 << 10

    init(_ window: InputWindow, plan: ReadingPlan, end: Int? = nil, isListing: Bool = false) {
        self.window = window
        self.plan = plan
        self.end = end
        self.isListing = isListing
        isOnDisk = window.compression == .none
    }

    mutating func advance(into output: inout [CutRecord]) -> Bool {
        var start = window.position
        var offset = window.offset
        var isWithin = false
        entry = nil
        do throws(ReadingFailure) {
            while try window.fill(1), window.bytes[window.index] == 0x0D || window.bytes[window.index] == 0x0A {
                window.advance(by: 1)
            }
            guard try window.fill(1) else { return false }
            start = window.position
            isWithin = true
            offset = window.offset
            if let end, start.disk >= end || byteCount >= WARCReader.largestPartByteCount {
                next = start
                return false
            }
            try read(at: start, into: &output)
            byteCount += window.offset - offset
            return true
        } catch {
            // Between records it is the next member that is broken.
            if !isWithin, let broken = window.failedDiskOffset { start = RecordPosition(disk: broken) }
            // What could not be read at all must not be found again.
            if isWithin, window.offset == offset, window.availableByteCount > 0 { window.advance(by: 1) }
            output.append(rejection(start, error))
            return recover(error)
        }
    }

    private mutating func read(at start: RecordPosition, into output: inout [CutRecord]) throws(ReadingFailure) {
        guard try window.fill(7), WARCHeader.isVersionLine(window.bytes[window.index...]) else {
            throw ReadingFailure(.archiveBroken, "no record begins here")
        }
        let headerEnd = try headerEnd()
        let header = WARCHeader(window.bytes[window.index..<headerEnd])
        guard let count = header.contentByteCount else {
            window.advance(by: 1)
            throw ReadingFailure(.archiveBroken, "the record's Content-Length is missing or no number")
        }
        window.advance(by: headerEnd - window.index)
        if isOnDisk, try !window.reaches(count) {
            throw ReadingFailure(.archiveBroken, "the record's Content-Length reaches beyond the file")
        }
        if isListing { return try list(header, count, at: start) }
        guard header.kind == .response || header.kind == .content, count <= maximumContentByteCount else {
            try skip(count)
            if header.kind == .unknown {
                output.append(rejection(start, ReadingFailure(.memberNotRead, "a type of record that is not read")))
            } else if header.kind != .other {
                output.append(rejection(start, tooLarge))
            }
            return
        }
        let isWhole = try window.fill(count)
        try checkEnd(after: count)
        guard isWhole else { throw ReadingFailure(.recordTruncated, "the file ends in the record") }
        try window.confirm(count + WARCReader.trailerByteCount)
        let end = window.index + count
        if let failure = emit(header, to: end, at: start, into: &output) {
            output.append(rejection(start, failure))
        }
        window.advance(by: count)
    }

    private mutating func list(
        _ header: WARCHeader,
        _ count: Int,
        at start: RecordPosition
    ) throws(ReadingFailure) {
        _ = try window.fill(min(count, plan.limits.maximumHeaderByteCount, WARCReader.listedByteCount))
        let entry = ArchiveEntry(header, at: start, window.bytes, from: window.index)
        try skip(count)
        try window.confirm(WARCReader.trailerByteCount)
        self.entry = entry
    }

    // The header of an answer and its transfer encoding come on top of the document.
    private var maximumContentByteCount: Int {
        plan.limits.maximumDocumentByteCount + plan.limits.maximumHeaderByteCount
    }

    private var tooLarge: ReadingFailure {
        ReadingFailure(.recordTooLarge, "more than \(plan.limits.maximumDocumentByteCount) bytes in one record")
    }

    private func headerEnd() throws(ReadingFailure) -> Int {
        while true {
            if let end = HeaderFields.end(in: window.bytes, from: window.index) { return end }
            guard window.availableByteCount < plan.limits.maximumHeaderByteCount else {
                window.advance(by: 1)
                throw ReadingFailure(.archiveBroken, "the record's header does not end")
            }
            guard try window.fill(window.availableByteCount + 1) else {
                throw ReadingFailure(.recordTruncated, "the file ends in the record's header")
            }
        }
    }

    // Most records have the type of the one before.
    private mutating func mediaType(_ value: String?) -> MediaType {
        if let type = types[value ?? ""] { return type }
        if types.count > 100 { types = [:] }
        let type = MediaType(value)
        types[value ?? ""] = type
        return type
    }

    // Why there is no document in a record; `nil` if there is.
    private mutating func emit(
        _ header: WARCHeader,
        to end: Int,
        at start: RecordPosition,
        into output: inout [CutRecord]
    ) -> ReadingFailure? {
        var facts = MemberFacts(locator: start.locator, byteOffset: start.disk, hasPlaces: false)
        facts.identifiers =
            header.targetURI.map { ["url:\($0.utf8.count > 2000 ? String($0.prefix(2000)) : $0)"] } ?? []
        facts.fetched = header.fields.text("warc-date").map { String($0.prefix(40)) }
        var type = mediaType(header.fields.text("content-type"))
        do throws(ReadingFailure) {
            var body: [UInt8]
            if header.kind == .content || !type.name.contains("http") {
                guard type.format(wanted: plan.format) != nil else { return notRead(type) }
                body = Array(window.bytes[window.index..<end])
            } else {
                guard let answer = HTTPAnswer(window.bytes, from: window.index, to: end), let status = answer.status
                else {
                    return ReadingFailure(.archiveBroken, "the record holds no answer of a web server")
                }
                guard status == 200 else { return ReadingFailure(.httpStatus, "status \(status)") }
                type = mediaType(answer.fields.text("content-type"))
                guard type.format(wanted: plan.format) != nil else { return notRead(type) }
                facts.rights = answer.rights
                body = try answer.body(window.bytes, to: end, limits: plan.limits)
            }
            guard body.count <= plan.limits.maximumDocumentByteCount else { return tooLarge }
            facts.transportEncoding = type.charset
            read(body, facts, as: type.format(wanted: plan.format) ?? plan.format, into: &output)
            return nil
        } catch { return error }
    }

    private func read(_ body: [UInt8], _ facts: MemberFacts, as format: SourceFormat, into output: inout [CutRecord]) {
        var plan = plan
        plan.format = format
        var reader = MemberReader(facts, plan: plan)
        let first = output.count
        reader.feed(body, into: &output)
        reader.finish(nil, into: &output)
        guard self.plan.format.isGuessed, !format.isGuessed else { return }
        // Told by the media type instead of by the content.
        for index in first..<output.count {
            if case .record(var record) = output[index] {
                record.format = format
                output[index] = .record(record)
            }
        }
    }

    private func notRead(_ type: MediaType) -> ReadingFailure {
        ReadingFailure(.mediaTypeNotRead, "media type \(type.name.prefix(80))")
    }

    // Passes over content that is not kept.
    private func skip(_ count: Int) throws(ReadingFailure) {
        var rest = count
        while rest > 0 {
            guard try window.fill(1) else { throw ReadingFailure(.recordTruncated, "the file ends in the record") }
            if let distance = try window.distanceToRecord(within: rest, isInside: rest < count) {
                window.advance(by: distance)
                throw ReadingFailure(.archiveBroken, "the record's Content-Length is too large")
            }
            let step = min(rest, window.availableByteCount)
            window.advance(by: step)
            rest -= step
        }
        try checkEnd(after: 0)
    }

    // After its content a record has two line ends; some writers leave them out.
    private func checkEnd(after count: Int) throws(ReadingFailure) {
        if count > 0, try window.distanceToRecord(within: count, isInside: false) != nil {
            throw ReadingFailure(.archiveBroken, "the record's Content-Length is too large")
        }
        guard try window.fill(count + WARCReader.trailerByteCount) else { return }
        let end = window.index + count
        let trailer = window.bytes[end..<(end + WARCReader.trailerByteCount)]
        if trailer.elementsEqual([0x0D, 0x0A, 0x0D, 0x0A]) || window.isMember(at: count) { return }
        var distance = 0
        while distance < WARCReader.trailerByteCount, trailer[end + distance] == 0x0D || trailer[end + distance] == 0x0A
        {
            distance += 1
        }
        guard try !window.starts(with: "WARC/", at: count + distance) else { return }
        guard !window.isMember(at: count + distance) else { return }
        if distance > 0, try !window.fill(count + distance + 1) { return }
        throw ReadingFailure(.archiveBroken, "the record's Content-Length is wrong")
    }

    // Goes to the next place where a record surely begins; false if there is none.
    private func recover(_ failure: ReadingFailure) -> Bool {
        do throws(ReadingFailure) {
            switch failure.reason {
            case .expandsTooFar, .fileUnreadable: return false
            case .compressionBroken:
                guard let broken = window.failedDiskOffset else { return false }
                return try window.restartAtRecord(after: broken)
            default: return try window.advanceToRecord()
            }
        } catch {
            // What is passed over is lost already; that more of it is broken says nothing new.
            guard let broken = window.failedDiskOffset else { return false }
            return (try? window.restartAtRecord(after: broken)) ?? false
        }
    }

    private func rejection(_ start: RecordPosition, _ failure: ReadingFailure) -> CutRecord {
        let place = RecordPlace(locator: start.locator, byteOffset: start.disk, byteCount: 0)
        return .rejected(ReadingRejection(place: place, reason: failure.reason, detail: failure.detail))
    }
}
