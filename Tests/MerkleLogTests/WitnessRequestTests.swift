// SPDX-License-Identifier: EUPL-1.2

import Hashing
import MerkleLog
import Testing

struct WitnessRequestTests {
    private let key: SigningKey
    private let tree = MerkleTree(sampleEntries(40).map(MerkleHash.leaf))

    init() throws { key = try SigningKey(name: "example.org/log", seed: Array(repeating: 1, count: 32)) }

    private func head(_ size: Int, of tree: MerkleTree) -> Checkpoint {
        Checkpoint(origin: "example.org/log", size: size, root: tree.root(size: size))
    }

    private func request(from old: Int, to size: Int, of tree: MerkleTree, key: SigningKey) throws -> WitnessRequest {
        let checkpoint = try SignedCheckpoint(signing: head(size, of: tree), with: key)
        return WitnessRequest(tree.consistencyProof(oldSize: old, newSize: size), checkpoint)
    }

    private func refusal(_ request: WitnessRequest, seen: Checkpoint?) -> WitnessRefusal? {
        do {
            try request.check(against: seen, keys: [key.verifier])
            return nil
        } catch {
            return error
        }
    }

    @Test func `a log that only grew is cosigned, from every size to every size`() throws {
        for new in 0...40 {
            for old in 0...new {
                let request = try request(from: old, to: new, of: tree, key: key)
                #expect(refusal(request, seen: old == 0 ? nil : head(old, of: tree)) == nil)
                #expect(try WitnessRequest(request.bytes) == request)
            }
        }
    }

    @Test func `another history, a smaller log, another start and another key are refused`() throws {
        let other = MerkleTree(([[0]] + sampleEntries(40).dropFirst()).map(MerkleHash.leaf))
        let seen = head(10, of: tree)
        #expect(
            try refusal(request(from: 10, to: 20, of: other, key: key), seen: seen) == .inconsistent(seenSize: 10)
        )
        #expect(try refusal(request(from: 10, to: 10, of: other, key: key), seen: seen) == .twoHistories(size: 10))
        #expect(try refusal(request(from: 0, to: 9, of: tree, key: key), seen: seen) == .smaller(seenSize: 10))
        #expect(try refusal(request(from: 0, to: 20, of: tree, key: key), seen: seen) == .otherStart(seenSize: 10))
        #expect(try refusal(request(from: 5, to: 20, of: tree, key: key), seen: nil) == .otherStart(seenSize: 0))
        let stranger = try SigningKey(name: "example.org/log", seed: Array(repeating: 2, count: 32))
        let unsigned = try refusal(request(from: 10, to: 20, of: tree, key: stranger), seen: seen)
        guard case .notSigned? = unsigned else {
            Issue.record("not refused as unsigned: \(String(describing: unsigned))")
            return
        }
        let elsewhere = Checkpoint(origin: "example.org/other", size: 10, root: seen.root)
        #expect(
            try refusal(request(from: 10, to: 20, of: tree, key: key), seen: elsewhere)
                == .otherLog(seen: "example.org/other")
        )
    }

    @Test func `no byte of a proof can change`() throws {
        let request = try request(from: 13, to: 37, of: tree, key: key)
        let end = try #require(request.bytes.firstRange(of: [0x0A, 0x0A])).lowerBound
        for index in 0...(end + 1) {
            var changed = request.bytes
            changed[index] ^= 1 << UInt8(index % 7)
            guard let read = try? WitnessRequest(changed) else { continue }
            #expect(refusal(read, seen: head(13, of: tree)) != nil, "byte \(index)")
        }
    }

    @Test(arguments: [
        "", "old 0\n", "old 0\n\n", "old 00\n\nCHECKPOINT", "old -0\n\nCHECKPOINT", "old +1\n\nCHECKPOINT",
        "new 0\n\nCHECKPOINT", "old 0\nAAAA\n\nCHECKPOINT", "old 0\n\n\nCHECKPOINT", "old 0\r\n\r\nCHECKPOINT",
        "old 99999999999999999999\n\nCHECKPOINT", "old 0\nMANY\nCHECKPOINT",
    ])
    func `what is not a request is refused`(text: String) throws {
        let checkpoint = try SignedCheckpoint(signing: head(3, of: tree), with: key)
        let hash = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
        let full = text.replacing("CHECKPOINT", with: String(decoding: checkpoint.bytes, as: UTF8.self))
            .replacing("MANY", with: String(repeating: hash, count: 64))
        #expect(throws: MerkleLogError.self) { try WitnessRequest(Array(full.utf8)) }
    }
}
