// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Hashing
import Ledger
import MerkleLog
import Release
import ReleaseFixtures
import Sharding
import Testing

struct ReleaseVerifierTests {
    /// What verification says: empty if it succeeds.
    private func verdict(_ made: MadeRelease, keys: [VerifierKey]? = nil, ledger: String? = nil) -> String {
        do {
            _ = try ReleaseVerifier(made.open(), keys: keys ?? [made.key]).verify(writerLedger: ledger)
            return ""
        } catch {
            return "\(error)"
        }
    }

    @Test(arguments: [1, 3])
    func `a release that was sealed verifies, on its own and with the writer's ledger`(shardCount: Int) throws {
        let made = try MadeRelease(shardCount: shardCount)
        var byteCount = 0
        let verifier = ReleaseVerifier(try made.open(), keys: [made.key]) { byteCount += $0 }
        let seal = try verifier.verify()
        #expect(seal.isVerified && seal.key == made.key)
        #expect(seal.releaseDigest == .sha256(try #require(try InputFile.contents(of: made.path + "/release.json"))))
        #expect(byteCount == verifier.byteCount)
        #expect(verdict(made, ledger: made.ledgerPath) == "")
    }

    @Test func `one bit changed anywhere in any file is found, and the file named`() throws {
        let made = try MadeRelease()
        for name in try TemporaryFolder.files(below: made.path) {
            let path = Path.join(made.path, name)
            let bytes = try #require(try InputFile.contents(of: path))
            let offsets = Set([0, 1, bytes.count / 3, bytes.count / 2, bytes.count - 2, bytes.count - 1])
            for offset in offsets.sorted() where bytes.indices.contains(offset) {
                for bit in [0, 5, 7] {
                    var broken = bytes
                    broken[offset] ^= 1 << bit
                    try TemporaryFolder.write(broken, to: path)
                    let verdict = verdict(made)
                    #expect(verdict.contains(name), "\(name), byte \(offset), bit \(bit): \(verdict)")
                }
            }
            try TemporaryFolder.write(bytes.dropLast(), to: path)
            #expect(verdict(made).contains(name), "\(name), cut")
            try TemporaryFolder.write(bytes + [0], to: path)
            #expect(verdict(made).contains(name), "\(name), longer")
            try Folder.remove(path)
            #expect(verdict(made).contains(name), "\(name), removed")
            try TemporaryFolder.write(bytes, to: path)
        }
        #expect(verdict(made) == "")
    }

    @Test(arguments: ["stray", "tokens/00003.bin", "documents/.hidden", "more/inside"])
    func `a file that is not listed is named`(name: String) throws {
        let made = try MadeRelease()
        try Folder.create(Path.parent(of: Path.join(made.path, name)))
        try TemporaryFolder.write([1], to: Path.join(made.path, name))
        #expect(verdict(made).contains(name.split(separator: "/").first.map(String.init) ?? name))
        #expect(verdict(made).contains("does not list"))
    }

    @Test func `shards that were swapped are found`() throws {
        let made = try MadeRelease()
        let first = Path.join(made.path, "tokens/00000.bin")
        let second = Path.join(made.path, "tokens/00001.bin")
        let bytes = try #require(try InputFile.contents(of: first))
        try TemporaryFolder.write(try #require(try InputFile.contents(of: second)), to: first)
        try TemporaryFolder.write(bytes, to: second)
        #expect(verdict(made).contains("tokens/0000"))
    }

    @Test func `a key that is not held never verifies, and the remedy names it`() throws {
        let made = try MadeRelease()
        let other = try SigningKey(name: MadeRelease.origin, seed: [UInt8](repeating: 9, count: 32)).verifier
        for keys in [[], [other]] {
            let verdict = verdict(made, keys: keys)
            #expect(verdict.contains(MadeRelease.origin + "+" + made.key.idText), "\(verdict)")
            #expect(verdict.contains("--key"))
            let seal = try made.open().seal(keys: keys)
            #expect(!seal.isVerified)
        }
    }

    @Test func `a ledger of another release, or one that forgot, is found`() throws {
        let made = try MadeRelease()
        let other = try MadeRelease(shardCount: 2)
        #expect(verdict(made, ledger: other.ledgerPath).contains("no beginning"))
        try Folder.remove(Path.join(made.path, "ledger"))
        #expect(verdict(made).contains("ledger"))
        #expect(throws: Never.self) { try other.open() }
        let store = try LedgerStore(openingAt: other.ledgerPath)
        try store.exportLog(to: Path.join(made.path, "ledger"))
        #expect(verdict(made).contains("release.json"))
    }

    /// A builder that lies consistently: index and ledger agree with each other, but not with the files.
    @Test func `an index that misstates its files is found though it is sealed`() throws {
        let root = try MadeRelease { $0.shards[1].documentsRoot = .zero }
        #expect(verdict(root).contains("tokens/00001.documents"))
        let moved = try MadeRelease { index in
            index.shards[0].rejectedCount += 1
            index.shards[1].rejectedCount -= 1
        }
        #expect(verdict(moved).contains("rejected/00000.jsonl.zst"))
        let vocabulary = try MadeRelease { $0.tokenizer.vocabularySize = 100 }
        #expect(verdict(vocabulary).contains("not in a vocabulary of 100"))
    }

    @Test func `what is no release is said to be none`() throws {
        let folder = try TemporaryFolder()
        #expect(throws: ReleaseError.self) { try ReleaseFolder(folder.path) }
        #expect(throws: ReleaseError.self) { try ReleaseFolder(folder.child("nowhere")) }
    }
}
