// SPDX-License-Identifier: EUPL-1.2

/// How the names of tokens become text: the steps of a file's `decoder`, each applied to the list of names.
struct TokenDecoder: Sendable {
    enum Step: Sendable, Hashable {
        case byteLevel
        case metaspace([UInt8], dropsFirst: Bool)
        case replace([UInt8], with: [UInt8])
        case byteFallback
        case fuse
        /// Takes up to so many of a character off the ends of each.
        case strip([UInt8], left: Int, right: Int)
    }

    var steps: [Step]
    /// What stands between the parts at the end: a space in a file without a decoder.
    var separator: [UInt8] = []

    /// The text that names stand for.
    ///
    /// Bytes that a byte-level vocabulary's tokens stand for are given as they are, well-formed or not.
    func decode(_ names: [[UInt8]]) -> [UInt8] {
        var parts = names
        for step in steps { parts = TokenDecoder.apply(step, to: parts) }
        return Array(parts.joined(separator: separator))
    }

    private static func apply(_ step: Step, to parts: [[UInt8]]) -> [[UInt8]] {
        switch step {
        case .byteLevel: return [parts.flatMap { ByteAlphabet.bytes(of: $0) ?? $0 }]
        case .metaspace(let mark, let dropsFirst):
            return parts.enumerated().map { index, part in
                ByteReplacing.replace(mark, with: index == 0 && dropsFirst ? [] : [0x20], in: part)
            }
        case .replace(let pattern, let content):
            return parts.map { ByteReplacing.replace(pattern, with: content, in: $0) }
        case .byteFallback: return joinFallback(parts)
        case .fuse: return [Array(parts.joined())]
        case .strip(let content, let left, let right): return parts.map { strip(content, left, right, $0) }
        }
    }

    /// Bytes of several tokens that make well-formed text become it; each of others becomes a replacement character.
    private static func joinFallback(_ parts: [[UInt8]]) -> [[UInt8]] {
        var output: [[UInt8]] = []
        var bytes: [UInt8] = []
        func end() {
            if String(validating: bytes, as: UTF8.self) != nil {
                if !bytes.isEmpty { output.append(bytes) }
            } else {
                output.append(contentsOf: repeatElement(Array("\u{FFFD}".utf8), count: bytes.count))
            }
            bytes = []
        }
        for part in parts {
            if let byte = fallbackByte(part) {
                bytes.append(byte)
            } else {
                end()
                output.append(part)
            }
        }
        end()
        return output
    }

    /// The byte that a name such as "<0x0A>" spells.
    static func fallbackByte(_ name: [UInt8]) -> UInt8? {
        guard name.count == 6, name.starts(with: Array("<0x".utf8)), name[5] == UInt8(ascii: ">") else { return nil }
        let digits = String(decoding: name[3..<5], as: UTF8.self)
        // Like the reference implementation's, this reading takes "+A" for A.
        return UInt8(digits, radix: 16)
    }

    private static func strip(_ content: [UInt8], _ left: Int, _ right: Int, _ part: [UInt8]) -> [UInt8] {
        var part = part[...]
        for _ in 0..<left where part.starts(with: content) { part = part.dropFirst(content.count) }
        for _ in 0..<right where part.suffix(content.count).elementsEqual(content) {
            part = part.dropLast(content.count)
        }
        return Array(part)
    }
}
