// SPDX-License-Identifier: EUPL-1.2

import Bytes
import Hashing
import Testing

struct SHA256Tests {
    /// FIPS 180-4's examples, and those of NIST's list that are longer than a block.
    private static let vectors: [(message: [UInt8], digest: String)] = [
        ([], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (Array("abc".utf8), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            Array(
                ("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrs"
                    + "mnopqrstnopqrstu").utf8
            ),
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
        (
            [UInt8](repeating: 0x61, count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
        ([0xBD], "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b"),
        ([0xC9, 0x8C, 0x8E, 0x55], "7abc22c0ae5af26ce93dbb94433a0e0b2e119d014f8e7f65bd56c61ccccd9504"),
        ([UInt8](repeating: 0, count: 55), "02779466cdec163811d078815c633f21901413081449002f24aa3e80f0b88ef7"),
        ([UInt8](repeating: 0, count: 56), "d4817aa5497628e7c77e6b606107042bbba3130888c5f47a375e6179be789fbb"),
        ([UInt8](repeating: 0, count: 64), "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b"),
        ([UInt8](repeating: 0, count: 1000), "541b3e9daa09b20bf85fa273e5cbd3e80185aa4ec298e765db87742b70138a53"),
    ]

    @Test func `the vectors of NIST hold`() {
        for (message, digest) in SHA256Tests.vectors {
            #expect(Digest.sha256(message).hexadecimal == digest, "\(message.count) bytes")
        }
    }

    @Test func `the digest does not depend on how the bytes are cut into calls`() {
        let message = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        for cut in 0...message.count {
            var hasher = SHA256Hasher()
            hasher.update(message[..<cut])
            hasher.update(Array(message[cut...]))
            #expect(hasher.finalize() == .sha256(message))
        }
    }

    @Test func `a hasher goes on after its digest was asked for, and its copy goes its own way`() {
        var hasher = SHA256Hasher()
        hasher.update(Array("ab".utf8))
        #expect(hasher.finalize() == hasher.finalize())
        var other = hasher
        other.update(Array("x".utf8))
        hasher.update(Array("c".utf8))
        #expect(hasher.finalize().hexadecimal == SHA256Tests.vectors[1].digest)
        #expect(other.finalize() == .sha256(Array("abx".utf8)))
    }

    @Test func `fields cannot run into each other`() {
        func digest(_ fields: [String]) -> Digest {
            var hasher = SHA256Hasher()
            for field in fields { hasher.update(field: field) }
            return hasher.finalize()
        }
        let lists = [["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["", "abc"], ["a", "b", "c"]]
        #expect(Set(lists.map(digest)).count == lists.count)
        #expect(digest(["ab"]) == .sha256([2, 0, 0, 0, 0, 0, 0, 0, 0x61, 0x62]))
    }

    @Test func `an integer is eight bytes, whatever its type`() {
        func digest(_ value: some FixedWidthInteger) -> Digest {
            var hasher = SHA256Hasher()
            hasher.update(integer: value)
            return hasher.finalize()
        }
        #expect(digest(UInt8(5)) == .sha256([5, 0, 0, 0, 0, 0, 0, 0]) && digest(5) == digest(UInt8(5)))
        #expect(digest(Int16(-2)) == .sha256([0xFE] + [UInt8](repeating: 0xFF, count: 7)))
        #expect(digest(UInt64.max) == .sha256([UInt8](repeating: 0xFF, count: 8)))
    }
}
