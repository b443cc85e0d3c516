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
        (.utf8, "utf8 unicode-1-1-utf-8 x-unicode20utf8 unicode11utf8 utf-8-sig utf8mb4"),
        (.utf16LittleEndian, "utf-16 ucs-2 unicode csunicode iso-10646-ucs-2 unicodefeff"),
        (.utf16BigEndian, "unicodefffe"),
        (.windows1250, "cp1250 x-cp1250 windows1250 win-1250"),
        (.windows1251, "cp1251 x-cp1251 windows1251 win-1251"),
        (
            .windows1252,
            "cp1252 x-cp1252 windows1252 ansi_x3.4-1968 ascii us-ascii cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 "
                + "iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 latin-1"
        ),
        (.windows1253, "cp1253 x-cp1253 windows1253 win-1253"),
        (
            .windows1254,
            "cp1254 x-cp1254 windows1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 "
                + "iso_8859-9:1989 l5 latin5"
        ),
        (.windows1257, "cp1257 x-cp1257 windows1257 win-1257"),
        (
            .iso8859Part2,
            "csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2 latin-2"
        ),
        (.iso8859Part3, "csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3"),
        (.iso8859Part4, "csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4"),
        (.iso8859Part5, "csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988"),
        (
            .iso8859Part7,
            "csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 iso88597 iso_8859-7 "
                + "iso_8859-7:1987 sun_eu_greek"
        ),
        (.iso8859Part10, "csisolatin6 iso-ir-157 iso8859-10 iso885910 l6 latin6"),
        (.iso8859Part13, "iso8859-13 iso885913 iso_8859-13"),
        (.iso8859Part14, "iso8859-14 iso885914 iso_8859-14"),
        (.iso8859Part15, "csisolatin9 iso8859-15 iso885915 iso_8859-15 l9 latin9 latin-9"),
        (.iso8859Part16, "iso8859-16 iso_8859-16"),
        (.koi8r, "cskoi8r koi koi8 koi8_r"),
        (.koi8u, "koi8-ru"),
        (.ibm866, "866 cp866 csibm866"),
        (.macintosh, "csmacintosh mac x-mac-roman macroman"),
    ]
}
