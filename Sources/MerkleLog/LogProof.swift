// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Hashing

/// The proof that a leaf lies in a signed log, as one text: `c2sp.org/tlog-proof@v1` (https://c2sp.org/tlog-proof).
public struct LogProof: Sendable, Hashable {
    /// The leaf's place and the hashes on its way up.
    public let inclusion: InclusionProof
    /// The tree head that was signed.
    public let checkpoint: SignedCheckpoint

    private static let header = "c2sp.org/tlog-proof@v1"
    private static let maximumPathCount = 63

    /// A proof of a leaf below a checkpoint.
    public init(_ inclusion: InclusionProof, checkpoint: SignedCheckpoint) {
        self.inclusion = inclusion
        self.checkpoint = checkpoint
    }

    /// Reads a proof; its hashes and signatures are not verified.
    ///
    /// A line `extra`, which nothing authenticates, is refused.
    public init(text: String) throws(MerkleLogError) {
        guard let border = text.firstRange(of: "\n\n") else { throw LogProof.malformed("it has no empty line") }
        var lines = text[..<border.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)[...]
        guard lines.popFirst().map(String.init) == LogProof.header else {
            throw LogProof.malformed("it does not begin with \(LogProof.header)")
        }
        guard let line = lines.popFirst(), line.hasPrefix("index "), let index = Int(line.dropFirst(6)), index >= 0,
            String(index) == line.dropFirst(6)
        else { throw LogProof.malformed("its second line is not “index” and a number") }
        guard lines.count <= LogProof.maximumPathCount else { throw LogProof.malformed("it has too many hashes") }
        var path: [Digest] = []
        for line in lines {
            guard let bytes = Base64.decode(Array(line.utf8)), let hash = Digest(bytes) else {
                throw LogProof.malformed("“\(line.prefix(80))” is no hash in base64")
            }
            path.append(hash)
        }
        checkpoint = try SignedCheckpoint(Array(text[border.upperBound...].utf8))
        inclusion = InclusionProof(leafIndex: index, treeSize: checkpoint.checkpoint.size, path: path)
    }

    /// The proof as it is written to a file.
    public var text: String {
        let hashes = inclusion.path.map { Base64.encode($0.bytes) + "\n" }.joined()
        return "\(LogProof.header)\nindex \(inclusion.leafIndex)\n\(hashes)\n"
            + String(decoding: checkpoint.bytes, as: UTF8.self)
    }

    /// Fails unless one of the keys has signed the checkpoint and the leaf lies below it.
    public func verify(leaf: [UInt8], keys: [VerifierKey]) throws(MerkleLogError) -> VerifierKey {
        let key = try checkpoint.verified(by: keys)
        guard inclusion.verify(leafHash: MerkleHash.leaf(leaf), root: checkpoint.checkpoint.root) else {
            throw LogProof.malformed("its hashes do not lead from the leaf to the checkpoint's root")
        }
        return key
    }

    private static func malformed(_ reason: String) -> MerkleLogError {
        MerkleLogError(.malformed, in: "log proof", reason)
    }
}
