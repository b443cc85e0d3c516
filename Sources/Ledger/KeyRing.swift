// SPDX-License-Identifier: EUPL-1.2

internal import FileStorage
public import MerkleLog

/// The keys that a verifier holds: a file with a verifier key a line; empty lines and those with `#` are passed over.
public struct KeyRing: Sendable, Hashable {
    /// The keys, in the file's order.
    public let keys: [VerifierKey]
    private let text: String
    private static let maximumByteCount = 1 << 20

    /// Reads the file at `path`; one that is not there holds no keys.
    public init(readingFrom path: String) throws(LedgerError) {
        guard try locating(path, { try Folder.kind(of: path) }) != nil else {
            keys = []
            text = ""
            return
        }
        let contents = try locating(path) { try InputFile.contents(of: path, maximumByteCount: Self.maximumByteCount) }
        guard let contents, let text = String(validating: contents, as: UTF8.self) else {
            throw LedgerError(.malformed, at: path, "is too long, or not text", remedy: "give a file of verifier keys")
        }
        var keys: [VerifierKey] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where !line.isEmpty && !line.hasPrefix("#") {
            keys.append(try locating("\(path):\(index + 1)") { try VerifierKey(String(line)) })
        }
        self.keys = keys
        self.text = text
    }

    /// Adds a key to the file at `path`, which is made if it is not there; a key that is in it already is left alone.
    public static func add(_ key: VerifierKey, to path: String) throws(LedgerError) {
        let ring = try KeyRing(readingFrom: path)
        if ring.keys.contains(key) { return }
        let separator = ring.text.isEmpty || ring.text.hasSuffix("\n") ? "" : "\n"
        try locating(path) {
            try Folder.create(Path.parent(of: path))
            try OutputFile.write(Array("\(ring.text)\(separator)\(key)\n".utf8), to: path)
        }
    }
}
