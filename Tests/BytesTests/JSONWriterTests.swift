// SPDX-License-Identifier: EUPL-1.2

import Bytes
import Foundation
import Testing

struct JSONWriterTests {
    /// A JSON value, written by `JSONWriter` and read by Foundation.
    private indirect enum Value: Hashable, Decodable {
        case null
        case boolean(Bool)
        case integer(Int64)
        case string([UInt8])
        case array([Value])
        case object([String: Value])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let value = try? container.decode(Bool.self) {
                self = .boolean(value)
            } else if let value = try? container.decode(Int64.self) {
                self = .integer(value)
            } else if let value = try? container.decode(String.self) {
                self = .string(Array(value.utf8))
            } else if let values = try? container.decode([Value].self) {
                self = .array(values)
            } else {
                self = .object(try container.decode([String: Value].self))
            }
        }

        init(depth: Int, using generator: inout SeededGenerator) {
            switch generator.next() % (depth > 0 ? 8 : 5) {
            case 0: self = .null
            case 1: self = .boolean(generator.next() & 1 == 0)
            case 2: self = .integer(Int64(truncatingIfNeeded: generator.next()) >> Int64(generator.next() % 64))
            case 3, 4: self = .string(Array(generator.text().utf8))
            case 5, 6:
                self = .array((0..<(generator.next() % 4)).map { _ in Value(depth: depth - 1, using: &generator) })
            default:
                // The number keeps the keys apart, also where strings are equal that differ in their scalars.
                let members = (0..<(generator.next() % 4)).map {
                    ("\($0) " + generator.text(), Value(depth: depth - 1, using: &generator))
                }
                self = .object(Dictionary(uniqueKeysWithValues: members))
            }
        }

        func write(to writer: inout JSONWriter) {
            switch self {
            case .null: writer.null()
            case .boolean(let value): writer.boolean(value)
            case .integer(let value): writer.integer(value)
            case .string(let text): writer.string(utf8: text)
            case .array(let values): writer.array { array in for value in values { value.write(to: &array) } }
            case .object(let members):
                writer.object { object in
                    for (name, value) in members {
                        object.key(name)
                        value.write(to: &object)
                    }
                }
            }
        }
    }

    private func written(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        body(&writer)
        return writer.bytes
    }

    @Test func `another parser reads the same values`() throws {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<1000 {
            let value = Value(depth: 4, using: &generator)
            let bytes = written { value.write(to: &$0) }
            #expect(try JSONDecoder().decode(Value.self, from: Data(bytes)) == value)
            #expect(!bytes.contains { $0 < 0x20 })
        }
    }

    @Test func `every string comes back scalar by scalar, also as a key`() throws {
        var generator = SeededGenerator(seed: 6)
        let singles = (0...0x7F).map { String(Unicode.Scalar(UInt8($0))) }
        let others = ["\u{2028}\u{2029}", "\u{FEFF}", "\u{FFFF}", "\u{10FFFF}", "e\u{301}é", "</script>", "\r\n"]
        for text in singles + others + (0..<2000).map({ _ in generator.text() }) {
            let bytes = written { $0.object { $0.member("k" + text, text) } }
            let members = try JSONDecoder().decode([String: String].self, from: Data(bytes))
            #expect(members.keys.map { Array($0.utf8) } == [Array("k\(text)".utf8)])
            #expect(members.values.map { Array($0.utf8) } == [Array(text.utf8)])
            #expect(written { $0.string(text) } == written { $0.string(utf8: Array(text.utf8)) })
        }
    }

    @Test func `there is one spelling, in the order of the calls`() {
        let bytes = written { writer in
            writer.object { object in
                object.member("z", "\u{0}\u{1F}\u{7F}\"\\/\n\r\t\u{8}é")
                object.member("a", -5)
                object.member("yes", true)
                object.member("absent", ifPresent: nil)
                object.member("present", ifPresent: "")
                object.member("names", strings: ["x", "y"])
                object.member("none", strings: [])
                object.member("object", object: { $0.member("n", UInt64.max) })
                object.member(
                    "array",
                    array: { array in
                        array.array { _ in }
                        array.object { _ in }
                        array.null()
                        array.integer(Int.min)
                    }
                )
            }
            writer.endLine()
            writer.boolean(false)
            writer.endLine()
        }
        let expected = #"""
            {"z":"\u0000\u001f\#u{7F}\"\\/\n\r\t\u0008é","a":-5,"yes":true,"present":"","names":["x","y"],"none":[],\#
            "object":{"n":18446744073709551615},"array":[[],{},null,-9223372036854775808]}
            false

            """#
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }

    @Test func `a writer that has forgotten writes as a new one does`() {
        var writer = JSONWriter()
        writer.integer(1)
        writer.removeAll()
        writer.array { $0.integer(2) }
        #expect(writer.bytes == Array("[2]".utf8))
    }

    @Test func `an error in the body comes through`() {
        struct Stop: Error {}
        var writer = JSONWriter()
        #expect(throws: Stop.self) {
            try writer.object { object throws(Stop) in
                try object.member("a", array: { _ throws(Stop) in throw Stop() })
            }
        }
    }
}
