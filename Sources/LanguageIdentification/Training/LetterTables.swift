// SPDX-License-Identifier: EUPL-1.2

/// What training texts are changed by: letters without their marks, vowels, Greek and Bulgarian in Latin letters.
enum LetterTables {
    /// For each Latin letter below U+0250 the one without a mark.
    static let plain: [UInt16] = {
        var table = (0..<UInt16(0x250)).map { $0 }
        for (base, marked) in [
            ("a", "áàâãäåāăą"), ("c", "ćčċç"), ("d", "ďđ"), ("e", "éèêëēėęě"), ("g", "ġģğ"), ("h", "ħ"),
            ("i", "íìîïīį"), ("k", "ķ"), ("l", "ļľĺł"), ("n", "ñńņň"), ("o", "óòôõöőø"), ("r", "ŕř"),
            ("s", "śšșş"), ("t", "ťțţ"), ("u", "úùûüūůűų"), ("y", "ýÿ"), ("z", "źžż"),
        ] {
            for letter in marked.utf16 { table[Int(letter)] = base.utf16.first ?? 0 }
        }
        return table
    }()

    /// A letter without its mark.
    static func plain(_ letter: UInt16) -> UInt16 {
        letter < 0x250 ? plain[Int(letter)] : letter
    }

    static func isVowel(_ letter: UInt16) -> Bool {
        [0x61, 0x65, 0x69, 0x6F, 0x75, 0x79].contains(plain(letter))
    }

    static let greekInLatin = table(
        "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
        "a v g d e z i th i k l m n x o p r s s t y f ch ps o a e i i o y o i y i y"
    )

    static let bulgarianInLatin = table(
        "абвгдежзийклмнопрстуфхцчшщъьюя",
        "a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sht a y yu ya"
    )

    private static func table(_ letters: String, _ written: String) -> [UInt16: [UInt16]] {
        let pairs = zip(letters.utf16, written.split(separator: " ").map { Array($0.utf16) })
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// A text with letters replaced by others.
    static func replacing(_ letters: [UInt16], by table: [UInt16: [UInt16]]) -> [UInt16] {
        letters.flatMap { table[$0] ?? [$0] }
    }
}
