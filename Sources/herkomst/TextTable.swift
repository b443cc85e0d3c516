// SPDX-License-Identifier: EUPL-1.2

/// A table for people, in columns of spaces.
struct TextTable {
    private var rows: [[String]]
    private let rightAligned: Set<Int>

    /// A table with a heading for each column; numbers belong to the right.
    init(_ headings: [String], rightAligned: Set<Int> = []) {
        rows = [headings]
        self.rightAligned = rightAligned
    }

    mutating func append(_ cells: [String]) {
        rows.append(cells)
    }

    /// The rows under a ruled heading, each line ended.
    var text: String {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        var lines = rows.map { row in line(row, widths: widths) }
        lines.insert(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "), at: 1)
        return lines.joined(separator: "\n") + "\n"
    }

    private func line(_ row: [String], widths: [Int]) -> String {
        var cells: [String] = []
        for (column, cell) in row.enumerated() {
            let padding = String(repeating: " ", count: widths[column] - cell.count)
            cells.append(rightAligned.contains(column) ? padding + cell : cell + padding)
        }
        var line = cells.joined(separator: "  ")
        while line.last == " " { line.removeLast() }
        return line
    }
}

/// Amounts for people.
enum Amount {
    /// Bytes in decimal units, three digits: `12.3 MB`.
    static func bytes(_ count: Int) -> String {
        if count < 1000 { return "\(count) B" }
        var value = Double(count)
        var unit = 0
        let units = ["B", "kB", "MB", "GB", "TB", "PB"]
        while value >= 999.5, unit + 1 < units.count {
            value /= 1000
            unit += 1
        }
        return "\(decimal(value, digits: value < 9.95 ? 2 : value < 99.5 ? 1 : 0)) \(units[unit])"
    }

    /// A whole number with its thousands parted.
    static func count(_ number: Int) -> String {
        var digits = String(number.magnitude)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return (number < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
    }

    /// A number with its noun, in the plural unless it is one.
    static func count(_ number: Int, _ noun: String) -> String {
        "\(count(number)) \(noun)\(number == 1 ? "" : "s")"
    }

    /// A duration in seconds: `4.2 s`, `3 min 05 s`.
    static func seconds(_ seconds: Double) -> String {
        if seconds < 60 { return "\(decimal(seconds, digits: 1)) s" }
        let whole = Int(seconds.rounded())
        if whole < 3600 { return "\(whole / 60) min \(whole % 60 < 10 ? "0" : "")\(whole % 60) s" }
        return "\(whole / 3600) h \(whole / 60 % 60 < 10 ? "0" : "")\(whole / 60 % 60) min"
    }

    /// A number with so many digits behind the point.
    static func decimal(_ value: Double, digits: Int) -> String {
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let scaled = Int((value * scale).rounded())
        if digits == 0 { return String(scaled) }
        let fraction = String(scaled.magnitude % UInt(scale))
        let zeros = String(repeating: "0", count: digits - fraction.count)
        return "\(scaled < 0 ? "-" : "")\(scaled.magnitude / UInt(scale)).\(zeros)\(fraction)"
    }
}
