// SPDX-License-Identifier: EUPL-1.2

import Hashing
import MerkleLog
import Testing

struct CosignatureTests {
    private let log: SigningKey
    private let witness: WitnessSigningKey
    private let checkpoint: SignedCheckpoint

    init() throws {
        log = try SigningKey(name: "example.org/log", seed: Array(repeating: 1, count: 32))
        witness = try WitnessSigningKey(name: "witness.example/w", seed: Array(repeating: 2, count: 32))
        let head = Checkpoint(origin: "example.org/log", size: 3, root: Digest.sha256([1]))
        checkpoint = try SignedCheckpoint(signing: head, with: log)
    }

    @Test func `a cosignature is a line of 76 bytes that fits one checkpoint`() throws {
        let line = try witness.cosign(checkpoint.checkpoint, at: 1_679_315_147)
        #expect(line.signature.count == 72)
        #expect(line.keyID == witness.verifier.id)
        let cosigned = try checkpoint.adding([line])
        let found = try cosigned.cosignatures(by: [witness.verifier])
        #expect(found.map(\.seconds) == [1_679_315_147])
        #expect(found.map(\.witness) == [witness.verifier])
        // The log's own signature is as it was, and the note comes back from its bytes.
        #expect(try cosigned.verified(by: [log.verifier]) == log.verifier)
        #expect(try SignedCheckpoint(cosigned.bytes) == cosigned)
        let other = Checkpoint(origin: "example.org/log", size: 4, root: Digest.sha256([1]))
        let misplaced = try SignedCheckpoint(signing: other, with: log).adding([line])
        #expect(throws: MerkleLogError.self) { try misplaced.cosignatures(by: [witness.verifier]) }
    }

    @Test func `no bit of a cosignature can change`() throws {
        let line = try witness.cosign(checkpoint.checkpoint, at: 5)
        for index in line.signature.indices {
            for bit in 0..<8 {
                var changed = line
                changed.signature[index] ^= 1 << UInt8(bit)
                let cosigned = try checkpoint.adding([changed])
                #expect(throws: MerkleLogError.self) { try cosigned.cosignatures(by: [witness.verifier]) }
            }
        }
    }

    @Test func `a plain signature by the witness's key is no cosignature, and a cosignature no log's signature`() throws
    {
        let plain = try SigningKey(name: "witness.example/w", seed: Array(repeating: 2, count: 32))
        let signature = try plain.sign(Array(checkpoint.note.text.utf8))
        let line = NoteSignature(name: "witness.example/w", keyID: witness.verifier.id, signature: signature)
        let forged = try checkpoint.adding([line])
        #expect(throws: MerkleLogError.self) { try forged.cosignatures(by: [witness.verifier]) }
        #expect(plain.verifier.id != witness.verifier.id)
        #expect(throws: MerkleLogError.self) { try VerifierKey(witness.verifier.description) }
        #expect(throws: MerkleLogError.self) { try WitnessKey(plain.verifier.description) }
    }

    @Test func `keys come back from their text forms`() throws {
        #expect(try WitnessKey(witness.verifier.description) == witness.verifier)
        #expect(try WitnessSigningKey(witness.secretText).verifier == witness.verifier)
        #expect(throws: MerkleLogError.self) { try WitnessSigningKey(log.secretText) }
        #expect(throws: MerkleLogError.self) { try SigningKey(witness.secretText) }
    }

    @Test func `a newer cosignature takes the older one's place, the log's signature stays`() throws {
        let first = try witness.cosign(checkpoint.checkpoint, at: 5)
        let second = try witness.cosign(checkpoint.checkpoint, at: 9)
        let cosigned = try checkpoint.adding([first]).adding([second])
        #expect(cosigned.note.signatures.count == 2)
        #expect(try cosigned.cosignatures(by: [witness.verifier]).map(\.seconds) == [9])
        let logLine = checkpoint.note.signatures[0]
        let hostile = NoteSignature(name: logLine.name, keyID: logLine.keyID, signature: [1, 2, 3])
        #expect(try checkpoint.adding([hostile]) == checkpoint)
        #expect(try NoteSignature.lines(first.line + second.line) == [first, second])
        #expect(throws: MerkleLogError.self) { try NoteSignature.lines(first.line.dropLast()) }
        #expect(throws: MerkleLogError.self) { try NoteSignature.lines(cosigned.bytes) }
    }
}
