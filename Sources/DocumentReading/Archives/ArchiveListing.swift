// SPDX-License-Identifier: EUPL-1.2

internal import Compression
public import CorpusModel
public import FileStorage

/// What stands in a WARC file, record by record, of whatever type.
///
/// Not thread-safe. With a gzip member for each record, only headers are decompressed, unless all is to be checked.
public final class ArchiveListing {
    /// A record, or a place where there should be one.
    public enum Item: Sendable, Hashable {
        /// The next record.
        case entry(ArchiveEntry)
        /// What is broken.
        case broken(ReadingRejection)
    }

    private let source: ByteSource
    private let plan: ReadingPlan
    private var scan: MemberScan?
    private var reader: WARCReader?
    private var isFinished = false
    private var broken: [CutRecord] = []

    /// Opens a file; `nil` if it is not WARC.
    ///
    /// With `checks`, everything is decompressed and compared with its checksum, so that damage is found.
    public convenience init?(path: String, checks: Bool, limits: ReadingLimits = ReadingLimits()) throws(FileError) {
        self.init(ByteSource(try InputFile(path)), checks, limits)
    }

    /// The listing of a file in memory.
    public convenience init?(bytes: [UInt8], checks: Bool, limits: ReadingLimits = ReadingLimits()) {
        self.init(ByteSource(bytes), checks, limits)
    }

    private init?(_ source: ByteSource, _ checks: Bool, _ limits: ReadingLimits) {
        self.source = source
        plan = ReadingPlan(format: .warc, limits: limits)
        guard let window = try? InputWindow(source, limits: limits, chunkByteCount: plan.chunkByteCount) else {
            return nil
        }
        // What is broken is found again when it is read.
        _ = try? window.fill(ArchiveKind.signatureByteCount)
        guard WARCHeader.isVersionLine(window.bytes[...]) else { return nil }
        reader = WARCReader(window, plan: plan, isListing: true)
        if window.compression == .gzip, !checks { scan = try? MemberScan(source) }
    }

    /// The next record; `nil` at the end.
    public func next() -> Item? {
        if let entry = try? scan?.next() { return .entry(entry) }
        endScan()
        while broken.isEmpty, !isFinished {
            isFinished = reader?.advance(into: &broken) != true
            if let entry = reader?.entry { return .entry(entry) }
        }
        guard case .rejected(let rejection)? = broken.popLast() else { return nil }
        return .broken(rejection)
    }

    // What is left is read in order.
    private func endScan() {
        guard let scan else { return }
        self.scan = nil
        isFinished = scan.isAtEnd
        guard scan.offset > 0, !isFinished else { return }
        let window = try? InputWindow(
            source,
            limits: plan.limits,
            chunkByteCount: plan.chunkByteCount,
            from: scan.offset,
            compression: .gzip
        )
        reader = window.map { WARCReader($0, plan: plan, isListing: true) }
    }
}
