// SPDX-License-Identifier: EUPL-1.2

import Bytes
import Testing

struct HexadecimalTests {
    @Test func `every byte is written as two lower-case digits and read back`() {
        let bytes = Array(UInt8.min...UInt8.max)
        let text = Hexadecimal.encode(bytes)
        #expect(text == bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
        #expect(Hexadecimal.decode(text) == bytes)
        #expect(Hexadecimal.encode([]) == "" && Hexadecimal.decode("") == [])
    }

    @Test func `each value has one text`() {
        for first in UInt8.min...0x7F {
            for second in UInt8.min...0x7F {
                let text = String(decoding: [first, second], as: UTF8.self)
                guard let bytes = Hexadecimal.decode(text) else { continue }
                #expect(Hexadecimal.encode(bytes) == text)
            }
        }
    }

    @Test(arguments: ["0", "000", "0G", "AB", "0x", " 0", "0 ", "+1", "ＡＢ", "/0", ":0", "`0", "g0"])
    func `anything else is refused`(text: String) {
        #expect(Hexadecimal.decode(text) == nil)
    }
}
