// SPDX-License-Identifier: EUPL-1.2

/// JSON for people: a member a line, in the order it is written in.
struct IndentedJSON {
    private var text: [UInt8] = []
    private var depth = 0

    /// The text of a JSON value that has no white space between its tokens.
    static func text(of json: [UInt8]) -> String {
        var indented = IndentedJSON()
        var index = 0
        while index < json.count {
            if json[index] == 0x22 {
                index = indented.copyString(in: json, from: index)
            } else {
                indented.append(json[index], before: index + 1 < json.count ? json[index + 1] : 0)
                index += 1
            }
        }
        return String(decoding: indented.text, as: UTF8.self)
    }

    /// Copies a string with its quotation marks; gives the place behind it.
    private mutating func copyString(in json: [UInt8], from start: Int) -> Int {
        var index = start + 1
        while index < json.count, json[index] != 0x22 { index += json[index] == 0x5C ? 2 : 1 }
        let end = min(index + 1, json.count)
        text += json[start..<end]
        return end
    }

    private mutating func append(_ byte: UInt8, before next: UInt8) {
        let closesEmpty = text.last == 0x7B && byte == 0x7D || text.last == 0x5B && byte == 0x5D
        if byte == 0x7D || byte == 0x5D {
            depth -= 1
            if !closesEmpty { startLine() }
        }
        text.append(byte)
        switch byte {
        case 0x7B, 0x5B:
            depth += 1
            if next != 0x7D, next != 0x5D { startLine() }
        case 0x2C: startLine()
        case 0x3A: text.append(0x20)
        default: break
        }
    }

    private mutating func startLine() {
        text += [0x0A] + Array(repeating: 0x20, count: 2 * max(0, depth))
    }
}
