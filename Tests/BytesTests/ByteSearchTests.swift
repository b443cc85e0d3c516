// SPDX-License-Identifier: EUPL-1.2

import Bytes
import Testing

@Suite struct ByteSearchTests {
    @Test func `plain text ends before whatever needs a look, and only there`() {
        let alphabet: [UInt8] = [
            0x20, 0x20, 0x20, 0x61, 0x62, 0x21, 0xC3, 0xA9, 0xC2, 0xEF, 0x0A, 0x00, 0x1F, 0x7F, 0xFF,
        ]
        func isPlain(_ byte: UInt8) -> Bool { byte > 0x20 && byte != 0xC2 && byte != 0xEF }
        var state: UInt64 = 7
        for _ in 0..<20_000 {
            var bytes: [UInt8] = []
            for _ in 0..<60 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let isUsual = state >> 40 & 15 != 0
                bytes.append(isUsual ? 0x61 : alphabet[Int(state >> 33) % alphabet.count])
            }
            let end = bytes.span.endOfPlainText(from: 3)
            let expected = (3..<60).first { index in
                if bytes[index] == 0x20 { return index == 59 || !isPlain(bytes[index + 1]) }
                return !isPlain(bytes[index])
            }
            #expect(end == expected ?? 60)
        }
        let prose = Array("one two three four five six seven".utf8)
        #expect(prose.span.endOfPlainText(from: 0) == prose.count)
    }

    @Test func `stretches are compared byte by byte, at any places`() {
        var state: UInt64 = 5
        for _ in 0..<20_000 {
            var bytes: [UInt8] = []
            for _ in 0..<32 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes.append(state >> 40 & 7 == 0 ? 0xFF : 0x61)
            }
            let (left, right, length) = (Int(state >> 33) % 34, Int(state >> 45) % 34, Int(state >> 57) % 20)
            let fits = max(left, right) + length <= 32
            let expected = fits && bytes[left..<(left + length)].elementsEqual(bytes[right..<(right + length)])
            #expect(bytes.span.isEqual(at: left, and: right, length: length) == expected)
            if fits {
                let pair = (bytes[left..<(left + length)], bytes[right..<(right + length)])
                #expect(Array(pair.0).span.isEqual(to: Array(pair.1).span) == expected)
            }
        }
    }

    @Test func `the first of three bytes is found wherever it stands`() {
        for count in 0...40 {
            for place in 0..<count {
                for byte in [UInt8(0x3C), 0x26, 0x3E] {
                    var bytes = [UInt8](repeating: 0x20, count: count)
                    bytes[place] = byte
                    for start in 0...count {
                        let found = bytes.span.firstIndex(ofAny: 0x3C, 0x26, 0x3E, from: start)
                        #expect(found == (start <= place ? place : count))
                    }
                }
            }
        }
    }

    @Test func `the first byte is found wherever it stands`() {
        for byte in [UInt8(0), 0x3C, 0x3D, 0x7F, 0x80, 0xFF] {
            for other in [byte &+ 1, byte &- 1, byte ^ 0x80] {
                for count in 0...40 {
                    for place in 0..<count {
                        var bytes = [UInt8](repeating: other, count: count)
                        bytes[place] = byte
                        for start in 0...count {
                            let found = bytes.span.firstIndex(of: byte, from: start)
                            #expect(found == (start <= place ? place : nil))
                        }
                    }
                    let without = [UInt8](repeating: other, count: count)
                    #expect(without.span.firstIndex(of: byte, from: 0) == nil)
                }
            }
        }
    }

    @Test func `a byte is found by what comes after it, wherever it stands`() {
        for count in 0...40 {
            for place in 0..<count {
                var bytes = [UInt8](repeating: 0x61, count: count)
                bytes[place] = 0x27
                for following in [UInt8(0x27), 0x61] {
                    if place + 1 < count { bytes[place + 1] = following }
                    let isPair = place + 1 < count && following == 0x27
                    for start in 0...count {
                        let found = bytes.span.firstIndex(from: start) { ($0 .== 0x27) .& ($1 .== 0x27) }
                        #expect(found == (isPair && start <= place ? place : count))
                        let last = bytes.span.firstIndex(from: start) { ($0 .== 0x61) .& ($1 .== 0) }
                        #expect(last == (start < count && bytes.last == 0x61 ? count - 1 : count))
                    }
                }
            }
        }
    }

    @Test func `the first and the last eight bytes of a stretch are its own`() {
        let bytes = (0..<24).map { UInt8(0x81 + $0) }
        for start in 0...24 {
            for end in start...24 {
                let stretch = Array(bytes[start..<end])
                let first = stretch.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
                let last = stretch.suffix(8).reduce(UInt64(0)) { $0 >> 8 | UInt64($1) << 56 }
                #expect(bytes.span.firstBytes(of: start..<end) == first)
                #expect(bytes.span.lastBytes(of: start..<end) == last)
            }
        }
    }
}
