// SPDX-License-Identifier: EUPL-1.2

/// Reads what documents say about rights, in the words and addresses that are in use.
enum RightsStatement {
    /// Whether a machine-readable statement reserves text and data mining.
    ///
    /// TDMRep knows 0 and 1, and anything else counts as not set (https://www.w3.org/community/reports/tdmrep/).
    static func isReservation(kind: String, value: String) -> Bool {
        if kind == "tdm-reservation" { return value.filter { !$0.isWhitespace } == "1" }
        return words(of: value).contains(where: reservingDirectives.contains)
    }

    /// What a licence named in a link or a sentence asks for or withholds; nothing if it is not a known one.
    static func terms(in value: String) -> LicenseTerms {
        let words = words(of: String(value.prefix(maximumCharacterCount)))
        var terms = creativeCommonsTerms(in: words)
        if let code = rightsStatementCode(in: words), !openRightsStatements.contains(code) {
            terms.insert(code.hasSuffix("nc") ? .nonCommercial : .allRightsReserved)
        }
        if reservingPhrases.contains(where: { holds(words, phrase: $0) }) { terms.insert(.allRightsReserved) }
        return terms
    }

    // `creativecommons.org/licenses/by-nc/4.0` and `CC BY-NC 4.0` are the same run of words after an opening; the names
    // in full stand anywhere in a text that speaks of Creative Commons or attribution.
    private static func creativeCommonsTerms(in words: [String]) -> LicenseTerms {
        var terms: LicenseTerms = []
        for index in words.indices where isOpening(words, index) {
            for word in words[(index + 1)...] {
                guard let term = abbreviations[word] else { break }
                terms.insert(term)
            }
        }
        guard words.contains("attribution") || holds(words, phrase: ["creative", "commons"]) else { return terms }
        for (phrase, term) in namesInFull where holds(words, phrase: phrase) { terms.insert(term) }
        return terms
    }

    private static func isOpening(_ words: [String], _ index: Int) -> Bool {
        if words[index] == "cc" { return true }
        guard words[index] == "licenses", index > 1 else { return false }
        return words[index - 1] == "org" && words[index - 2] == "creativecommons"
    }

    // `rightsstatements.org/vocab/InC-EDU/1.0/` gives `inc-edu`.
    private static func rightsStatementCode(in words: [String]) -> String? {
        guard let start = words.firstIndex(of: "rightsstatements") else { return nil }
        let rest = words[start...].drop { $0 != "vocab" && $0 != "page" }.dropFirst()
        let code = rest.prefix { !($0.first?.isNumber ?? true) }
        return code.isEmpty ? nil : code.joined(separator: "-")
    }

    private static func holds(_ words: [String], phrase: [String]) -> Bool {
        guard let first = phrase.first, words.count >= phrase.count else { return false }
        return words.indices.dropLast(phrase.count - 1).contains { index in
            words[index] == first && words[index..<(index + phrase.count)].elementsEqual(phrase)
        }
    }

    private static func words(of value: String) -> [String] {
        value.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    private static let maximumCharacterCount = 20_000
    private static let reservingDirectives: Set<String> = ["noai", "noimageai", "noml"]
    private static let openRightsStatements: Set<String> = ["noc-us", "nkc"]
    private static let abbreviations: [String: LicenseTerms] = [
        "by": .attribution, "sa": .shareAlike, "nc": .nonCommercial, "nd": .noDerivatives,
    ]
    private static let namesInFull: [([String], LicenseTerms)] = [
        (["attribution"], .attribution),
        (["sharealike"], .shareAlike), (["share", "alike"], .shareAlike),
        (["noncommercial"], .nonCommercial), (["non", "commercial"], .nonCommercial),
        (["noderivatives"], .noDerivatives), (["no", "derivatives"], .noDerivatives),
        (["noderivs"], .noDerivatives), (["no", "derivs"], .noDerivatives),
    ]
    /// "All rights reserved" in the official languages of the Union.
    private static let reservingPhrases: [[String]] = [
        "all rights reserved", "всички права запазени", "sva prava pridržana", "všechna práva vyhrazena",
        "alle rettigheder forbeholdes", "alle rechten voorbehouden", "kõik õigused kaitstud",
        "kaikki oikeudet pidätetään", "tous droits réservés", "alle rechte vorbehalten",
        "με την επιφύλαξη παντός δικαιώματος", "minden jog fenntartva", "gach ceart ar cosaint",
        "tutti i diritti riservati", "visas tiesības aizsargātas", "visos teisės saugomos",
        "id drittijiet kollha riservati",
        "wszelkie prawa zastrzeżone", "todos os direitos reservados", "toate drepturile rezervate",
        "všetky práva vyhradené", "vse pravice pridržane", "todos los derechos reservados",
        "alla rättigheter förbehållna",
    ].map(words(of:))
}
