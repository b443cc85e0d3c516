// SPDX-License-Identifier: EUPL-1.2

/// A language and a legacy encoding that its texts were written in.
struct EncodingCandidate {
    /// The index of the language in `LetterCosts.all`.
    let languageIndex: Int
    /// The encoding.
    let encoding: TextEncoding
    /// How rare the encoding is among pages, in quarters of a nat.
    let cost: Int
    /// What each upper byte is in the language.
    let characters: [UpperCharacter]

    /// What quotation marks, dashes and spaces cost.
    static let quotationCost: UInt8 = 18
    /// What a symbol costs that is rare in running text.
    static let rareSymbolCost: UInt8 = 36

    /// What an upper byte stands for, as far as a language tells.
    struct UpperCharacter {
        /// The kind of letter; a boundary if it is none.
        var kind: UInt8
        /// What it costs beside its place among letters: rare symbols are dear, characters that are none the dearest.
        var cost: UInt8
        /// Whether it is a capital letter.
        var isUppercase: Bool
        /// Whether it is a letter of another script than Latin.
        var isOfOtherScript: Bool
    }

    /// All candidates, the likeliest encoding of each language first.
    static let all: [EncodingCandidate] = LetterCosts.all.indices.flatMap { index in
        encodings(of: LetterCosts.all[index].language).enumerated().map { rank, encoding in
            EncodingCandidate(languageIndex: index, encoding: encoding, rank: rank)
        }
    }

    private init(languageIndex: Int, encoding: TextEncoding, rank: Int) {
        self.languageIndex = languageIndex
        self.encoding = encoding
        cost = EncodingCandidate.rarity(of: encoding) + 6 * rank
        let letters = LetterCosts.all[languageIndex]
        characters = encoding.upperScalars.map { UpperCharacter($0, letters) }
    }

    /// How much rarer an encoding is than windows-1252.
    static func rarity(of encoding: TextEncoding) -> Int {
        switch encoding {
        case .windows1252: 0
        case .iso8859Part3, .iso8859Part4, .iso8859Part10, .iso8859Part14, .iso8859Part16: 20
        case .macintosh, .macCyrillic, .ibm866: 24
        default: 8
        }
    }

    /// The encodings that a language was written in, in the order of their use.
    static func encodings(of language: String) -> [TextEncoding] {
        switch language {
        case "bg", "mk", "sr", "be": [.windows1251, .iso8859Part5, .koi8r, .macCyrillic, .ibm866]
        case "ru": [.windows1251, .koi8r, .iso8859Part5, .ibm866, .macCyrillic]
        case "uk": [.windows1251, .koi8u, .iso8859Part5, .macCyrillic]
        case "cs", "sk": [.windows1250, .iso8859Part2]
        case "hr", "hu", "pl", "ro", "sl", "sq": [.windows1250, .iso8859Part2, .iso8859Part16]
        case "el": [.windows1253, .iso8859Part7]
        case "tr": [.windows1254, .iso8859Part3]
        case "lt", "lv": [.windows1257, .iso8859Part13, .iso8859Part4, .iso8859Part10]
        case "et": [.windows1257, .windows1252, .iso8859Part15, .iso8859Part13, .iso8859Part4, .iso8859Part10]
        case "mt", "eo": [.iso8859Part3]
        case "ga", "cy": [.windows1252, .iso8859Part15, .iso8859Part14, .macintosh]
        case "is", "fo": [.windows1252, .iso8859Part15, .iso8859Part10, .macintosh]
        case "he": [.windows1255]
        case "ar": [.windows1256, .iso8859Part6]
        default: [.windows1252, .iso8859Part15, .macintosh]
        }
    }

    /// The languages of `LetterCosts` that a language tag can mean.
    static func languages(of tag: String) -> [String] {
        let primary = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
        return switch primary {
        case "no", "nn": ["nb"]
        case "bs", "sh", "cnr": ["hr", "sr"]
        case "sr": ["sr", "hr"]
        case "mo": ["ro"]
        case "gr": ["el"]
        case "cz": ["cs"]
        case "lb", "gsw", "nds": ["de"]
        case "af", "fy": ["nl"]
        case "gl": ["pt", "es"]
        case "eu", "ast": ["es"]
        default: [primary]
        }
    }
}

extension EncodingCandidate.UpperCharacter {
    fileprivate init(_ scalar: Unicode.Scalar, _ letters: LetterCosts) {
        let folded = EncodingCandidate.UpperCharacter.folded(scalar)
        kind = letters.kind(of: folded)
        isUppercase = scalar.properties.isUppercase
        isOfOtherScript = kind != LetterCosts.boundary && scalar.value >= 0x0370
        cost =
            switch kind {
            case LetterCosts.boundary: EncodingCandidate.UpperCharacter.cost(of: scalar)
            case LetterCosts.foreign: EncodingCandidate.UpperCharacter.cost(ofForeign: folded)
            default: 0
            }
    }

    // Romanian has letters with commas, which the older encodings lack.
    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "ş", "Ş": return "ș"
        case "ţ", "Ţ": return "ț"
        case "İ": return "i"
        default:
            let lower = scalar.properties.lowercaseMapping.unicodeScalars
            return lower.count == 1 ? lower.first ?? scalar : scalar
        }
    }

    // Loan words bring their letters along: mostly those of French, German and Spanish.
    private static func cost(ofForeign letter: Unicode.Scalar) -> UInt8 {
        switch letter {
        case "á", "à", "â", "ä", "ç", "é", "è", "ê", "ë", "í", "ï", "ñ", "ó", "ô", "ö", "ú", "û", "ü": 0
        default: letter.value < 0x0370 ? 12 : 32
        }
    }

    private static func cost(of scalar: Unicode.Scalar) -> UInt8 {
        switch scalar {
        case "\u{A0}", "–", "—", "…", "‘", "’", "‚", "“", "”", "„", "«", "»", "‹", "›", "¿", "¡", "\u{AD}":
            EncodingCandidate.quotationCost
        case "•", "©", "§", "€": 20
        case "£", "®", "°", "·", "™", "½", "№", "״", "׳", "־", "،", "؛", "؟": 26
        case "\u{FFFD}": 64
        default: scalar.value < 0xA0 ? 60 : EncodingCandidate.rareSymbolCost + (scalar.properties.isDiacritic ? 4 : 0)
        }
    }
}
