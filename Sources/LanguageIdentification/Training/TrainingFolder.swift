// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Compression
internal import FileStorage
internal import Hashing

/// All texts of a folder `<code>.txt.gz` (or `.txt`), ordered by code, with a digest that names them exactly.
///
/// Texts may lie in a folder `train`; beside that, `train-src` may give each line's source, which `SOURCES.tsv` describes.
struct TrainingFolder: Sendable {
    private static let maximumByteCount = 1 << 30

    var texts: [TrainingText] = []
    /// SHA-256 over the names and digests of all files read, and the licences left out.
    var digest: Digest

    init(_ folder: String, maximumLineCount: Int = .max, withoutLicences: [String] = []) throws {
        let inner = Path.join(folder, "train")
        let textFolder = try Folder.kind(of: inner) == .folder ? inner : folder
        let sourceFolder = Path.join(folder, "train-src")
        let hasSources = try textFolder == inner && Folder.kind(of: sourceFolder) == .folder
        var hasher = SHA256Hasher()
        let excluded = try TrainingFolder.sources(folder, withLicences: withoutLicences, &hasher)
        for name in try Folder.names(in: textFolder) where name.hasSuffix(".txt.gz") || name.hasSuffix(".txt") {
            let text = try TrainingFolder.contents(of: name, in: textFolder, &hasher)
            let sources = hasSources ? try TrainingFolder.contents(of: name, in: sourceFolder, &hasher) : []
            texts.append(
                TrainingText(
                    label: String(name.prefix { $0 != "." }),
                    bytes: text,
                    maximumLineCount: maximumLineCount,
                    sources: sources.split(separator: 0x0A, omittingEmptySubsequences: false).map {
                        TrainingFolder.number($0)
                    },
                    excludedSources: excluded
                )
            )
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

    /// The sources that `SOURCES.tsv` says have one of the licences.
    private static func sources(
        _ folder: String,
        withLicences licences: [String],
        _ hasher: inout SHA256Hasher
    ) throws -> Set<UInt32> {
        guard !licences.isEmpty else { return [] }
        let path = Path.join(folder, "SOURCES.tsv")
        let bytes = try InputFile.contents(of: path) ?? []
        var known: Set<String> = []
        var excluded: Set<UInt32> = []
        for row in bytes.split(separator: 0x0A).dropFirst() {
            let fields = row.split(separator: 0x09, omittingEmptySubsequences: false)
            guard fields.count > 6, fields[1].elementsEqual("train".utf8) else { continue }
            let licence = String(decoding: fields[6], as: UTF8.self)
            known.insert(licence)
            if licences.contains(licence) { excluded.insert(number(fields[0])) }
        }
        if let unknown = licences.first(where: { !known.contains($0) }) {
            throw LanguageModelError(
                place: path,
                reason: "no training source has the licence \(unknown)",
                remedy: "name one of: \(known.sorted().joined(separator: ", "))"
            )
        }
        for licence in licences.sorted() { hasher.update(field: licence) }
        hasher.update(field: Digest.sha256(bytes).bytes)
        return excluded
    }

    private static func number(_ digits: some Sequence<UInt8>) -> UInt32 {
        digits.reduce(0) { $1.isASCIIDigit ? $0 &* 10 &+ UInt32($1 - 0x30) : $0 }
    }

    private static func contents(of name: String, in folder: String, _ hasher: inout SHA256Hasher) throws -> [UInt8] {
        let bytes = try InputFile.contents(of: Path.join(folder, name)) ?? []
        hasher.update(field: name)
        hasher.update(field: Digest.sha256(bytes).bytes)
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
