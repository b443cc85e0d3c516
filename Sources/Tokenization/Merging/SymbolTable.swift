// SPDX-License-Identifier: EUPL-1.2

/// What the smallest parts of a piece are, before anything is merged: a token for each byte, or for each character.
struct SymbolTable: Sendable {
    /// The tokens of the bytes in a byte-level vocabulary; else empty.
    let byteTokens: [UInt32]
    /// The tokens of the characters of the first plane; `noToken` for those without one.
    private var low: [UInt32] = []
    private var high: [Unicode.Scalar: UInt32] = [:]
    /// The tokens "<0x00>" to "<0xFF>", by which unknown characters are spelled; `noToken` for a missing one.
    private var fallback: [UInt32] = []
    private var unknown: UInt32?
    private var fusesUnknown = false

    private static let noToken = UInt32.max

    /// Whether symbols are bytes.
    var isByteLevel: Bool { !byteTokens.isEmpty }

    /// The symbols of a byte-level vocabulary.
    init(byteTokens: [UInt32]) {
        self.byteTokens = byteTokens
    }

    /// The symbols of a vocabulary of characters; `fallback` is empty where characters are not spelled in bytes.
    init(characters: [(Unicode.Scalar, UInt32)], fallback: [UInt32?], unknown: UInt32?, fusesUnknown: Bool) {
        byteTokens = []
        low = [UInt32](repeating: SymbolTable.noToken, count: 0x10000)
        for (scalar, token) in characters {
            if scalar.value < 0x10000 { low[Int(scalar.value)] = token } else { high[scalar] = token }
        }
        self.fallback = fallback.map { $0 ?? SymbolTable.noToken }
        self.unknown = unknown
        self.fusesUnknown = fusesUnknown
    }

    /// Appends the symbols of well-formed UTF-8, or of any bytes in a byte-level vocabulary.
    ///
    /// An unknown character becomes its bytes' tokens, or the unknown token, or nothing. Like the reference
    /// implementation, an unknown token waits for a known character, and bytes that are spelled overtake it.
    func appendSymbols(of bytes: Span<UInt8>, to symbols: inout [UInt32]) {
        if isByteLevel {
            for index in bytes.indices { symbols.append(byteTokens[Int(bytes[index])]) }
            return
        }
        var waiting: UInt32?
        var index = 0
        while index < bytes.count {
            let (scalar, byteCount) = SymbolTable.scalar(bytes, index)
            if let token = token(of: scalar) {
                if let unknown = waiting { symbols.append(unknown) }
                waiting = nil
                symbols.append(token)
            } else if !appendFallback(bytes, index, byteCount, to: &symbols), let unknown {
                if !fusesUnknown, let earlier = waiting { symbols.append(earlier) }
                waiting = unknown
            }
            index += byteCount
        }
        if let waiting { symbols.append(waiting) }
    }

    private func appendFallback(_ bytes: Span<UInt8>, _ start: Int, _ count: Int, to symbols: inout [UInt32]) -> Bool {
        if fallback.isEmpty { return false }
        for index in start..<(start + count) where fallback[Int(bytes[index])] == SymbolTable.noToken { return false }
        for index in start..<(start + count) { symbols.append(fallback[Int(bytes[index])]) }
        return true
    }

    private func token(of value: UInt32) -> UInt32? {
        if value < 0x10000 { return low[Int(value)] == SymbolTable.noToken ? nil : low[Int(value)] }
        return Unicode.Scalar(value).flatMap { high[$0] }
    }

    /// The scalar at a place of well-formed UTF-8, and its byte count.
    private static func scalar(_ bytes: Span<UInt8>, _ index: Int) -> (UInt32, Int) {
        let lead = bytes[index]
        let byteCount = min(lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4, bytes.count - index)
        var value = UInt32(lead)
        if byteCount > 1 { value &= 0xFF >> UInt32(byteCount + 1) }
        for offset in 1..<max(byteCount, 1) { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
        return (value, byteCount)
    }
}
