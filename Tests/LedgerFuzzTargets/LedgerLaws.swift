// SPDX-License-Identifier: EUPL-1.2

import Accounting
import Hashing
import Ledger
import MerkleLog

/// What the readers of the ledger promise for any bytes: an error or a value, and what is read comes back as it was.
///
/// A law that is broken traps, which is what the fuzzer and the tests that replay its corpus see.
public enum LedgerLaws {
    /// Every law by the name of its target on the fuzzer's command line, and of its folder of inputs.
    public static let all: [(name: String, check: @Sendable ([UInt8]) -> Void)] = [
        ("ledger-note", checkNote), ("ledger-key", checkKey), ("ledger-request", checkRequest),
        ("ledger-policy", checkPolicy), ("ledger-bundle", checkBundle), ("ledger-leaf", checkLeaf),
        ("ledger-proof", checkProof), ("ledger-receipt", checkReceipt),
    ]

    /// Notes, checkpoints and cosignatures: what is read is written again, byte for byte.
    private static func checkNote(_ input: [UInt8]) {
        if let lines = try? NoteSignature.lines(input) {
            precondition(lines.flatMap(\.line) == input, "other signature lines than were read")
        }
        guard let note = try? SignedNote(input) else { return }
        precondition(note.bytes == input, "another note than was read")
        guard let signed = try? SignedCheckpoint(input) else { return }
        precondition(signed.bytes == input && signed.checkpoint.text == note.text, "another checkpoint than was read")
        _ = try? signed.verified(by: keys)
        _ = try? signed.cosignatures(by: witnesses)
        if let more = try? signed.adding(signed.note.signatures) {
            precondition(more.isSameHead(as: signed), "another head after adding signatures")
        }
    }

    private static func checkKey(_ input: [UInt8]) {
        let text = String(decoding: input, as: UTF8.self)
        if let key = try? VerifierKey(text) { precondition(key.description == text, "another key than was read") }
        if let key = try? WitnessKey(text) { precondition(key.description == text, "another key than was read") }
        if let key = try? SigningKey(text) { precondition(key.secretText == text, "another key than was read") }
        if let key = try? WitnessSigningKey(text) { precondition(key.secretText == text, "another key than was read") }
    }

    private static func checkRequest(_ input: [UInt8]) {
        guard let request = try? WitnessRequest(input) else { return }
        precondition(request.bytes == input, "another request than was read")
        let seen = Checkpoint(
            origin: request.checkpoint.checkpoint.origin,
            size: request.proof.oldSize,
            root: MerkleHash.empty
        )
        try? request.check(against: seen, keys: keys)
        try? request.check(against: nil, keys: keys)
    }

    /// More cosignatures never make a policy less satisfied.
    private static func checkPolicy(_ input: [UInt8]) {
        guard let policy = try? WitnessPolicy(input) else { return }
        if policy.isSatisfied(by: []) { precondition(policy.isSatisfied(by: cosignatures), "more is less") }
    }

    private static func checkBundle(_ input: [UInt8]) {
        let count = Int(input.first ?? 0) + 1
        let bytes = Array(input.dropFirst())
        if let entries = try? EntryBundle.decode(bytes, count: count) {
            precondition((try? EntryBundle.encode(entries)) == bytes, "another bundle than was read")
        }
        let tile = TileCoordinate(.hashes(level: 0), index: 0, width: count)
        if let hashes = HashTile(tile, bytes: bytes[...]) {
            precondition(hashes.bytes == bytes, "another tile than was read")
        }
    }

    /// A leaf, as it stands in a bundle; and its statement alone, in an envelope that is made around it.
    private static func checkLeaf(_ input: [UInt8]) {
        if let entry = try? LedgerEntry(input, at: "input") {
            precondition(entry.bytes == input && entry.leafHash == MerkleHash.leaf(input), "another leaf than was read")
        }
        let middle =
            #"","payloadType":"application/vnd.in-toto+json","signatures":[{"keyid":"00000000","sig":"AAAA"}]}"#
        let envelope = Array(#"{"payload":""#.utf8) + base64(input) + Array(middle.utf8)
        guard let entry = try? LedgerEntry(envelope, at: "input") else { return }
        precondition(
            input.suffix(entry.predicate.count + 1).dropLast().elementsEqual(entry.predicate),
            "not the predicate"
        )
        precondition(!entry.subjects.isEmpty, "a statement about nothing")
    }

    /// Any path at any place ends, and fits no root but the one it leads to.
    private static func checkProof(_ input: [UInt8]) {
        guard input.count >= 16 else { return }
        let number = { (bytes: ArraySlice<UInt8>) in bytes.reduce(0) { $0 << 8 | Int($1) } }
        let (first, second) = (number(input[0..<8]), number(input[8..<16]))
        var path: [Digest] = []
        for start in stride(from: 16, to: input.count - 31, by: 32) {
            if let hash = Digest(input[start..<(start + 32)]) { path.append(hash) }
        }
        let inclusion = InclusionProof(leafIndex: first, treeSize: second, path: path)
        precondition(!inclusion.verify(leafHash: MerkleHash.empty, root: .zero), "a root of zeros")
        let consistency = ConsistencyProof(oldSize: first, newSize: second, path: path)
        precondition(
            !consistency.verify(oldRoot: .zero, newRoot: MerkleHash.leaf([])) || first == second,
            "roots that nothing leads to"
        )
    }

    /// Receipts, and the log proofs in them: what is read is written again, byte for byte, and verifying it ends.
    private static func checkReceipt(_ input: [UInt8]) {
        let text = String(decoding: input, as: UTF8.self)
        if let proof = try? LogProof(text: text) { precondition(proof.text == text, "another proof than was read") }
        guard let (receipt, words) = try? UseReceipt.read(input) else { return }
        let line = input.last == 0x0A ? input : input + [0x0A]
        precondition(receipt.json(words: words) == line, "another receipt than was read")
        _ = try? ReceiptVerifier(keys: keys).verify(receipt, secret: [1])
    }

    private static let keys: [VerifierKey] = {
        let key = try? SigningKey(name: "example.org/log", seed: Array(repeating: 1, count: 32))
        return key.map { [$0.verifier] } ?? []
    }()
    private static let witnessKey = try? WitnessSigningKey(name: "w.example", seed: Array(repeating: 2, count: 32))
    private static let witnesses = witnessKey.map { [$0.verifier] } ?? []
    private static let cosignatures: [Cosignature] = {
        let head = Checkpoint(origin: "example.org/log", size: 0, root: MerkleHash.empty)
        guard let key = try? SigningKey(name: "example.org/log", seed: Array(repeating: 1, count: 32)),
            let signed = try? SignedCheckpoint(signing: head, with: key), let witnessKey,
            let line = try? witnessKey.cosign(head, at: 1), let cosigned = try? signed.adding([line]),
            let found = try? cosigned.cosignatures(by: witnesses)
        else { return [] }
        return found
    }()

    private static func base64(_ bytes: [UInt8]) -> [UInt8] {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var word = group.reduce(0) { $0 << 8 | Int($1) }
            word <<= 8 * (3 - group.count)
            for position in 0..<4 {
                text.append(position <= group.count ? digits[word >> (18 - 6 * position) & 63] : 0x3D)
            }
        }
        return text
    }
}
