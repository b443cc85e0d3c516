// SPDX-License-Identifier: EUPL-1.2

import Bytes
import Testing

struct JSONReaderTests {
    /// A value of every kind, nested, with every character that could need an escape.
    private var sample: [UInt8] {
        var writer = JSONWriter()
        writer.object { object in
            object.member("text", String(decoding: (0...0x7F).map { UInt8($0) }, as: UTF8.self) + "Ærø Ω 𝔘")
            object.member("count", -12)
            object.member("flag", true)
            object.member(
                "list",
                array: { array in
                    array.null()
                    array.array { $0.integer(0) }
                    array.object { _ in }
                }
            )
            object.member("names", strings: ["", "a"])
        }
        return writer.bytes
    }

    private func read(_ bytes: [UInt8]) throws -> (text: String, count: Int, flag: Bool, names: [String]) {
        var reader = JSONReader(bytes)
        try reader.beginObject()
        try reader.key("text")
        let text = try reader.string()
        try reader.key("count")
        let count = try reader.integer()
        try reader.key("flag")
        let flag = try reader.boolean()
        try reader.key("list")
        try reader.skip()
        try reader.key("names")
        let names = try reader.strings()
        try reader.endObject()
        try reader.finish()
        return (text, count, flag, names)
    }

    @Test func `what the writer writes is read back`() throws {
        let value = try read(sample)
        #expect(value.text == String(decoding: (0...0x7F).map { UInt8($0) }, as: UTF8.self) + "Ærø Ω 𝔘")
        #expect(value.count == -12 && value.flag && value.names == ["", "a"])
        var reader = JSONReader(sample)
        try reader.skip()
        try reader.finish()
        reader = JSONReader(sample)
        try reader.beginObject()
        var keys: [String] = []
        while let key = try reader.nextKey() {
            keys.append(key)
            try reader.skip()
        }
        try reader.finish()
        #expect(keys == ["text", "count", "flag", "list", "names"])
    }

    @Test func `what passes is what the writer would have written`() {
        for offset in sample.indices {
            for bit in 0..<8 {
                var broken = sample
                broken[offset] ^= 1 << bit
                guard let value = try? read(broken) else { continue }
                var writer = JSONWriter()
                writer.string(value.text)
                #expect(broken[8...].starts(with: writer.bytes), "byte \(offset), bit \(bit)")
            }
            #expect(throws: JSONReadingError.self) { try read(Array(sample[..<offset])) }
        }
    }

    @Test(arguments: [
        "", " 1", "1 ", "01", "-0", "-", "+1", "1.0", "1e3", "9223372036854775808", "[1,]", "[,1]", "[1 2]", "[1",
        "{\"a\":}", "{\"a\"}", "{,}", "{\"a\":1,}", "{\"a\":1 }", "{a:1}", "tru", "nul", "\"", "\"\\u0041\"",
        "\"\\/\"", "\"\\u000a\"", "\"\\u001F\"", "\"\u{1}\"", "\"\\", "\"\\u00", "[]]", "{}{}",
    ])
    func `another spelling is refused`(text: String) {
        #expect(throws: JSONReadingError.self) {
            var reader = JSONReader(Array(text.utf8))
            try reader.skip()
            try reader.finish()
        }
    }

    @Test func `bytes that are not UTF-8 and deep nesting are refused`() {
        #expect(throws: JSONReadingError.self) {
            var reader = JSONReader([0x22, 0xC3, 0x22])
            try reader.skip()
        }
        #expect(throws: JSONReadingError.self) {
            var reader = JSONReader([UInt8](repeating: 0x5B, count: 1_000_000))
            try reader.skip()
        }
    }

    @Test(arguments: [Int.min, -100, -1, 0, 7, 9, 10, 99, 100, 4_294_967_295, Int.max - 1, Int.max])
    func `every integer is written as it is spelled, and read back`(value: Int) throws {
        var writer = JSONWriter()
        writer.integer(value)
        #expect(writer.bytes == Array(String(value).utf8))
        var reader = JSONReader(writer.bytes)
        #expect(try reader.integer() == value)
    }

    @Test func `an integer past the machine's is written too`() {
        var writer = JSONWriter()
        writer.member("n", UInt64.max)
        #expect(writer.bytes == Array("\"n\":18446744073709551615".utf8))
    }
}
