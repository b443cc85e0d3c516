// SPDX-License-Identifier: EUPL-1.2

import Bytes
import CZlib
import Compression
import CorpusModel
import DocumentReading
import Testing

/// What a file in memory gives, whatever it is.
func readStream(
    _ bytes: [UInt8],
    as format: SourceFormat = .auto,
    limits: ReadingLimits = ReadingLimits(),
    range: FileRange? = nil,
    chunkByteCount: Int = RecordStream.chunkByteCount
) -> [ReadingOutcome] {
    let extractor = DocumentExtractor(format: format, limits: limits)
    let stream = RecordStream(
        bytes: bytes,
        format: format,
        limits: limits,
        range: range,
        chunkByteCount: chunkByteCount
    )
    var outcomes: [ReadingOutcome] = []
    while let cut = stream.next() {
        switch cut {
        case .record(let record): outcomes.append(extractor.extract(record))
        case .rejected(let rejection): outcomes.append(.rejected(rejection))
        }
    }
    return outcomes
}

/// The bytes as one gzip member, or, with other window bits, as another stream of zlib's.
func deflated(_ bytes: [UInt8], windowBits: Int32 = 15 + 16) throws -> [UInt8] {
    var stream = unsafe z_stream()
    try #require(unsafe czlib_deflate_init(&stream, 6, windowBits) == Z_OK)
    defer { unsafe deflateEnd(&stream) }
    let capacity = unsafe Int(deflateBound(&stream, UInt(bytes.count))) + 32
    var source = bytes
    let output = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
        unsafe source.withUnsafeMutableBufferPointer { source in
            unsafe stream.next_in = source.baseAddress
            unsafe stream.avail_in = UInt32(source.count)
            unsafe stream.next_out = target.baseAddress
            unsafe stream.avail_out = UInt32(capacity)
            _ = unsafe deflate(&stream, Z_FINISH)
            count = capacity - Int(unsafe stream.avail_out)
        }
    }
    return output
}

/// Makes tar archives.
struct TarWriter {
    var bytes: [UInt8] = []

    mutating func add(_ name: String, _ content: [UInt8], kind: Character = "0", size: Int? = nil) {
        add(Array(name.utf8), content, kind: kind, size: size)
    }

    mutating func add(_ name: [UInt8], _ content: [UInt8], kind: Character = "0", size: Int? = nil) {
        var header = [UInt8](repeating: 0, count: 512)
        header.replaceSubrange(0..<min(100, name.count), with: name.prefix(100))
        header.replaceSubrange(124..<135, with: octal(size ?? content.count, 11))
        header.replaceSubrange(148..<156, with: Array("        ".utf8))
        header[156] = kind.asciiValue ?? 0
        header.replaceSubrange(257..<265, with: Array("ustar".utf8) + [0, 0x30, 0x30])
        let sum = header.reduce(0) { $0 + Int($1) }
        header.replaceSubrange(148..<155, with: octal(sum, 6) + [0])
        bytes += header + content + [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
    }

    mutating func addPax(_ records: [(String, String)], kind: Character = "x") {
        var content: [UInt8] = []
        for (key, value) in records {
            let rest = " \(key)=\(value)\n".utf8.count
            var length = rest + 1
            while length != rest + String(length).utf8.count { length = rest + String(length).utf8.count }
            content += Array("\(length) \(key)=\(value)\n".utf8)
        }
        add("pax", content, kind: kind)
    }

    mutating func end() { bytes += [UInt8](repeating: 0, count: 1024) }

    private func octal(_ number: Int, _ digitCount: Int) -> [UInt8] {
        let digits = String(number, radix: 8)
        return Array(String(repeating: "0", count: max(0, digitCount - digits.count)).utf8) + Array(digits.utf8)
    }
}

/// Makes zip archives.
struct ZipWriter {
    var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0
    /// Whether sizes and offsets stand in zip64 fields.
    var isWide = false

    /// What can be wrong with a member.
    struct Flaw {
        var flags: UInt16 = 0x800
        var method: UInt16?
        var checksum: UInt32?
        var byteCount: Int?
        var offset: Int?
        var attributes: UInt32 = 0
        var madeBy: UInt16 = 20
    }

    init(isWide: Bool = false) { self.isWide = isWide }

    mutating func add(_ name: String, _ content: [UInt8], isStored: Bool = false, _ flaw: Flaw = Flaw()) throws {
        try add(Array(name.utf8), content, isStored: isStored, flaw)
    }

