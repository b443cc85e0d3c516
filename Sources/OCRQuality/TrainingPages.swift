// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Compression
internal import FileStorage

/// A language's lines, split into those that teach its letters and words and those that make pages to fit on.
struct TrainingPages {
    private static let maximumByteCount = 1 << 28

    /// Lines that teach.
    private(set) var taught: [UInt8] = []
    /// Clean pages of lines that do not teach.
    private(set) var pages: [[UInt8]] = []

    /// Every eighth line makes pages, of 400 to 1,600 bytes.
    init(_ text: [UInt8], maximumTaughtByteCount: Int, maximumPageCount: Int) {
        let sizes = [400, 800, 1200, 1600]
        var page: [UInt8] = []
        var lineNumber = 0
        var start = 0
        for index in 0...text.count where index == text.count || text[index] == 0x0A {
            let line = start..<index
            start = index + 1
            guard !line.isEmpty else { continue }
            lineNumber += 1
            if lineNumber % 8 != 0 {
                if taught.count < maximumTaughtByteCount { taught += text[line] + [0x0A] }
                continue
            }
            guard pages.count < maximumPageCount else { continue }
            if !page.isEmpty { page.append(0x20) }
            page += text[line]
            if page.count >= sizes[pages.count % sizes.count] {
                pages.append(page)
                page.removeAll()
            }
        }
    }

    /// The text of a file, decompressed if need be.
    static func text(of bytes: [UInt8]) throws -> [UInt8] {
        let decompressor = try Decompressor(CompressionFormat.detect(bytes))
        decompressor.feed(bytes)
        var text: [UInt8] = []
        while text.count < maximumByteCount {
            let chunk = try decompressor.read(maximumByteCount: 1 << 20)
            if chunk.isEmpty { break }
            text += chunk
        }
        try decompressor.finish()
        return text
    }
}
