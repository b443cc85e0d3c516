// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Hashing

/// The one spelling of each kind of identifier.
enum IdentifierSpelling {
    private static let maximumByteCount = 8192

    /// The canonical spelling of a value; `nil` if it is none of the kind.
    static func canonical(_ value: String, _ kind: IndexedIdentifier.Kind) -> String? {
        guard !value.isEmpty, value.utf8.count <= maximumByteCount, !value.utf8.contains(where: { $0 < 0x20 }) else {
            return nil
        }
        switch kind {
        case .licensor, .source, .license, .other: return value
        case .document, .content: return Digest(hexadecimal: value.lowercased()) == nil ? nil : value.lowercased()
        case .domain: return domain(value)
        case .url: return url(value)
        case .isbn: return isbn(value)
        case .issn: return issn(value)
        case .doi: return doi(value)
        }
    }

    /// The host of an address; `nil` if it has none.
    static func host(of address: String) -> String? {
        guard let start = address.firstRange(of: "://")?.upperBound else { return nil }
        let authority = address[start...].prefix { !"/?#".contains($0) }
        let withoutUser = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        let host =
            withoutUser.hasPrefix("[") ? withoutUser.prefix { $0 != "]" } + "]" : withoutUser.prefix { $0 != ":" }
        return host.isEmpty ? nil : String(host)
    }

    private static func domain(_ value: String) -> String? {
        var name = asciiLowercased(value)
        if name.hasSuffix(".") { name.removeLast() }
        return name.isEmpty || name.contains("/") || name.contains(" ") ? nil : name
    }

    // Scheme and host without case, no port that the scheme implies, no fragment, no empty path: what RFC 3986, section
    // 6.2.2 calls equal. Path and query stay as they are, since servers tell them apart.
    private static func url(_ value: String) -> String? {
        let address = String(value.prefix { $0 != "#" })
        guard let mark = address.firstRange(of: "://"), let host = host(of: address) else { return nil }
        let scheme = asciiLowercased(String(address[..<mark.lowerBound]))
        guard let hostRange = address.firstRange(of: host) else { return nil }
        var rest = address[hostRange.upperBound...]
        for (known, port) in [("http", ":80"), ("https", ":443")] where scheme == known && rest.hasPrefix(port) {
            let after = rest.dropFirst(port.count)
            if after.first?.isNumber != true { rest = after }
        }
        let port = rest.prefix { $0 == ":" || $0.isASCII && $0.isNumber }
        rest = rest.dropFirst(port.count)
        let path = rest.isEmpty || rest.hasPrefix("?") ? "/\(rest)" : String(rest)
        return "\(scheme)://\(domain(host) ?? host)\(port)\(path)"
    }

    // Thirteen digits; ten become thirteen with the prefix 978 and the other check digit.
    private static func isbn(_ value: String) -> String? {
        let symbols = asciiLowercased(value).utf8.filter { $0 != 0x2D && $0 != 0x20 }
        guard let digits = digits(symbols) else { return nil }
        if digits.count == 13 {
            let sum = digits.enumerated().reduce(0) { $0 + $1.element * ($1.offset.isMultiple(of: 2) ? 1 : 3) }
            return sum.isMultiple(of: 10) && digits.allSatisfy { $0 < 10 } ? text(digits) : nil
        }
        guard digits.count == 10, digits.enumerated().reduce(0, { $0 + $1.element * (10 - $1.offset) }) % 11 == 0 else {
            return nil
        }
        let body = [9, 7, 8] + digits.dropLast()
        let sum = body.enumerated().reduce(0) { $0 + $1.element * ($1.offset.isMultiple(of: 2) ? 1 : 3) }
        return text(body + [(10 - sum % 10) % 10])
    }

    private static func issn(_ value: String) -> String? {
        let symbols = asciiLowercased(value).utf8.filter { $0 != 0x2D && $0 != 0x20 }
        guard let digits = digits(symbols), digits.count == 8,
            digits.enumerated().reduce(0, { $0 + $1.element * (8 - $1.offset) }) % 11 == 0
        else { return nil }
        let body = text(Array(digits.dropLast()))
        return "\(body.prefix(4))-\(body.suffix(3))\(digits[7] == 10 ? "X" : String(digits[7]))"
    }

    // The digits of a number whose last symbol may be x, for ten.
    private static func digits(_ symbols: [UInt8]) -> [Int]? {
        var digits: [Int] = []
        for (index, symbol) in symbols.enumerated() {
            if symbol.isASCIIDigit {
                digits.append(Int(symbol - 0x30))
            } else if symbol == 0x78, index == symbols.count - 1 {
                digits.append(10)
            } else {
                return nil
            }
        }
        return digits
    }

    private static func text(_ digits: [Int]) -> String { digits.map(String.init).joined() }

    private static func doi(_ value: String) -> String? {
        var name = asciiLowercased(value)
        for prefix in ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:"]
        where name.hasPrefix(prefix) {
            name.removeFirst(prefix.count)
        }
        return name.hasPrefix("10.") && name.contains("/") ? name : nil
    }

    // ASCII letters only, as DOIs and host names are compared; independent of any Unicode version.
    private static func asciiLowercased(_ value: String) -> String {
        String(decoding: value.utf8.map(\.asciiLowercased), as: UTF8.self)
    }
}
