// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Hashing
import Testing

struct DigestTests {
    @Test func `a digest is 32 bytes, and no other count`() {
        let bytes = Array(UInt8(100)..<132)
        #expect(Digest(bytes)?.bytes == bytes && Digest(bytes[...])?.bytes == bytes)
        #expect(Digest(bytes)?.prefix == 0x6465_6667_6869_6A6B)
        for count in [0, 31, 33, 64] { #expect(Digest([UInt8](repeating: 1, count: count)) == nil) }
        #expect(Digest.zero.bytes == [UInt8](repeating: 0, count: 32))
    }

    @Test func `its text is 64 lower-case digits, and no other text is read`() throws {
        let digest = Digest.sha256([1])
        let text = digest.hexadecimal
        #expect(text.utf8.count == 64 && digest.description == text && Digest(hexadecimal: text) == digest)
        for other in [text.uppercased(), String(text.dropLast()), text + "00", "", String(text.dropLast(2))] {
            #expect(Digest(hexadecimal: other) == nil)
        }
        let coded = try JSONEncoder().encode([digest])
        #expect(String(decoding: coded, as: UTF8.self) == "[\"\(text)\"]")
        #expect(try JSONDecoder().decode([Digest].self, from: coded) == [digest])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Digest].self, from: Data("[\"\(text.uppercased())\"]".utf8))
        }
    }

    @Test func `the order is that of the bytes, wherever two digests differ`() throws {
        let base = [UInt8](repeating: 0x7F, count: 32)
        for index in 0..<32 {
            for value: UInt8 in [0, 0x7E, 0x80, 0xFF] {
                var bytes = base
                bytes[index] = value
                let (left, right) = (try #require(Digest(bytes)), try #require(Digest(base)))
                #expect((left < right) == bytes.lexicographicallyPrecedes(base) && (right < left) == (value > 0x7F))
                #expect(left != right && Set([left, right, left]).count == 2)
            }
        }
    }
}
