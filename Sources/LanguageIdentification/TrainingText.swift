// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Compression
internal import FileStorage
internal import Hashing

/// The lines of one language.
struct TrainingText: Sendable {
    var label: String
    var bytes: [UInt8]
    var lines: [Range<Int>]

    /// The lines of a text; empty ones are left out, as is what lies beyond `maximumLineCount`.
    init(label: String, bytes: [UInt8], maximumLineCount: Int = .max) {
        self.label = label
        self.bytes = bytes
        lines = []
        var start = 0
        for index in 0...bytes.count where index == bytes.count || bytes[index] == 0x0A {
            if index > start, lines.count < maximumLineCount { lines.append(start..<index) }
            start = index + 1
        }
    }
}

/// All texts of a folder `<code>.txt.gz` (or `.txt`), ordered by code, with a digest that names them exactly.
struct TrainingFolder: Sendable {
    private static let maximumByteCount = 1 << 30

    var texts: [TrainingText] = []
    var digest: Digest

    init(_ folder: String, maximumLineCount: Int = .max) throws {
        var hasher = SHA256Hasher()
        for name in try Folder.names(in: folder) where name.hasSuffix(".txt.gz") || name.hasSuffix(".txt") {
            let bytes = try InputFile.contents(of: Path.join(folder, name)) ?? []
            hasher.update(field: name)
            hasher.update(field: Digest.sha256(bytes).bytes)
            let label = String(name.prefix { $0 != "." })
            let text = try TrainingFolder.decompress(bytes)
            texts.append(TrainingText(label: label, bytes: text, maximumLineCount: maximumLineCount))
        }
        digest = hasher.finalize()
        guard texts.count > 1 else {
            throw LanguageModelError(
                place: folder,
                reason: "\(texts.count) languages here",
                remedy: "name a folder with a file `<code>.txt.gz` for each language, one text a line"
            )
        }
    }

    private static func decompress(_ bytes: [UInt8]) throws -> [UInt8] {
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
