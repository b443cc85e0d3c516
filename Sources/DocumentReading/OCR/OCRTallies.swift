// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Which language most characters of a page are in.
struct LanguageTally {
    private var numbers: [[UInt8]: Int] = [:]
    private var languages: [(name: [UInt8], characterCount: Int)] = []
    // The two names that were asked for last, which are mostly asked for again.
    private var last: (name: [UInt8], number: Int) = ([], LanguageTally.none)
    private var lastButOne: (name: [UInt8], number: Int) = ([], LanguageTally.none)

    /// The number that stands for no language.
    static let none = -1

    /// The number of a language; the empty one is none.
    mutating func number(of name: Span<UInt8>) -> Int {
        if name.isEqual(to: last.name.span) { return last.number }
        swap(&last, &lastButOne)
        if !name.isEqual(to: last.name.span) {
            let name = Array(copying: name)
            last = (name, find(name))
        }
        return last.number
    }

    private mutating func find(_ name: [UInt8]) -> Int {
        guard !name.isEmpty else { return LanguageTally.none }
        if let number = numbers[name] { return number }
        // An endless list of names is no list of languages.
        guard numbers.count < 1000 else { return LanguageTally.none }
        let code = Array(OCRLanguageNames.code(for: String(decoding: name, as: UTF8.self)).utf8)
        let number = numbers[code] ?? languages.count
        if number == languages.count { languages.append((code, 0)) }
        numbers[code] = number
        numbers[name] = number
        return number
    }

    /// Counts characters in a language.
    mutating func add(_ number: Int, characterCount: Int) {
        if number >= 0 { languages[number].characterCount += characterCount }
    }

    /// The language of most characters; of several with as many, the first by name.
    var majority: String? {
        let first = languages.filter { $0.characterCount > 0 }.min { left, right in
            left.characterCount != right.characterCount
                ? left.characterCount > right.characterCount : left.name.lexicographicallyPrecedes(right.name)
        }
        return first.map { String(decoding: $0.name, as: UTF8.self) }
    }
}

/// The mean of the confidences that an engine gave its words.
struct ConfidenceMean {
    private var sumPPM: Int64 = 0
    /// How many there were.
    private(set) var count: Int64 = 0

    /// The mean in parts per million; `nil` if there was none.
    var ppm: Int64? { count == 0 ? nil : sumPPM / count }

    /// Adds one.
    mutating func add(_ ppm: Int64) {
        sumPPM += ppm
        count += 1
    }

    /// A confidence in parts per million, from a decimal number; `nil` if it is none, or lies outside its scale.
    static func ppm(_ text: Span<UInt8>, scale: OCRDialect.ConfidenceScale) -> Int64? {
        let unit: Int64 = scale == .unit ? 1 : 100
        guard let value = ConfidenceMean.millionths(text), value <= unit * 1_000_000 else { return nil }
        return value / unit
    }

    private static let powersOfTen: InlineArray<7, Int64> = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]

    // Exact, so that the mean is the same on every machine.
    private static func millionths(_ text: Span<UInt8>) -> Int64? {
        var value: Int64 = 0
        var decimalCount: Int?
        var hasDigit = false
        for index in text.indices {
            let byte = text[index]
            if byte.isASCIIDigit {
                hasDigit = true
                if let places = decimalCount {
                    if places == 6 { continue }
                    decimalCount = places + 1
                }
                value = value * 10 + Int64(byte - 0x30)
                if value > 1_000_000_000_000 { return nil }
            } else if byte == 0x2E, decimalCount == nil {
                decimalCount = 0
            } else if !byte.isASCIISpace {
                return nil
            }
        }
        guard hasDigit else { return nil }
        return value * powersOfTen[6 - (decimalCount ?? 0)]
    }
}
