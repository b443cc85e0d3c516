// SPDX-License-Identifier: EUPL-1.2

/// The groups of scripts whose languages are told apart by a classifier of their own.
enum WritingGroup: Int, Sendable, CaseIterable {
    case latin
    case cyrillic
    /// Greek and every script that is not European.
    case other

    /// The group of a folded letter.
    @inline(__always)
    init(letter: UInt16) {
        if letter < 0x250 || letter >> 8 == 0x1E {
            self = .latin
        } else if letter >= 0x400, letter < 0x530 {
            self = .cyrillic
        } else {
            self = .other
        }
    }

    /// The group of most letters of a folded text; the first of those that have equally many.
    @inline(__always)
    static func of(_ letters: borrowing Span<UInt16>) -> WritingGroup {
        var latin = 0
        var cyrillic = 0
        var total = 0
        for index in 0..<letters.count {
            let letter = letters[index]
            if letter == 0 { continue }
            total += 1
            switch WritingGroup(letter: letter) {
            case .latin: latin += 1
            case .cyrillic: cyrillic += 1
            case .other: break
            }
        }
        let other = total - latin - cyrillic
        if latin >= cyrillic, latin >= other { return .latin }
        return cyrillic >= other ? .cyrillic : .other
    }
}
