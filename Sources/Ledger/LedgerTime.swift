// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Times as leaves hold them: RFC 3339 in UTC to the second, such as `2026-09-01T12:00:00Z`.
enum LedgerTime {
    private static let form = Array("dddd-dd-ddTdd:dd:ddZ".utf8)

    /// Whether text is such a time; months, days and hours are checked for their range only.
    static func isValid(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == form.count else { return false }
        for index in form.indices
        where form[index] == 0x64 ? !bytes[index].isASCIIDigit : bytes[index] != form[index] {
            return false
        }
        let number = { (offset: Int) in Int(bytes[offset] - 0x30) * 10 + Int(bytes[offset + 1] - 0x30) }
        return (1...12).contains(number(5)) && (1...31).contains(number(8)) && number(11) < 24 && number(14) < 60
            && number(17) <= 60
    }
}
