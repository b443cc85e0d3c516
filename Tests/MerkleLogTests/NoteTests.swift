// SPDX-License-Identifier: EUPL-1.2

import Bytes
import Hashing
import MerkleLog
import Testing

struct NoteTests {
    private let vkey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
    private let signature =
        "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM="
    private var vector: String { "This is an example message.\n\n— example.com/foo \(signature)\n" }

    private func key(_ number: UInt8) throws -> SigningKey {
        try SigningKey(name: "example.org/\(number)", seed: Array(repeating: number, count: 32))
    }

    @Test func `the specification's note verifies`() throws {
        let key = try VerifierKey(vkey)
        let note = try SignedNote(Array(vector.utf8))
        #expect(note.text == "This is an example message.\n")
        #expect(try note.verified(by: [key]) == [key])
        #expect(note.bytes == Array(vector.utf8))
        #expect(key.description == vkey)
    }

    @Test func `no bit of a signed note can change`() throws {
        let key = try VerifierKey(vkey)
        let bytes = Array(vector.utf8)
        for index in bytes.indices {
            for bit in 0..<8 {
                var changed = bytes
                changed[index] ^= 1 << UInt8(bit)
                #expect(throws: MerkleLogError.self) { try SignedNote(changed).verified(by: [key]) }
            }
        }
    }

    @Test func `unknown signers are passed over, and never enough`() throws {
        let (ours, theirs) = (try key(1), try key(2))
        let mine = try SignedNote(signing: "text\n", with: ours)
        let other = try SignedNote(signing: "text\n", with: theirs)
        let line = String(decoding: other.bytes, as: UTF8.self).split(separator: "\n")[1]
        let both = try SignedNote(Array("text\n\n\(line)\n".utf8) + mine.bytes.dropFirst(6))
        #expect(both.signatures.count == 2)
        #expect(try both.verified(by: [ours.verifier]) == [ours.verifier])
        #expect(throws: MerkleLogError.self) { try both.verified(by: [try key(3).verifier]) }
        #expect(throws: MerkleLogError.self) { try both.verified(by: []) }
    }

    @Test func `a wrong signature by a known key spoils a note that another has signed well`() throws {
        let (good, bad) = (try key(1), try key(2))
        let note = try SignedNote(signing: "text\n", with: good)
        let foreign = try SignedNote(signing: "other text\n", with: bad)
        let line = String(decoding: foreign.bytes, as: UTF8.self).split(separator: "\n")[1]
        let both = try SignedNote(note.bytes + Array("\(line)\n".utf8))
        #expect(try both.verified(by: [good.verifier]) == [good.verifier])
        #expect(throws: MerkleLogError.self) { try both.verified(by: [good.verifier, bad.verifier]) }
    }

    @Test(arguments: [17, 100])
    func `many signatures are read`(count: UInt8) throws {
        var bytes = Array("text\n\n".utf8)
        for number in 1...count { bytes += try SignedNote(signing: "text\n", with: key(number)).bytes.dropFirst(6) }
        let note = try SignedNote(bytes)
        #expect(note.signatures.count == Int(count))
        #expect(try note.verified(by: [key(count).verifier]) == [key(count).verifier])
        #expect(note.bytes == bytes)
        if count == 100 {
            let more = bytes + (try SignedNote(signing: "text\n", with: key(101)).bytes.dropFirst(6))
            #expect(throws: MerkleLogError.self) { try SignedNote(more) }
        }
    }

    @Test func `a text may hold blank lines; the last one ends it`() throws {
        let note = try SignedNote(signing: "a\n\nb\n\n", with: try key(1))
        #expect(try SignedNote(note.bytes) == note)
        #expect(try SignedNote(note.bytes).text == "a\n\nb\n\n")
    }

    @Test(arguments: [
        "", "\n", "\n\n", "text\n", "text\n\n", "text\n\n\n", "text\n— example.com/foo AAAAAAA=\n",
        "text\n\n— example.com/foo AAAAAAA=", "text\n\n- example.com/foo AAAAAAA=\n", "text\n\n— example.com/foo\n",
        "text\n\n—  AAAAAAA=\n", "text\n\n— a+b AAAAAAA=\n", "text\n\n— a\u{A0}b AAAAAAA=\n",
        "text\n\n— example.com/foo AAAAAA==\n", "text\n\n— example.com/foo AAAAAAA\n",
        "text\n\n— example.com/foo AAAAAAB=\n", "text\n\n— example.com/foo AAAAAAA=\ntext\n",
        "te\rxt\n\n— example.com/foo AAAAAAA=\n", "text\r\n\r\n— example.com/foo AAAAAAA=\r\n",
        "te\u{0}xt\n\n— example.com/foo AAAAAAA=\n", "te\txt\n\n— example.com/foo AAAAAAA=\n",
    ])
    func `what is not a note is refused`(text: String) {
        #expect(throws: MerkleLogError.self) { try SignedNote(Array(text.utf8)) }
    }

    @Test func `bytes that are not UTF-8 and endless notes are refused`() {
        let good = Array("text\n\n— example.com/foo AAAAAAA=\n".utf8)
        #expect(throws: Never.self) { try SignedNote(good) }
        #expect(throws: MerkleLogError.self) { try SignedNote([0xC0, 0x80] + good) }
        let long = [UInt8](repeating: 0x61, count: SignedNote.maximumByteCount) + good
        #expect(throws: MerkleLogError.self) { try SignedNote(long) }
    }

    @Test(arguments: [
        "", "name", "name+00000000", "name+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2",
        "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "+530d903a+AQ==",
        "exa mple+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
    ])
    func `what is not a verifier key is refused`(text: String) {
        #expect(throws: MerkleLogError.self) { try VerifierKey(text) }
    }

    @Test func `a signing key comes back from its text form`() throws {
        let key = try key(7)
        let read = try SigningKey(key.secretText)
        #expect(read.verifier == key.verifier)
        #expect(read.seed == key.seed)
        #expect(key.secretText.hasPrefix("PRIVATE+KEY+example.org/7+\(key.verifier.idText)+"))
        #expect(throws: MerkleLogError.self) { try SigningKey(String(key.secretText.dropFirst())) }
        #expect(throws: MerkleLogError.self) { try SigningKey(String(key.secretText.dropLast(4))) }
        #expect(throws: MerkleLogError.self) { try SigningKey(name: "a b", seed: key.seed) }
        #expect(throws: MerkleLogError.self) { try SigningKey(name: "a", seed: Array(key.seed.dropLast())) }
    }
}
