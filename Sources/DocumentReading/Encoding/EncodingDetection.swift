// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Tells which legacy encoding a text is in by what its letters would be: each language's letters follow each other in
/// ways of their own.
///
/// All of the document is counted, so the time is linear, and the sums are of integers, so the answer is the same
/// everywhere.
struct EncodingDetection {
    // All in quarters of a nat: a factor of e^10 for a declaration, e^6 for one that is every old server's default and
    // for the language that a page declares. What plain letters say of the language counts up to e^25, because pages in
    // other scripts have Latin words in them.
    private static let declaredBonus = 40
    private static let defaultBonus = 24
    private static let languageBonus = 24
    private static let greatestPlainCost = 100
    // Capital letters right after small ones, and symbols where none stand: rare ones after letters, and others than
    // quotation marks before small letters.
    private static let mixedCaseCost = 16
    private static let symbolInWordCost = 12
    // A letter beyond ASCII in a language that is not known, and a word in two scripts there.
    private static let unknownLetterCost = 32
    private static let mixedScriptCost = 32

    private let counts: BytePairCounts

    /// Looks at a document that is not in UTF-8.
    init(_ bytes: [UInt8]) {
        counts = BytePairCounts(bytes)
    }

    /// Whether the text is in one of the encodings of East Asia, which a few characters show if it is declared.
    func isEastAsian(declared: Bool) -> Bool { counts.isOfDoubleBytes(atLeast: declared ? 2 : 64) }

    /// The likeliest encoding, given what is declared.
    func encoding(declared: [TextEncoding], language: String?) -> TextEncoding {
        let languages = EncodingCandidate.languages(of: language ?? "")
        let plainCosts = plainCosts()
        var best = (encoding: declared.first ?? .windows1252, cost: Int.max)
        for candidate in EncodingCandidate.all {
            var cost = candidate.cost + plainCosts[candidate.languageIndex] + upperCost(candidate)
            if languages.contains(LetterCosts.all[candidate.languageIndex].language) {
                cost -= EncodingDetection.languageBonus
            }
            if declared.contains(candidate.encoding) { cost -= EncodingDetection.bonus(of: candidate.encoding) }
            if cost < best.cost { best = (candidate.encoding, cost) }
        }
        for encoding in declared {
            let cost = costInUnknownLanguage(encoding) - EncodingDetection.bonus(of: encoding)
            if cost < best.cost { best = (encoding, cost) }
        }
        return best.encoding
    }

    /// Whether there are letter tables of any language written in an encoding.
    static func knows(_ encoding: TextEncoding) -> Bool {
        EncodingCandidate.all.contains { $0.encoding == encoding }
    }

    // What nearly nobody uses is declared by those only who mean it.
    private static func bonus(of declared: TextEncoding) -> Int {
        declared == .windows1252 ? defaultBonus : declaredBonus + 2 * EncodingCandidate.rarity(of: declared)
    }

    // How much dearer the ASCII letters are in each language than in the best.
    private func plainCosts() -> [Int] {
        let costs = zip(LetterCosts.all, EncodingDetection.plainKindsOfAll).map { letters, kinds in
            counts.plain.reduce(0) { sum, pair in
                let (left, right) = (kinds[Int(pair.left)], kinds[Int(pair.right)])
                if left == LetterCosts.boundary, right == left { return sum }
                return sum + pair.count * letters.cost(right, after: left)
            }
        }
        let least = costs.min() ?? 0
        return costs.map { min($0 - least, EncodingDetection.greatestPlainCost) }
    }

    private func upperCost(_ candidate: EncodingCandidate) -> Int {
        let letters = LetterCosts.all[candidate.languageIndex]
        let plain = EncodingDetection.plainKindsOfAll[candidate.languageIndex]
        let upper = candidate.characters
        var cost = 0
        for pair in counts.upper {
            let left = pair.left < 0x80 ? plain[Int(pair.left)] : upper[Int(pair.left & 0x7F)].kind
            var pairCost = 0
            if pair.left >= 0x80, upper[Int(pair.left & 0x7F)].cost > EncodingCandidate.quotationCost,
                isSmall(pair.right, upper)
            {
                pairCost += EncodingDetection.symbolInWordCost
            }
            let right: UInt8
            if pair.right < 0x80 {
                right = plain[Int(pair.right)]
            } else {
                let character = upper[Int(pair.right & 0x7F)]
                right = character.kind
                pairCost += Int(character.cost)
                if character.cost >= EncodingCandidate.rareSymbolCost, left != LetterCosts.boundary {
                    pairCost += EncodingDetection.symbolInWordCost
                }
                if character.isUppercase, isSmall(pair.left, upper) { pairCost += EncodingDetection.mixedCaseCost }
            }
            if left != LetterCosts.boundary || right != LetterCosts.boundary {
                pairCost += letters.cost(right, after: left)
            }
            cost += pair.count * pairCost
        }
        return cost
    }

    // There are more languages than tables: a declaration holds if no language fits better than some unknown one would.
    private func costInUnknownLanguage(_ encoding: TextEncoding) -> Int {
        guard let characters = EncodingCandidate.all.first(where: { $0.encoding == encoding })?.characters else {
            return 0
        }
        return counts.upper.reduce(EncodingDetection.greatestPlainCost) { sum, pair in
            if pair.right < 0x80 {
                let isMixed = pair.right.isASCIILetter && characters[Int(pair.left & 0x7F)].isOfOtherScript
                return isMixed ? sum + pair.count * EncodingDetection.mixedScriptCost : sum
            }
            let character = characters[Int(pair.right & 0x7F)]
            let isLetter = character.kind != LetterCosts.boundary
            var cost = isLetter ? EncodingDetection.unknownLetterCost : 2 * Int(character.cost)
            if isLetter, character.isUppercase, isSmall(pair.left, characters) {
                cost += EncodingDetection.mixedCaseCost
            }
            if character.isOfOtherScript, pair.left.isASCIILetter { cost += EncodingDetection.mixedScriptCost }
            return sum + pair.count * cost
        }
    }

    private func isSmall(_ byte: UInt8, _ upper: [EncodingCandidate.UpperCharacter]) -> Bool {
        if byte < 0x80 { return 0x61 <= byte && byte <= 0x7A }
        let character = upper[Int(byte & 0x7F)]
        return character.kind != LetterCosts.boundary && !character.isUppercase
    }

    private static let plainKindsOfAll = LetterCosts.all.map(plainKinds)

    private static func plainKinds(_ letters: LetterCosts) -> [UInt8] {
        (0..<0x80).map { letters.kind(of: Unicode.Scalar(UInt8($0).asciiLowercased)) }
    }
}
