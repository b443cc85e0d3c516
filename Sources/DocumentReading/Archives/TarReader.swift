// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel

/// Reads the members of a tar archive in their order.
///
/// A header that is broken is one rejection, and reading goes on at the next block that is one.
struct TarReader: ArchiveReader {
    private let window: InputWindow
    private let plan: ReadingPlan
    private var names = MemberNames()
    private var longName: [UInt8]?
    private var attributes = PaxAttributes()
    private var global = PaxAttributes()
    // Whether the last block was no header, and the one before.
    private var isLost = false
    private var hasEnded = false
    private static let pieceByteCount = 256 << 10

    init(_ window: InputWindow, plan: ReadingPlan) {
        self.window = window
        self.plan = plan
    }

    mutating func advance(into output: inout [CutRecord]) -> Bool {
        let start = window.offset
        do throws(ReadingFailure) {
            guard !hasEnded, try window.fill(1) else { return false }
            guard try window.fill(TarHeader.byteCount) else {
                throw ReadingFailure(.archiveBroken, "the archive ends within a header")
            }
            let block = window.take(TarHeader.byteCount)
            // Zero blocks end an archive; another one may follow.
            if block.allSatisfy({ $0 == 0 }) { return true }
            guard TarHeader.isValid(block[...]) else {
                if !isLost { output.append(rejection("", start, .archiveBroken, "a header whose checksum is wrong")) }
                isLost = true
                return true
            }
            isLost = false
            return try read(TarHeader(block[...]), at: start, into: &output)
        } catch {
            output.append(rejection("", start, error.reason, error.detail))
            return false
        }
    }

    private mutating func read(
        _ header: TarHeader,
        at start: Int,
        into output: inout [CutRecord]
    ) throws(ReadingFailure) -> Bool {
        guard let size = header.size else {
            output.append(rejection("", start, .archiveBroken, "a header without a size"))
            isLost = true
            return true
        }
        switch header.kind {
        case UInt8(ascii: "L"): longName = try extra(size, at: start).map { Array($0.prefix { $0 != 0 }) }
        case UInt8(ascii: "K"): try skip(padded(size))
        case UInt8(ascii: "x"), UInt8(ascii: "g"):
            let bytes = try extra(size, at: start)
            var read = header.kind == UInt8(ascii: "g") ? global : PaxAttributes()
            guard read.read(bytes ?? []) else {
                output.append(rejection("", start, .archiveBroken, "a pax header that cannot be read"))
                return true
            }
            if header.kind == UInt8(ascii: "g") { global = read } else { attributes = read }
        default:
            try readMember(header, size, at: start, into: &output)
            longName = nil
            attributes = PaxAttributes()
        }
        return true
    }

    private mutating func readMember(
        _ header: TarHeader,
        _ headerSize: Int,
        at start: Int,
        into output: inout [CutRecord]
    ) throws(ReadingFailure) {
        let size = attributes.size ?? global.size ?? headerSize
        guard size >= 0, size < 1 << 60 else {
            isLost = true
            return output.append(rejection("", start, .archiveBroken, "a pax header with a size that is none"))
        }
        let name = attributes.path ?? longName ?? header.name
        var isMore = header.isExtended
        while isMore {
            guard try window.fill(TarHeader.byteCount) else { throw TarReader.ended }
            isMore = window.take(TarHeader.byteCount)[504] != 0
        }
        if header.kind == UInt8(ascii: "5") { return try skip(padded(size)) }
        let verdict = names.judge(name)
        switch verdict {
        case .hidden: try skip(padded(TarReader.hasContent(header.kind) ? size : 0))
        case .refuse(let locator, let why):
            output.append(rejection(locator, start, .memberNotRead, why))
            try skip(padded(TarReader.hasContent(header.kind) ? size : 0))
        case .read(let locator):
            if let why = TarReader.refusal(header.kind, isSparse: attributes.isSparse || global.isSparse) {
                output.append(rejection(locator, start, .memberNotRead, why))
                return try skip(padded(TarReader.hasContent(header.kind) ? size : 0))
            }
            try readContent(MemberFacts(locator: locator, byteOffset: window.offset), size, into: &output)
        }
    }

    private mutating func readContent(
        _ facts: MemberFacts,
        _ size: Int,
        into output: inout [CutRecord]
    ) throws(ReadingFailure) {
        var reader = MemberReader(facts, plan: plan)
        var rest = size
        do throws(ReadingFailure) {
            while rest > 0, !reader.isDone {
                let piece = try window.takePiece(upTo: min(rest, TarReader.pieceByteCount))
                guard !piece.isEmpty else { throw TarReader.ended }
                rest -= piece.count
                reader.feed(piece, into: &output)
            }
        } catch {
            reader.finish(error, into: &output)
            hasEnded = true
            return
        }
        reader.finish(nil, into: &output)
        try skip(rest + padded(size) - size)
    }

    // The content of a header of headers; `nil` if it is larger than any should be.
    private func extra(_ size: Int, at start: Int) throws(ReadingFailure) -> [UInt8]? {
        guard size <= plan.limits.maximumHeaderByteCount else {
            try skip(padded(size))
            return nil
        }
        guard try window.fill(size) else { throw TarReader.ended }
        let bytes = window.take(size)
        try skip(padded(size) - size)
        return bytes
    }

    private func skip(_ count: Int) throws(ReadingFailure) {
        // The padding of the last member may be missing.
        guard try window.skip(count) || count < TarHeader.byteCount else { throw TarReader.ended }
    }

    private func padded(_ size: Int) -> Int { (size + TarHeader.byteCount - 1) & ~(TarHeader.byteCount - 1) }

    private static let ended = ReadingFailure(.archiveBroken, "the archive ends within a member")

    private static func refusal(_ kind: UInt8, isSparse: Bool) -> String? {
        switch kind {
        case 0, UInt8(ascii: "0"), UInt8(ascii: "7"): isSparse ? "a sparse file" : nil
        case UInt8(ascii: "1"), UInt8(ascii: "2"): "a link"
        case UInt8(ascii: "3"), UInt8(ascii: "4"), UInt8(ascii: "6"): "a device or a pipe"
        case UInt8(ascii: "S"): "a sparse file"
        default: "a kind of member that is not known"
        }
    }

    // Links and devices can state a size and have no content.
    private static func hasContent(_ kind: UInt8) -> Bool {
        !(UInt8(ascii: "1")...UInt8(ascii: "4")).contains(kind) && kind != UInt8(ascii: "6")
    }

    private func rejection(
        _ locator: String,
        _ offset: Int,
        _ reason: ReadingRejection.Reason,
        _ detail: String
    ) -> CutRecord {
        let place = RecordPlace(locator: locator, byteOffset: offset, byteCount: 0)
        return .rejected(ReadingRejection(place: place, reason: reason, detail: detail))
    }
}
