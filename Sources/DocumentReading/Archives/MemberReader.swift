// SPDX-License-Identifier: EUPL-1.2

internal import Compression
internal import CorpusModel

/// What an archive says of a member, beside its bytes.
struct MemberFacts {
    /// How the member is named in its file; empty for the file itself.
    var locator = ""
    /// Where its bytes begin in the file.
    var byteOffset = 0
    /// Whether its bytes stand in the file as they are read, so that records within it have places of their own.
    var hasPlaces = true
    /// The encoding that a transport named.
    var transportEncoding: String?
    /// Public identifiers that the archive gives.
    var identifiers: [String] = []
    /// What a transport said about rights.
    var rights: [RightsEvidence] = []
    /// When it was fetched, as the archive says.
    var fetched: String?
}

/// Reads one member of an archive, or a file that is none: decompresses it, tells its format if that is to be guessed, and
/// cuts it into records.
struct MemberReader {
    private let facts: MemberFacts
    private let plan: ReadingPlan
    // The first bytes, until there are enough to tell whether they are compressed.
    private var start: [UInt8] = []
    private var decompressor: Decompressor?
    private var isCompressed = false
    private var compressedByteCount = 0
    private var decompressedByteCount = 0
    // The first decompressed bytes, until there are enough to tell their format.
    private var head: [UInt8] = []
    private var cutter: RecordCutter?
    private var guessedFormat: SourceFormat?
    /// Whether more bytes would change nothing.
    private(set) var isDone = false
    private static let pieceByteCount = 256 << 10

    init(_ facts: MemberFacts, plan: ReadingPlan) {
        self.facts = facts
        self.plan = plan
    }

    // The file itself has been decompressed on the way here.
    private var isFile: Bool { facts.locator.isEmpty }

    /// Takes the next bytes of the member and appends what is complete.
    mutating func feed(_ chunk: [UInt8], into output: inout [CutRecord]) {
        guard !isDone else { return }
        if decompressor != nil { return decompress(chunk, into: &output) }
        start = start.isEmpty ? chunk : start + chunk
        if isFile || start.count >= CompressionFormat.signatureByteCount { begin(into: &output) }
    }

    /// Says that there are no more bytes, or that they cannot be read for a `cause`.
    mutating func finish(_ cause: ReadingFailure?, into output: inout [CutRecord]) {
        if decompressor == nil { begin(into: &output) }
        guard !isDone else { return }
        var cause = cause
        if cause == nil {
            do { try decompressor?.finish() } catch { cause = ReadingFailure(error) }
        }
        stop(cause, into: &output)
    }

    private mutating func begin(into output: inout [CutRecord]) {
        let compression = isFile ? .none : CompressionFormat.detect(start)
        isCompressed = compression != .none
        do {
            decompressor = try Decompressor(compression)
            decompress(start, into: &output)
        } catch { stop(ReadingFailure(error), into: &output) }
        start = []
    }

    private mutating func decompress(_ chunk: [UInt8], into output: inout [CutRecord]) {
        guard let decompressor else { return }
        compressedByteCount += chunk.count
        decompressor.feed(chunk)
        do {
            while !isDone {
                let piece = try decompressor.read(maximumByteCount: MemberReader.pieceByteCount)
                if piece.isEmpty { break }
                decompressedByteCount += piece.count
                if plan.limits.isExpandingTooFar(from: compressedByteCount, to: decompressedByteCount) {
                    return stop(.expandsTooFar(plan.limits), into: &output)
                }
                cut(piece, into: &output)
            }
        } catch { stop(ReadingFailure(error), into: &output) }
    }

    private mutating func cut(_ piece: [UInt8], into output: inout [CutRecord]) {
        if cutter == nil {
            head = head.isEmpty ? piece : head + piece
            guard head.count >= FormatDetection.scannedByteCount else { return }
            if let failure = openCutter() { return stop(failure, into: &output) }
        } else {
            cutter?.feed(piece)
        }
        collect(into: &output)
        if cutter?.isDone == true { isDone = true }
    }

    // Decides what the bytes are; the reason why they are not read, if so.
    private mutating func openCutter() -> ReadingFailure? {
        defer { head = [] }
        if !isFile, CompressionFormat.detect(head) != .none || ArchiveKind.detect(head) != nil {
            return ReadingFailure(.memberNotRead, "an archive in a member of an archive; unpack it first")
        }
        if plan.format.isGuessed {
            guessedFormat = FormatDetection.format(ofStart: head)
            guard guessedFormat != nil else {
                return ReadingFailure(.formatMismatch, UnreadContent.reason(head))
            }
        } else if let name = UnreadContent.name(of: head) {
            return ReadingFailure(.formatMismatch, "\(name), which is not read")
        }
        if guessedFormat == .mets {
            return ReadingFailure(.memberNotRead, "a METS file, which names others; name the format “mets” to read it")
        }
        cutter = RecordCutter(format: guessedFormat ?? plan.format, limits: plan.limits, dialect: plan.dialect)
        cutter?.feed(head)
        return nil
    }

    private mutating func stop(_ cause: ReadingFailure?, into output: inout [CutRecord]) {
        isDone = true
        var cause = cause
        if cutter == nil, cause == nil || !head.isEmpty {
            let failure = openCutter()
            cause = cause ?? failure
        }
        if cutter == nil, let cause {
            let place = RecordPlace(locator: "", byteOffset: 0, byteCount: decompressedByteCount)
            let rejection = ReadingRejection(place: place, reason: cause.reason, detail: cause.detail)
            output.append(placed(.rejected(rejection)))
        }
        if let cause { cutter?.finish(rejecting: cause.reason, detail: cause.detail) } else { cutter?.finish() }
        collect(into: &output)
    }

    private mutating func collect(into output: inout [CutRecord]) {
        while let record = cutter?.next() { output.append(placed(record)) }
    }

    private func placed(_ record: CutRecord) -> CutRecord {
        switch record {
        case .record(var record):
            record.place = placed(record.place)
            record.format = guessedFormat
            record.transportEncoding = facts.transportEncoding
            record.identifiers = facts.identifiers
            record.inheritedRights += facts.rights
            record.fetched = facts.fetched
            return .record(record)
        case .rejected(var rejection):
            rejection.place = placed(rejection.place)
            return .rejected(rejection)
        }
    }

    private func placed(_ place: RecordPlace) -> RecordPlace {
        var place = place
        place.byteOffset = facts.byteOffset + (facts.hasPlaces && !isCompressed ? place.byteOffset : 0)
        if !isFile {
            place.locator = place.locator.isEmpty ? facts.locator : "\(facts.locator)#\(place.locator)"
        }
        return place
    }
}
