// SPDX-License-Identifier: EUPL-1.2

import Bytes
import Testing

struct Base64Tests {
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func `the vectors of RFC 4648 hold`(text: String, encoded: String) {
        #expect(Base64.encode(Array(text.utf8)) == encoded)
        #expect(Base64.decode(encoded) == Array(text.utf8))
        #expect(Base64.encodeURL(Array(text.utf8)) == encoded.filter { $0 != "=" })
    }

    @Test func `the two alphabets differ in two digits`() {
        #expect(Base64.encode([0xFB, 0xFF]) == "+/8=")
        #expect(Base64.encodeURL([0xFB, 0xFF]) == "-_8")
    }

    @Test func `each value has one text`() {
        let alphabet = Array("ABZaz09+/=-_ \n".utf8)
        for first in alphabet {
            for second in alphabet {
                for tail in ["==", "A=", "AA", "", "="] {
                    let text = String(decoding: [first, second], as: UTF8.self) + tail
                    guard let bytes = Base64.decode(text) else { continue }
                    #expect(Base64.encode(bytes) == text)
                }
            }
        }
    }

    @Test(arguments: [
        "Z", "Zg", "Zg=", "Zh==", "Zm9=", "Zm8", "Zm 8", "Zm8=\n", "====", "=Zm8", "Z===", "Zm8=Zm8=", "Zm-_",
    ])
    func `what encode would not write is refused`(text: String) {
        #expect(Base64.decode(text) == nil)
    }
}
