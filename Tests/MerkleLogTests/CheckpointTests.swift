// SPDX-License-Identifier: EUPL-1.2

import Hashing
import MerkleLog
import Testing

struct CheckpointTests {
    private let root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="

    @Test func `a checkpoint is three lines`() throws {
        let checkpoint = Checkpoint(origin: "example.com/log", size: 20_852_163, root: MerkleHash.empty)
        #expect(checkpoint.text == "example.com/log\n20852163\n\(root)\n")
        #expect(try Checkpoint(text: checkpoint.text) == checkpoint)
    }

    @Test(arguments: [
        "", "o\n0\n", "o\n0\nROOT", "\n0\nROOT\n", "o\n00\nROOT\n", "o\n01\nROOT\n", "o\n+1\nROOT\n", "o\n-1\nROOT\n",
        "o\n\nROOT\n", "o\n1 \nROOT\n", "o\n99999999999999999999\nROOT\n", "o\n0\n47DEQpj8HBSa\n", "o\n0\nROOT\nmore\n",
        "o\n0\nROOT\n\n", "o\n٣\nROOT\n",
    ])
    func `what is not a checkpoint is refused`(text: String) {
        var filled = text
        if let range = filled.firstRange(of: "ROOT") { filled.replaceSubrange(range, with: root) }
        #expect(throws: MerkleLogError.self) { try Checkpoint(text: filled) }
    }

    @Test func `a checkpoint counts only under a key of its own log`() throws {
        let key = try SigningKey(name: "example.com/log", seed: Array(repeating: 1, count: 32))
        let other = try SigningKey(name: "example.com/other", seed: Array(repeating: 2, count: 32))
        let checkpoint = Checkpoint(origin: "example.com/log", size: 0, root: MerkleHash.empty)
        let signed = try SignedCheckpoint(signing: checkpoint, with: key)
        #expect(try SignedCheckpoint(signed.bytes) == signed)
        #expect(try signed.verified(by: [other.verifier, key.verifier]) == key.verifier)
        #expect(throws: MerkleLogError.self) { try SignedCheckpoint(signing: checkpoint, with: other) }
        let foreign = try SignedCheckpoint(try SignedNote(signing: checkpoint.text, with: other).bytes)
        #expect(throws: MerkleLogError.self) { try foreign.verified(by: [other.verifier, key.verifier]) }
    }
}
