// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel

/// What is known of a language: its letters, its words, and how its clean and damaged pages look.
struct LanguageProfile: Sendable {
    var language: String
    var letters: LetterModel
    var lexicon: Lexicon
    /// The mean of each kind of evidence on clean pages.
    var clean: [Double]
    /// The mean of each kind on pages with about a tenth of the characters wrong.
    var damaged: [Double]

    /// Evidence measured from clean (0) to damaged (1).
    func normalized(_ evidence: [Double]) -> [Double] {
        evidence.indices.map { kind in
            let width = damaged[kind] - clean[kind]
            return (evidence[kind] - clean[kind]) / (width > 0.002 ? width : 0.002)
        }
    }
}

/// The parts of a text that are looked at, folded once, to be measured against one or more languages.
struct TextEvidence {
    static let kindCount = 5
    private static let sampledByteCount = 64 << 10
    /// How much is read to find the nearest language.
    private static let surprisedLetterCount = 600

    /// How many letters, digits and symbols there are.
    let scalarCount: Int
    private var folded = FoldedText()
    private var oddities = TokenOddities()

    init(_ text: [UInt8]) {
        let joined = TextEvidence.joiningHyphens(TextEvidence.sample(text))
        folded.append(joined, in: 0..<joined.count)
        oddities.read(joined, in: 0..<joined.count)
        scalarCount = folded.letterCount + folded.digitCount + folded.symbolCount
    }

    /// The kinds of evidence, each growing with the error rate.
    func measure(with profile: LanguageProfile) -> [Double] {
        var reading = LetterModel.Reading()
        profile.letters.read(folded.letters, into: &reading)
        var wordLetterCount = 0
        var unknownLetterCount = 0
        Lexicon.forEachWord(of: folded.letters) { hash, count in
            guard count > 1 else { return }
            wordLetterCount += count
            if !profile.lexicon.contains(hash) { unknownLetterCount += count }
        }
        let unknown = TextEvidence.share(unknownLetterCount, of: wordLetterCount)
        return [
            -PortableMath.log(1 - 0.95 * unknown),
            TextEvidence.share(reading.surprise, of: reading.positionCount),
            TextEvidence.share(reading.unknownCount, of: reading.positionCount),
            TextEvidence.share(oddities.mixedCount, of: oddities.tokenCount),
            TextEvidence.share(oddities.lonelyCount, of: oddities.tokenCount),
        ]
    }

    /// The share of U+FFFD, private-use scalars and bytes that are not UTF-8.
    var damagedShare: Double { TextEvidence.share(folded.damagedCount, of: scalarCount) }

    /// The mean surprise of the letters: the language for which it is least is the nearest.
    func surprise(for profile: LanguageProfile) -> Double {
        var reading = LetterModel.Reading()
        profile.letters.read(Array(folded.letters.prefix(TextEvidence.surprisedLetterCount)), into: &reading)
        return TextEvidence.share(reading.surprise, of: reading.positionCount)
    }

    private static func share(_ part: Int, of whole: Int) -> Double {
        whole == 0 ? 0 : Double(part) / Double(whole)
    }

    /// All of a text, or 64 windows at even distances of a long one, each cut at white space where there is some.
    private static func sample(_ text: [UInt8]) -> [UInt8] {
        guard text.count > 2 * sampledByteCount else { return text }
        var sample: [UInt8] = []
        sample.reserveCapacity(sampledByteCount + 64 * 64)
        for window in 0..<64 {
            let start = border(in: text, from: window * (text.count / 64))
            sample += text[start..<border(in: text, from: start + sampledByteCount / 64)]
            sample.append(0x0A)
        }
        return sample
    }

    private static func border(in text: [UInt8], from index: Int) -> Int {
        var place = min(index, text.count)
        let limit = min(place + 64, text.count)
        while place > 0, place < limit, !text[place - 1].isASCIISpace { place += 1 }
        while place < text.count, place < limit + 4, text[place].isUTF8Continuation { place += 1 }
        return place
    }

    /// Joins words that a hyphen and a line end cut in two, which are no errors.
    private static func joiningHyphens(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(0x0A) else { return text }
        var joined: [UInt8] = []
        joined.reserveCapacity(text.count)
        for byte in text {
            let count = joined.count
            if byte == 0x0A, count > 0, joined[count - 1] == 0x2D {
                joined.removeLast()
            } else if byte == 0x0A, count > 1, joined[count - 2] == 0xC2, [0xAC, 0xAD].contains(joined[count - 1]) {
                // The not sign and the soft hyphen stand for hyphens, too.
                joined.removeLast(2)
            } else {
                joined.append(byte)
            }
        }
        return joined
    }
}
