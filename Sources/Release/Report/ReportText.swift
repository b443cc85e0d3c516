// SPDX-License-Identifier: EUPL-1.2

/// Numbers and names as the report shows them; integers only, no locale.
enum ReportText {
    /// A whole number, its thousands parted by narrow spaces.
    static func count(_ number: Int) -> String {
        var digits = Substring(String(number.magnitude))
        var groups: [Substring] = []
        while digits.count > 3 {
            groups.append(digits.suffix(3))
            digits = digits.dropLast(3)
        }
        groups.append(digits)
        return (number < 0 ? "−" : "") + groups.reversed().joined(separator: "\u{202F}")
    }

    /// A count and its noun: `1 shard`, `2 shards`.
    static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(count(number)) \(number == 1 ? one : many)"
    }

    /// A number in short: `12.3 M`.
    static func short(_ number: Int) -> String {
        for (unit, name) in [(1_000_000_000_000, "T"), (1_000_000_000, "G"), (1_000_000, "M")]
        where number >= unit {
            return "\(tenths(number, unit)) \(name)"
        }
        return count(number)
    }

    /// A number of bytes in short: `12.3 MB`.
    static func bytes(_ number: Int) -> String {
        let units = [
            (1_000_000_000_000_000, "PB"), (1_000_000_000_000, "TB"), (1_000_000_000, "GB"), (1_000_000, "MB"),
            (1000, "kB"),
        ]
        for (unit, name) in units where number >= unit { return "\(tenths(number, unit)) \(name)" }
        return "\(number) bytes"
    }

    /// A share in per cent, to a tenth; what is there at all is never shown as nothing.
    static func share(_ part: Int, of whole: Int) -> String {
        guard whole > 0, part > 0 else { return "0 %" }
        let permille = perMille(part, of: whole)
        if permille == 0 { return "< 0.1 %" }
        return permille % 10 == 0 ? "\(permille / 10) %" : "\(permille / 10).\(permille % 10) %"
    }

    /// A share in parts per thousand, rounded.
    static func perMille(_ part: Int, of whole: Int) -> Int {
        guard whole > 0 else { return 0 }
        let (high, low) = part.multipliedFullWidth(by: 1000)
        let (sum, carries) = low.addingReportingOverflow(UInt(whole / 2))
        return min(1000, max(0, whole.dividingFullWidth((high + (carries ? 1 : 0), sum)).quotient))
    }

    private static func tenths(_ number: Int, _ unit: Int) -> String {
        let tenths = number / (unit / 10)
        return tenths >= 1000 || tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }

    /// The English name of a language; its code if this list has none.
    static func language(_ code: String) -> String { languages[code] ?? code }

    private static let languages = [
        "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
        "en": "English", "es": "Spanish", "et": "Estonian", "fi": "Finnish", "fr": "French", "ga": "Irish",
        "hr": "Croatian", "hu": "Hungarian", "it": "Italian", "lt": "Lithuanian", "lv": "Latvian", "mt": "Maltese",
        "nb": "Norwegian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
        "sk": "Slovak", "sl": "Slovene", "sv": "Swedish", "und": "not determined",
    ]
}
