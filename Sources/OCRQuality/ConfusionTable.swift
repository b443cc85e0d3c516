// SPDX-License-Identifier: EUPL-1.2

/// Letters that recognition takes for each other, in all scripts alike.
enum ConfusionTable {
    /// No letter has more options.
    static let optionCount = 8

    /// For each letter below this the places of `optionCount` options, 0 after the last.
    static let letterCount: UInt16 = 0x460

    static let options: [UInt16] = {
        var table = [[UInt16]](repeating: [], count: Int(letterCount))
        for pair in pairs.split(separator: " ") {
            let letters = Array(pair.utf16)
            table[Int(letters[0])].append(letters[1])
            table[Int(letters[1])].append(letters[0])
        }
        return table.flatMap { $0 + [UInt16](repeating: 0, count: optionCount - $0.count) }
    }()

    private static let pairs = """
        ec eo co ao au as nu nr nm hb hk li lt it ij fs ft fi rt rv gq gy vy uv xz bd wm un ri mn \
        ео ес ос аз ип ин пн пл гт шщ ьъ цп чу вз кх ьв лд сє ао оσ ον νυ ηπ ιt τι ρο αο εσ οό ίϊ κχ λα
        """
}
