// SPDX-License-Identifier: EUPL-1.2

/// For each letter the one that stands for it in a skeleton; 0 for letters that a skeleton leaves out.
enum SkeletonTable {
    static let letters: [UInt16] = {
        var table = (0..<0x2000).map { UInt16($0) }
        for row in rows.split(separator: " ") {
            let letters = Array(row.utf16)
            for letter in letters.dropFirst() where Int(letter) < table.count { table[Int(letter)] = letters[0] }
        }
        for (range, letter) in greek { for scalar in range { table[scalar] = letter } }
        for letter in "'ьъ".utf16 { table[Int(letter)] = 0 }
        return table
    }()

    /// The letter that stands for the others, and these.
    private static let rows = """
        aàáâãäåāăąǎæ cçćĉċčkqķ dďđð eèéêëēĕėęěœ gĝğġģ hĥħ iìíîïĩīĭįıyýÿŷj lĺļľŀł nñńņňŉŋ oòóôõöøōŏőǫ rŕŗř \
        sśŝşšșßzźżž tţťŧț uùúûüũūŭůűųvwŵ fƒ аѣя еёэєѐ иійїѝыѵ оѡ уѫѹ фѳ αάἀ εέ ηήιίϊΐυύϋΰ οόωώ σς
        """

    /// The letters with breathings, accents and iotas of older Greek.
    private static let greek: [(ClosedRange<Int>, UInt16)] = [
        (0x1F00...0x1F0F, 0x3B1), (0x1F10...0x1F1F, 0x3B5), (0x1F20...0x1F2F, 0x3B7), (0x1F30...0x1F3F, 0x3B7),
        (0x1F40...0x1F4F, 0x3BF), (0x1F50...0x1F5F, 0x3C5), (0x1F60...0x1F6F, 0x3BF), (0x1F70...0x1F71, 0x3B1),
        (0x1F72...0x1F73, 0x3B5), (0x1F74...0x1F77, 0x3B7), (0x1F78...0x1F79, 0x3BF), (0x1F7A...0x1F7B, 0x3C5),
        (0x1F7C...0x1F7D, 0x3BF), (0x1F80...0x1F8F, 0x3B1), (0x1F90...0x1F9F, 0x3B7), (0x1FA0...0x1FAF, 0x3BF),
        (0x1FB0...0x1FBC, 0x3B1), (0x1FC2...0x1FCC, 0x3B7), (0x1FD0...0x1FDB, 0x3B7), (0x1FE0...0x1FEC, 0x3C5),
        (0x1FF2...0x1FFC, 0x3BF),
    ]
}
