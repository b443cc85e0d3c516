// SPDX-License-Identifier: EUPL-1.2

/// The names that PAGE, ABBYY and Tesseract give languages, as codes of ISO 639.
enum OCRLanguageNames {
    /// The code for a name; a name that is not known stays as it is.
    static func code(for name: String) -> String {
        let first = name.split(whereSeparator: { $0 == "," || $0 == ";" || $0 == "+" }).first.map(String.init) ?? name
        if let code = codes[first.lowercased()] { return code }
        // Tesseract: deu_frak, deu-frak, script/Fraktur.
        for ending in ["_frak", "-frak"] where first.hasSuffix(ending) { return String(first.dropLast(ending.count)) }
        return first
    }

    private static let codes: [String: String] = {
        var codes: [String: String] = [
            "frk": "de", "frak2021": "de", "oldgerman": "de", "oldenglish": "en", "oldfrench": "fr", "olditalian": "it",
            "oldspanish": "es", "norwegianbokmal": "nb", "norwegiannynorsk": "nn", "serbiancyrillic": "sr",
            "serbianlatin": "sr", "ancientgreek": "grc", "greek (ancient)": "grc",
        ]
        let names: [(String, String)] = [
            ("Bulgarian", "bg"), ("Catalan", "ca"), ("Croatian", "hr"), ("Czech", "cs"), ("Danish", "da"),
            ("Dutch", "nl"), ("English", "en"), ("Estonian", "et"), ("Finnish", "fi"), ("French", "fr"),
            ("German", "de"), ("Greek", "el"), ("Hungarian", "hu"), ("Icelandic", "is"), ("Irish", "ga"),
            ("Italian", "it"), ("Latin", "la"), ("Latvian", "lv"), ("Lithuanian", "lt"), ("Luxembourgish", "lb"),
            ("Maltese", "mt"), ("Norwegian", "no"), ("Polish", "pl"), ("Portuguese", "pt"), ("Romanian", "ro"),
            ("Russian", "ru"), ("Serbian", "sr"), ("Slovak", "sk"), ("Slovenian", "sl"), ("Spanish", "es"),
            ("Swedish", "sv"), ("Turkish", "tr"), ("Ukrainian", "uk"), ("Yiddish", "yi"), ("Hebrew", "he"),
        ]
        // What ABBYY adds to the name of a language.
        let variants = [
            "", "Standard", "NewSpelling", "Luxembourg", "Austrian", "Swiss", "UnitedStates", "UnitedKingdom",
            "Belgian",
            "Belgium", "Brazilian",
        ]
        for (name, code) in names {
            for variant in variants { codes[(name + variant).lowercased()] = code }
        }
        return codes
    }()
}
