// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Which language most characters of a page are in.
struct LanguageTally {
    private var counts: [String: Int] = [:]

    /// Counts characters in a language, if one is said.
    mutating func add(_ language: String?, characterCount: Int) {
        guard let language, !language.isEmpty else { return }
        counts[language, default: 0] += characterCount
    }

    /// The language of most characters; of several with as many, the first by name.
    var majority: String? {
        counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.first?.key
    }
}

/// The mean of the confidences that an engine gave its words.
struct ConfidenceMean {
    private var sumPPM: Int64 = 0
    private var count: Int64 = 0

    /// The mean in parts per million; `nil` if there was none.
    var ppm: Int64? { count == 0 ? nil : sumPPM / count }

    /// Adds one from 0 to 1, written as a decimal number; anything else is left out.
    mutating func add(decimal text: [UInt8]) {
        guard let value = ConfidenceMean.millionths(text), value <= 1_000_000 else { return }
        sumPPM += value
        count += 1
    }

    /// Adds one from 0 to 100, written as a decimal number; anything else is left out.
    mutating func add(percent text: [UInt8]) {
        guard let value = ConfidenceMean.millionths(text), value <= 100_000_000 else { return }
        sumPPM += value / 100
        count += 1
    }

    // Exact, so that the mean is the same on every machine.
    private static func millionths(_ text: [UInt8]) -> Int64? {
        var value: Int64 = 0
        var decimalCount: Int?
        for byte in text where !byte.isASCIISpace {
            if byte == 0x2E, decimalCount == nil {
                decimalCount = 0
            } else if byte.isASCIIDigit {
                if let places = decimalCount {
                    if places == 6 { continue }
                    decimalCount = places + 1
                }
                value = value * 10 + Int64(byte - 0x30)
                if value > 1_000_000_000_000 { return nil }
            } else {
                return nil
            }
        }
        guard !text.isEmpty else { return nil }
        for _ in (decimalCount ?? 0)..<6 { value *= 10 }
        return value
    }
}
