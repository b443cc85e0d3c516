// SPDX-License-Identifier: EUPL-1.2

extension TextEncoding {
    /// Labels besides the encodings' own names (https://encoding.spec.whatwg.org/#names-and-labels), and a few that the
    /// standard lacks but old documents have.
    static let aliases: [String: TextEncoding] = {
        var aliases: [String: TextEncoding] = [:]
        for (encoding, labels) in aliasLists {
            for label in labels.split(separator: " ") { aliases[String(label)] = encoding }
        }
        return aliases
    }()

    private static let aliasLists: [(TextEncoding, String)] = [
        (.utf8, "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf8 x-unicode20utf8 utf-8-sig utf8mb4"),
        (.utf16LittleEndian, "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16"),
        (.utf16BigEndian, "unicodefffe"),
        (.windows874, "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620"),
        (.windows1250, "cp1250 x-cp1250 windows1250 win-1250"),
        (.windows1251, "cp1251 x-cp1251 windows1251 win-1251"),
        (
            .windows1252,
            "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 "
                + "iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii x-cp1252 windows1252 win-1252 "
                + "latin-1 x-user-defined"
        ),
        (.windows1253, "cp1253 x-cp1253 windows1253 win-1253"),
        (
            .windows1254,
            "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 "
                + "l5 latin5 x-cp1254 windows1254 win-1254 latin-5"
        ),
        (.windows1255, "cp1255 x-cp1255"),
        (.windows1256, "cp1256 x-cp1256"),
        (.windows1257, "cp1257 x-cp1257 windows1257 win-1257"),
        (.windows1258, "cp1258 x-cp1258"),
        (.iso8859Part2, "csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2 latin-2"),
        (.iso8859Part3, "csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3"),
        (.iso8859Part4, "csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4"),
        (.iso8859Part5, "csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988"),
        (
            .iso8859Part6,
            "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6-e "
                + "iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987"
        ),
        (
            .iso8859Part7,
            "csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 iso88597 iso_8859-7 "
                + "iso_8859-7:1987 sun_eu_greek"
        ),
        (
            .iso8859Part8,
            "csiso88598e csisolatinhebrew hebrew iso-8859-8-e iso-ir-138 iso8859-8 iso88598 "
                + "iso_8859-8 iso_8859-8:1988 visual iso-8859-8-i csiso88598i logical"
        ),
        (.iso8859Part10, "csisolatin6 iso-ir-157 iso8859-10 iso885910 l6 latin6"),
        (.iso8859Part13, "iso8859-13 iso885913 iso_8859-13"),
        (.iso8859Part14, "iso8859-14 iso885914 iso_8859-14"),
        (.iso8859Part15, "csisolatin9 iso8859-15 iso885915 iso_8859-15 l9 latin-9 latin9"),
        (.iso8859Part16, "iso8859-16 iso_8859-16 iso885916"),
        (.koi8r, "cskoi8r koi koi8 koi8_r"),
        (.koi8u, "koi8-ru"),
        (.ibm866, "866 cp866 csibm866"),
        (.macintosh, "csmacintosh mac x-mac-roman macroman"),
        (.macCyrillic, "x-mac-ukrainian"),
    ]

    /// Labels of the encodings of East Asia: no official language of the Union is written in them, and their tables differ
    /// from one library's version to the next.
    static let eastAsianLabels = labels(
        "gbk chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 iso-ir-58 x-gbk gb18030 big5 big5-hkscs "
            + "cn-big5 csbig5 x-x-big5 euc-jp cseucpkdfmtjapanese x-euc-jp iso-2022-jp csiso2022jp shift_jis "
            + "csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis euc-kr cseuckr csksc56011987 iso-ir-149 "
            + "korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 replacement csiso2022kr "
            + "hz-gb-2312 iso-2022-cn iso-2022-cn-ext iso-2022-kr"
    )

    /// Labels of encodings that no browser reads.
    static let unsupportedLabels = labels(
        "utf-7 utf-32 utf-32le utf-32be ibm437 cp437 ibm850 cp850 ibm852 cp852 ibm855 cp855 x-mac-ce maccentraleurope"
    )

    private static func labels(_ list: String) -> Set<String> {
        Set(list.split(separator: " ").map(String.init))
    }
}
