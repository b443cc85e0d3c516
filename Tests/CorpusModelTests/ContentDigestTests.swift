// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import Hashing
import Testing

struct ContentDigestTests {
    private func digest(_ text: String) -> Digest { contentDigest(of: Array(text.utf8)) }

    @Test(arguments: [
        "one two", " one two ", "one  two", "one\ntwo", "one\t \r\n\u{C}two", "\n\n one\n two\t\n", "one two\r\n",
    ])
    func `white space is one space between words and none at the ends`(text: String) {
        #expect(digest(text) == .sha256(Array("one two".utf8)))
    }

    @Test(arguments: [
        "onetwo", "one two.", "One two", "one\u{A0}two", "one\u{B}two", "one\u{2003}two", "one two\u{0}", "one-two",
        "one",
        "oné two", "one\u{301} two", "two one", "",
    ])
    func `nothing else is folded`(text: String) {
        #expect(digest(text) != digest("one two"))
    }

    @Test func `letters are not composed, and nothing is the digest of nothing`() {
        #expect(digest("é") != digest("e\u{301}"))
        #expect(digest(" \n\t ") == .sha256([]) && digest("") == .sha256([]))
    }

    @Test func `any bytes have the digest of their words`() {
        var generator = SeededGenerator(seed: 1)
        let pieces: [[UInt8]] = [[0x20], [0x0A], [0x09, 0x0D], [0x61], [0xC3, 0xA9], [0xFF], [0x0B], [0x00]]
        for _ in 0..<2000 {
            let text = (0..<generator.below(12)).flatMap { _ in pieces[generator.below(pieces.count)] }
            let words = text.split { [0x09, 0x0A, 0x0C, 0x0D, 0x20].contains($0) }
            #expect(contentDigest(of: text) == .sha256(Array(words.joined(separator: [0x20]))))
        }
    }
}