    mutating func add(_ name: [UInt8], _ content: [UInt8], isStored: Bool = false, _ flaw: Flaw = Flaw()) throws {
        let data = isStored ? content : try deflated(content, windowBits: -15)
        var crc = CRC32()
        crc.update(content)
        let method = flaw.method ?? (isStored ? 0 : 8)
        let byteCount = flaw.byteCount ?? content.count
        let offset = flaw.offset ?? bytes.count
        bytes.append(littleEndian: UInt32(0x0403_4B50))
        for field in [20, flaw.flags, method, 0, 0] { bytes.append(littleEndian: field) }
        for field in [flaw.checksum ?? crc.value, UInt32(data.count), UInt32(byteCount)] {
            bytes.append(littleEndian: field)
        }
        for field in [UInt16(name.count), 0] { bytes.append(littleEndian: field) }
        bytes += name + data
        directory.append(littleEndian: UInt32(0x0201_4B50))
        for field in [flaw.madeBy, 20, flaw.flags, method, 0, 0] { directory.append(littleEndian: field) }
        directory.append(littleEndian: flaw.checksum ?? crc.value)
        let wide = UInt32.max
        directory.append(littleEndian: isWide ? wide : UInt32(data.count))
        directory.append(littleEndian: isWide ? wide : UInt32(byteCount))
        for field in [UInt16(name.count), isWide ? 28 : 0, 0, 0, 0] { directory.append(littleEndian: field) }
        directory.append(littleEndian: flaw.attributes)
        directory.append(littleEndian: isWide ? wide : UInt32(offset))
        directory += name
        if isWide {
            for field in [UInt16(1), 24] { directory.append(littleEndian: field) }
            for field in [byteCount, data.count, offset] { directory.append(littleEndian: UInt64(field)) }
        }
        count += 1
    }

    func finished(comment: String = "") -> [UInt8] {
        var all = bytes + directory
        if isWide {
            let start = all.count
            all.append(littleEndian: UInt32(0x0606_4B50))
            all.append(littleEndian: UInt64(44))
            for field in [UInt16(45), 45] { all.append(littleEndian: field) }
            for field in [UInt32(0), 0] { all.append(littleEndian: field) }
            for field in [count, count, directory.count, bytes.count] { all.append(littleEndian: UInt64(field)) }
            all.append(littleEndian: UInt32(0x0706_4B50))
            all.append(littleEndian: UInt32(0))
            all.append(littleEndian: UInt64(start))
            all.append(littleEndian: UInt32(1))
        }
        all.append(littleEndian: UInt32(0x0605_4B50))
        for field in [UInt16(0), 0] { all.append(littleEndian: field) }
        for field in [isWide ? UInt16.max : UInt16(count), isWide ? .max : UInt16(count)] {
            all.append(littleEndian: field)
        }
        all.append(littleEndian: isWide ? UInt32.max : UInt32(directory.count))
        all.append(littleEndian: isWide ? UInt32.max : UInt32(bytes.count))
        all.append(littleEndian: UInt16(comment.utf8.count))
        return all + Array(comment.utf8)
    }
}

/// Makes WARC records.
enum WARCWriter {
    static func record(_ type: String, uri: String?, contentType: String, _ block: [UInt8], length: String? = nil)
        -> [UInt8]
    {
        var header = "WARC/1.1\r\nWARC-Type: \(type)\r\nWARC-Date: 2026-01-02T03:04:05Z\r\n"
        if let uri { header += "WARC-Target-URI: \(uri)\r\n" }
        header += "Content-Type: \(contentType)\r\nContent-Length: \(length ?? String(block.count))\r\n\r\n"
        return Array(header.utf8) + block + [0x0D, 0x0A, 0x0D, 0x0A]
    }

    static func response(
        _ uri: String,
        _ body: [UInt8],
        status: String = "200 OK",
        type: String? = "text/html",
        headers: [String] = [],
        length: String? = nil
    ) -> [UInt8] {
        let lines = ["HTTP/1.1 \(status)"] + (type.map { ["Content-Type: \($0)"] } ?? []) + headers + ["", ""]
        let block = Array(lines.joined(separator: "\r\n").utf8) + body
        return record("response", uri: uri, contentType: "application/http; msgtype=response", block, length: length)
    }
}

/// A page whose text is known.
func page(_ text: String) -> [UInt8] { Array("<!DOCTYPE html><html><body><p>\(text)</p></body></html>".utf8) }
