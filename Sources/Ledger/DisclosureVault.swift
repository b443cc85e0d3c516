// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import FileStorage
public import Hashing

/// Disclosures at rest: a file for each licensor and release beside the database, encrypted under the licensor's secret.
///
/// File and folder names tell nobody whose they are. Whoever has a licensor's secret, and nobody else, can open its files;
/// each disclosure's digest stands in a leaf of the log.
public struct DisclosureVault: Sendable {
    private let folder: String
    private static let name = "disclosures"
    private static let suffix = ".sealed"
    private static let maximumByteCount = 1 << 30

    /// The vault of the ledger in a folder.
    public init(ledger: String) { folder = Path.join(ledger, DisclosureVault.name) }

    /// Keeps what opens the fields of one licensor in a release's leaves; durable when it returns.
    public func keep(_ disclosures: [Disclosure], secret: [UInt8], release: Digest) throws(LedgerError) {
        let lines = disclosures.map { $0.encoded + "\n" }.joined()
        let path = path(secret: secret, release: release)
        guard let box = AuthenticatedEncryption.seal(Array(lines.utf8), key: key(secret)) else {
            throw LedgerError(.refused, at: path, "cannot be encrypted: the licensor's secret has not 32 bytes")
        }
        try locating(path) {
            try Folder.create(Path.parent(of: path), mode: 0o700)
            try OutputFile.write(box, to: path, mode: 0o600)
        }
    }

    /// The disclosures that were kept for the holder of a secret, by release: in the order of the releases' digests.
    public func disclosures(secret: [UInt8]) throws(LedgerError) -> [(release: String, encoded: [String])] {
        let folder = Path.parent(of: path(secret: secret, release: .zero))
        guard try locating(folder, { try Folder.kind(of: folder) }) != nil else { return [] }
        var found: [(release: String, encoded: [String])] = []
        for name in try locating(folder, { try Folder.names(in: folder) }).sorted()
        where name.hasSuffix(DisclosureVault.suffix) {
            let path = Path.join(folder, name)
            let box = try locating(path) {
                try InputFile.contents(of: path, maximumByteCount: DisclosureVault.maximumByteCount)
            }
            guard let content = AuthenticatedEncryption.open(box ?? [], key: key(secret)) else {
                throw LedgerError(.mismatch, at: path, "was changed, or is encrypted under another secret")
            }
            let lines = String(decoding: content, as: UTF8.self).split(separator: "\n").map(String.init)
            found.append((String(name.dropLast(DisclosureVault.suffix.count)), lines))
        }
        return found
    }

    private func path(secret: [UInt8], release: Digest) -> String {
        let owner = Digest.hmac(key: secret, message: Array("herkomst disclosures folder".utf8))
        return Path.join(folder, "\(owner.hexadecimal.prefix(32))/\(release.hexadecimal)\(DisclosureVault.suffix)")
    }

    private func key(_ secret: [UInt8]) -> [UInt8] {
        Digest.hmac(key: secret, message: Array("herkomst disclosures key".utf8)).bytes
    }
}
