// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import MarkupParsing

/// Reads ALTO, versions 1 to 4, in the order of the file: a block of text a line, each hyphenated word once and whole.
final class ALTOReader: MarkupEventHandler {
    private enum Name: Int, CaseIterable {
        case other = 0
        case alto, page, textBlock, textLine, string, space, hyphen
        case content, substitutionType, substitution, confidence, lang, language

        var spelling: String {
            switch self {
            case .other: ""
            case .alto: "alto"
            case .page: "Page"
            case .textBlock: "TextBlock"
            case .textLine: "TextLine"
            case .string: "String"
            case .space: "SP"
            case .hyphen: "HYP"
            case .content: "CONTENT"
            case .substitutionType: "SUBS_TYPE"
            case .substitution: "SUBS_CONTENT"
            case .confidence: "WC"
            case .lang: "LANG"
            case .language: "language"
            }
        }
    }

    private struct Word {
        var content: [UInt8] = []
        var substitution: [UInt8]?
        var part = 0
        var language: String?
    }

    private static let names = NameTable(Name.allCases.dropFirst().map(\.spelling))
    private static let softHyphen: [UInt8] = [0xC2, 0xAD]
    private var flow = TextFlow()
    private var hasRoot = false
    // Files of some makers have no SP elements; there, strings are words.
    private let hasSpaces: Bool
    private var languages = LanguageTally()
    private var languageStack: [String?] = []
    private var confidence = ConfidenceMean()
    // The first half of the word that is being hyphenated was given: in full, or only as a half.
    private var hasWholeWord = false
    private var hasFirstHalf = false

    private init(hasSpaces: Bool) {
        self.hasSpaces = hasSpaces
    }

    /// Reads one file; `nil` if it is not ALTO.
    static func read(_ file: [UInt8], maximumDepth: Int) throws(MarkupError) -> ExtractedText? {
        let reader = ALTOReader(hasSpaces: file.firstRange(of: "<SP") != nil || file.firstRange(of: ":SP ") != nil)
        try MarkupParser(names: names, maximumDepth: maximumDepth).parseXML(file, into: reader)
        guard reader.hasRoot else { return nil }
        var result = ExtractedText()
        result.text = reader.flow.bytes
        result.language = reader.languages.majority
        result.engineConfidencePPM = reader.confidence.ppm
        return result
    }

    func startElement(_ number: Int, _ attributes: MarkupAttributes) {
        let name = Name(rawValue: number)
        languageStack.append(languageStack.last ?? nil)
        switch name {
        case .alto: hasRoot = true
        case .page: noteLanguage(attributes)
        case .textBlock:
            flow.separate(.line)
            noteLanguage(attributes)
        case .textLine:
            separate()
            noteLanguage(attributes)
        case .string: take(word(attributes))
        case .space: separate()
        case .hyphen: takeHyphen(attributes.value(of: Name.content.rawValue) ?? [])
        default: break
        }
    }

    func endElement(_ number: Int) {
        _ = languageStack.popLast()
        switch Name(rawValue: number) {
        case .textLine: separate()
        case .textBlock: flow.separate(.line)
        default: break
        }
    }

    func text(_ piece: Span<UInt8>) {}

    func rawText(_ piece: Span<UInt8>) {}

    private func noteLanguage(_ attributes: MarkupAttributes) {
        let language = attributes.string(of: Name.lang.rawValue) ?? attributes.string(of: Name.language.rawValue)
        if let language, !language.isEmpty { languageStack[languageStack.count - 1] = language }
    }

    private func word(_ attributes: MarkupAttributes) -> Word {
        var word = Word()
        for index in 0..<attributes.count {
            switch Name(rawValue: attributes.name(at: index)) {
            case .content: attributes.appendValue(at: index, to: &word.content)
            case .substitution: word.substitution = attributes.value(at: index)
            case .substitutionType:
                let type = attributes.value(at: index)
                word.part = type == Array("HypPart1".utf8) ? 1 : type == Array("HypPart2".utf8) ? 2 : 0
            case .confidence: confidence.add(decimal: attributes.value(at: index))
            case .lang, .language: word.language = String(decoding: attributes.value(at: index), as: UTF8.self)
            default: break
            }
        }
        return word
    }

    private func take(_ word: Word) {
        if !hasSpaces, word.part != 2 { separate() }
        var text = word.content
        switch word.part {
        case 1:
            if let substitution = word.substitution, !substitution.isEmpty { text = substitution }
            hasWholeWord = word.substitution?.isEmpty == false
            hasFirstHalf = !hasWholeWord
        case 2:
            let isGiven = hasWholeWord || word.substitution?.isEmpty == false
            if isGiven { text = [] } else if hasFirstHalf { flow.joinNext() } else { separate() }
            hasWholeWord = false
            hasFirstHalf = false
        default:
            hasWholeWord = false
            hasFirstHalf = false
        }
        flow.append(text.span)
        languages.add(word.language ?? languageStack.last ?? nil, characterCount: text.unicodeScalarCount)
    }

    // A hyphen stays where no word is given in its full form.
    private func takeHyphen(_ content: [UInt8]) {
        if hasWholeWord || hasFirstHalf { return }
        flow.joinNext()
        if content == ALTOReader.softHyphen {
            hasFirstHalf = true
        } else {
            let hyphen = content.isEmpty ? [0x2D] : content
            flow.append(hyphen.span)
        }
    }

    private func separate() {
        if !hasFirstHalf { flow.separate(.space) }
    }
}
