// SPDX-License-Identifier: EUPL-1.2

import Hashing
import Testing

struct FNV1aTests {
    @Test(
        arguments: [
            ("", 0xCBF2_9CE4_8422_2325), ("a", 0xAF63_DC4C_8601_EC8C), ("b", 0xAF63_DF4C_8601_F1A5),
            ("foobar", 0x8594_4171_F739_67E8), ("chongo was here!\n", 0x4681_0940_EFF5_F915),
        ] as [(String, UInt64)]
    )
    func `the vectors of its authors hold`(text: String, hash: UInt64) {
        #expect(FNV1a.hash(text.utf8) == hash)
        #expect(text.utf8.reduce(FNV1a.offsetBasis) { FNV1a.step($0, $1) } == hash)
        #expect(text.utf8.reduce(FNV1a.offsetBasis) { ($0 ^ UInt64($1)) &* FNV1a.prime } == hash)
    }
}
