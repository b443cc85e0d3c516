// SPDX-License-Identifier: EUPL-1.2

import Hashing
import Testing

@Suite struct AuthenticatedEncryptionTests {
    private let key = [UInt8](0..<32)

    @Test(arguments: [0, 1, 100, 5000])
    func `what is sealed opens with the key, and with no other`(count: Int) throws {
        let content = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 7) }
        let box = try #require(AuthenticatedEncryption.seal(content, key: key))
        #expect(AuthenticatedEncryption.open(box, key: key) == content)
        #expect(AuthenticatedEncryption.open(box, key: key.reversed()) == nil)
        #expect(AuthenticatedEncryption.seal(content, key: key) == box)
        #expect(box.count == content.count + 28)
    }

    @Test func `a box with a bit flipped, or cut, does not open`() throws {
        let box = try #require(AuthenticatedEncryption.seal(Array("terms".utf8), key: key))
        for offset in box.indices {
            for bit in 0..<8 {
                var flipped = box
                flipped[offset] ^= 1 << bit
                #expect(AuthenticatedEncryption.open(flipped, key: key) == nil)
            }
            #expect(AuthenticatedEncryption.open(Array(box[..<offset]), key: key) == nil)
        }
    }

    @Test func `a key of another length seals nothing`() {
        #expect(AuthenticatedEncryption.seal([1], key: [2]) == nil)
    }
}
