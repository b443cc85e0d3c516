// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// What a style attribute says about text.
enum HTMLStyle {
    /// Whether it hides its element.
    static func isHidden(_ style: [UInt8]) -> Bool {
        guard style.count >= 12 else { return false }
        let folded = style.filter { !$0.isASCIISpace }.map { $0.asciiLowercased }
        return folded.firstRange(of: "display:none") != nil || folded.firstRange(of: "visibility:hidden") != nil
    }
}
