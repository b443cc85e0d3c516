// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel

/// The dates that documents give, in the many ways they write them, as ISO 8601.
enum PublicationDate {
    private static let maximumByteCount = 64

    /// A date as `2024-05-31`, with the time of day as far as it is given (`2024-05-31T08:00:00+02:00`), or only the year
    /// and month; `nil` if it is none that one can be sure of.
    static func normalized(_ text: String) -> String? {
        let bytes = Array(text.utf8.drop(while: \.isASCIISpace))
        guard bytes.count >= 4, bytes.count <= maximumByteCount else { return nil }
        return yearFirst(bytes) ?? dayFirst(bytes)
    }

    // `2024-05-31`, `2024/5/31`, `20240531`, `2024-05`, `2024`, each but the last two with a time.
    private static func yearFirst(_ bytes: [UInt8]) -> String? {
        var scanner = NumberScanner(bytes)
        guard let year = scanner.number(digitCount: 4), (1000...2999).contains(year) else { return nil }
        let isBasic = scanner.next?.isASCIIDigit == true
        guard isBasic || scanner.take(anyOf: "-/.") else { return scanner.isAtEnd ? padded(year, 4) : nil }
        guard let month = isBasic ? scanner.number(digitCount: 2) : scanner.number(atMost: 2) else { return nil }
        guard isBasic || scanner.take(anyOf: "-/.") else {
            return scanner.isAtEnd && (1...12).contains(month) ? "\(padded(year, 4))-\(padded(month, 2))" : nil
        }
        guard let day = isBasic ? scanner.number(digitCount: 2) : scanner.number(atMost: 2),
            let date = CalendarDate(year: year, month: month, day: day)
        else { return nil }
        return date.description + time(&scanner)
    }

    // `31.05.2024`, `31 May 2024`, `Fri, 31 May 2024 08:00:00 +0200`, `May 31, 2024`. Of `05/06/2024` nobody can be sure.
    private static func dayFirst(_ bytes: [UInt8]) -> String? {
        var scanner = NumberScanner(bytes)
        var month: Int?
        if let word = scanner.word() {
            month = monthNumber(word)
            _ = scanner.take(anyOf: ".,")
            scanner.skipSpaces()
        }
        guard let day = scanner.number(atMost: 2) else { return nil }
        if month == nil {
            if scanner.take(anyOf: ".") {
                scanner.skipSpaces()
                month = scanner.number(atMost: 2) ?? scanner.word().flatMap(monthNumber)
                _ = scanner.take(anyOf: ".")
            } else {
                _ = scanner.take(anyOf: "-")
                scanner.skipSpaces()
                month = scanner.word().flatMap(monthNumber)
                _ = scanner.take(anyOf: "-,.")
            }
        } else {
            _ = scanner.take(anyOf: ",")
        }
        scanner.skipSpaces()
        guard let month, let year = scanner.number(digitCount: 4), (1000...2999).contains(year),
            let date = CalendarDate(year: year, month: month, day: day)
        else { return nil }
        return date.description + time(&scanner)
    }

    private static func monthNumber(_ word: String) -> Int? {
        guard word.utf8.count >= 3 else { return nil }
        let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        return names.firstIndex(of: String(word.prefix(3))).map { $0 + 1 }
    }

    // `T08:00`, ` 08:00:00.000`, each with `Z`, `+02:00` or `+0200`; nothing if it is not a time.
    private static func time(_ scanner: inout NumberScanner) -> String {
        _ = scanner.take(anyOf: "Tt,")
        scanner.skipSpaces()
        guard let hour = scanner.number(digitCount: 2), hour < 24, scanner.take(anyOf: ":"),
            let minute = scanner.number(digitCount: 2), minute < 60
        else { return "" }
        var second = 0
        if scanner.take(anyOf: ":") {
            guard let number = scanner.number(digitCount: 2), number < 60 else { return "" }
            second = number
            if scanner.take(anyOf: ".,") { scanner.skipDigits() }
        }
        scanner.skipSpaces()
        return "T\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))\(zone(&scanner))"
    }

    private static func zone(_ scanner: inout NumberScanner) -> String {
        if let word = scanner.word() { return ["z", "gmt", "utc", "ut"].contains(word) ? "Z" : "" }
        guard let sign = scanner.next, sign == 0x2B || sign == 0x2D else { return "" }
        _ = scanner.take(anyOf: "+-")
        guard let hours = scanner.number(digitCount: 2), hours <= 14 else { return "" }
        _ = scanner.take(anyOf: ":")
        let minutes = scanner.number(digitCount: 2) ?? 0
        guard minutes < 60 else { return "" }
        return "\(sign == 0x2B ? "+" : "-")\(padded(hours, 2)):\(padded(minutes, 2))"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

private struct NumberScanner {
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var next: UInt8? { index < bytes.count ? bytes[index] : nil }
    var isAtEnd: Bool { bytes[index...].allSatisfy(\.isASCIISpace) }

    mutating func number(digitCount: Int) -> Int? {
        let digits = bytes[index...].prefix(digitCount)
        guard digits.count == digitCount, digits.allSatisfy(\.isASCIIDigit) else { return nil }
        index += digitCount
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    mutating func number(atMost count: Int) -> Int? {
        let found = bytes[index...].prefix { $0.isASCIIDigit }.count
        return found > 0 && found <= count ? number(digitCount: found) : nil
    }

    // The next word in lower case; `nil` if there is none.
    mutating func word() -> String? {
        let letters = bytes[index...].prefix { $0.isASCIILetter }
        guard !letters.isEmpty else { return nil }
        index += letters.count
        return String(decoding: letters.map(\.asciiLowercased), as: UTF8.self)
    }

    mutating func take(anyOf characters: String) -> Bool {
        guard let next, characters.utf8.contains(next) else { return false }
        index += 1
        return true
    }

    mutating func skipSpaces() {
        while next?.isASCIISpace == true { index += 1 }
    }

    mutating func skipDigits() {
        while next?.isASCIIDigit == true { index += 1 }
    }
}
