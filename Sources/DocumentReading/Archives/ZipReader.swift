// SPDX-License-Identifier: EUPL-1.2

internal import Compression
internal import CorpusModel

/// Reads the members of a zip archive in the order of its directory.
///
/// Each is checked: its place overlaps no other's, no more comes out than its entry says, and the checksum is right.
struct ZipReader: ArchiveReader {
    private let source: ByteSource
    private let plan: ReadingPlan
    private var directory: ZipDirectory?
    private var names = MemberNames()
    // What members take up in the file, in order and merged where they touch.
    private var taken: [Range<Int>] = []
    private var compressedByteCount = 0
    private var byteCount = 0

    init(_ source: ByteSource, plan: ReadingPlan) {
        self.source = source
        self.plan = plan
    }

    mutating func advance(into output: inout [CutRecord]) -> Bool {
        do throws(ReadingFailure) {
            if directory == nil { directory = try ZipDirectory(source) }
            guard let entry = try directory?.next() else { return false }
            let name = ZipReader.name(of: entry)
            if name.last == 0x2F { return true }
            switch names.judge(name) {
            case .hidden: break
            case .refuse(let locator, let why): reject(entry, locator, .memberNotRead, why, into: &output)
            case .read(let locator): return read(entry, locator, into: &output)
            }
            return true
        } catch {
            let place = RecordPlace(locator: "", byteOffset: 0, byteCount: 0)
            output.append(.rejected(ReadingRejection(place: place, reason: error.reason, detail: error.detail)))
            return false
        }
    }

    // False if the archive is to be left.
    private mutating func read(_ entry: ZipDirectory.Entry, _ locator: String, into output: inout [CutRecord]) -> Bool {
        if let why = ZipReader.refusal(entry) {
            reject(entry, locator, .memberNotRead, why, into: &output)
            return true
        }
        var facts = MemberFacts(locator: locator, byteOffset: entry.headerOffset)
        do throws(ReadingFailure) {
            let start = try dataOffset(of: entry)
            facts.byteOffset = start
            guard claim(entry.headerOffset..<(start + entry.compressedByteCount)) else {
                throw ReadingFailure(.archiveBroken, "the member lies over another one")
            }
            facts.hasPlaces = entry.method == 0
            var reader = MemberReader(facts, plan: plan)
            do throws(ReadingFailure) {
                try feed(entry, from: start, to: &reader, into: &output)
                reader.finish(nil, into: &output)
            } catch {
                reader.finish(error, into: &output)
                return error.reason != .expandsTooFar
            }
        } catch {
            reject(entry, locator, error.reason, error.detail, into: &output)
        }
        return true
    }

    private mutating func feed(
        _ entry: ZipDirectory.Entry,
        from start: Int,
        to reader: inout MemberReader,
        into output: inout [CutRecord]
    ) throws(ReadingFailure) {
        var checksum = CRC32()
        var producedByteCount = 0
        var offset = start
        let end = start + entry.compressedByteCount
        do {
            let decompressor = try Decompressor(ZipReader.compression(entry.method) ?? .none)
            while offset < end, !reader.isDone {
                let count = min(plan.chunkByteCount, end - offset)
                let chunk = try source.read(at: offset, maximumByteCount: count)
                guard chunk.count == count else { throw ReadingFailure(.archiveBroken, "the file ends in the member") }
                offset += count
                compressedByteCount += count
                decompressor.feed(chunk)
                while !reader.isDone {
                    let piece = try decompressor.read(maximumByteCount: plan.chunkByteCount)
                    if piece.isEmpty { break }
                    let expected = piece.prefix(entry.byteCount - producedByteCount)
                    producedByteCount += expected.count
                    checksum.update(piece)
                    reader.feed(expected.count == piece.count ? piece : Array(expected), into: &output)
                    byteCount += piece.count
                    if plan.limits.isExpandingTooFar(from: compressedByteCount, to: byteCount) {
                        throw ReadingFailure.expandsTooFar(plan.limits)
                    }
                    guard expected.count == piece.count else {
                        throw ReadingFailure(.archiveBroken, "more comes out of the member than the directory says")
                    }
                }
            }
            // A document over the limit is not read to its end.
            if reader.isDone { return }
            try decompressor.finish()
        } catch let error as CompressionError {
            throw ReadingFailure(error)
        } catch let error as ReadingFailure {
            throw error
        } catch {
            throw ReadingFailure(.archiveBroken, "the member cannot be read")
        }
        guard producedByteCount == entry.byteCount, checksum.value == entry.checksum else {
            throw ReadingFailure(.archiveBroken, "the member's size or checksum is not what the directory says")
        }
    }

    private func dataOffset(of entry: ZipDirectory.Entry) throws(ReadingFailure) -> Int {
        let fileByteCount = try source.byteCount()
        let header = try source.read(at: min(entry.headerOffset, fileByteCount), maximumByteCount: 30)
        guard header.count == 30, header.little(32, at: 0) == 0x0403_4B50 else {
            throw ReadingFailure(.archiveBroken, "there is no member where the directory says")
        }
        let offset = entry.headerOffset + 30 + Int(header.little(16, at: 26)) + Int(header.little(16, at: 28))
        guard entry.compressedByteCount <= fileByteCount - offset else {
            throw ReadingFailure(.archiveBroken, "the member reaches beyond the file")
        }
        return offset
    }

    // Takes a place in the file; false if part of it is taken.
    private mutating func claim(_ place: Range<Int>) -> Bool {
        var low = 0
        var high = taken.count
        while low < high {
            let middle = (low + high) / 2
            if taken[middle].upperBound <= place.lowerBound { low = middle + 1 } else { high = middle }
        }
        if low < taken.count, taken[low].lowerBound < place.upperBound { return false }
        if low > 0, taken[low - 1].upperBound == place.lowerBound {
            taken[low - 1] = taken[low - 1].lowerBound..<place.upperBound
        } else {
            taken.insert(place, at: low)
        }
        return true
    }

    private static func refusal(_ entry: ZipDirectory.Entry) -> String? {
        if entry.isEncrypted { return "the member is encrypted" }
        if entry.isLink { return "a link" }
        return compression(entry.method) == nil ? "compression method \(entry.method) is not read" : nil
    }

    private static func compression(_ method: Int) -> CompressionFormat? {
        switch method {
        case 0: CompressionFormat.none
        case 8: .deflate
        case 12: .bzip2
        case 93: .zstd
        default: nil
        }
    }

    // Without the flag, names are in the code page of the first PCs, or in UTF-8 all the same.
    private static func name(of entry: ZipDirectory.Entry) -> [UInt8] {
        let slashed = entry.name.map { $0 == 0x5C ? 0x2F : $0 }
        if entry.isUTF8 || String(validating: slashed, as: UTF8.self) != nil { return slashed }
        var name: [UInt8] = []
        for byte in slashed {
            if byte < 0x80 { name.append(byte) } else { name += upperHalfOf437[Int(byte) - 0x80] }
        }
        return name
    }

    private static let upperHalfOf437: [[UInt8]] = """
        ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}
        """.unicodeScalars.map { Array(String($0).utf8) }

    private func reject(
        _ entry: ZipDirectory.Entry,
        _ locator: String,
        _ reason: ReadingRejection.Reason,
        _ detail: String,
        into output: inout [CutRecord]
    ) {
        let place = RecordPlace(locator: locator, byteOffset: entry.headerOffset, byteCount: 0)
        output.append(.rejected(ReadingRejection(place: place, reason: reason, detail: detail)))
    }
}
