// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// The parts of a text that are looked at, scanned once, to be measured against one or more languages.
struct TextEvidence: Sendable {
    private static let sampledByteCount = 64 << 10
    /// How many words are read to find the nearest language.
    private static let surprisedWordCount = 100

    let scanned: ScannedText

    init(_ text: [UInt8]) {
        scanned = ScannedText(TextEvidence.joiningHyphens(TextEvidence.sample(text)))
    }

    /// The features in their order, as shares and means.
    func measure(with profile: LanguageProfile, _ shapes: ShapeModel, others: [Lexicon]) -> [Double] {
        let words = WordEvidence(scanned, profile, others: others)
        let letters = words.letterCount
        func ofLetters(_ count: Int) -> Double { TextEvidence.share(count, of: letters) }
        func ofTokens(_ count: Int) -> Double { TextEvidence.share(count, of: scanned.tokenCount) }
        func ofPlaces(_ count: Int) -> Double { TextEvidence.share(count, of: words.reading.positionCount) }
        let unknown = words.unknownSmall + words.unknownCapital
        let classes = [
            words.unknownShort, words.skeletonOnly, words.foreign, words.compound, words.confusable,
            words.smallClusters, words.capitalClusters,
        ]
        let reading = words.reading
        let places = [reading.surprise, reading.uncommonCount, reading.oddCount, reading.unknownCount]
        let tokens = [
            scanned.mixedCaseCount, scanned.digitBesideLetterCount, scanned.signInsideCount, words.loneCount,
            scanned.signsAloneCount,
        ]
        let shape = shapeSurprise(shapes)
        return (unknown + classes).map(ofLetters) + places.map(ofPlaces) + tokens.map(ofTokens) + [
            TextEvidence.share(scanned.symbolCount, of: scanned.scalarCount),
            ofTokens(scanned.signRunCount), ofTokens(scanned.badStartCount),
            ofTokens(shape.sum) / 2, ofTokens(shape.oddCount),
            TextEvidence.share(words.shortWordCount, of: words.wordCount),
            TextEvidence.share(letters, of: words.wordCount), ofLetters(words.allCapitals), ofLetters(words.capital),
            TextEvidence.share(scanned.digitCount, of: scanned.scalarCount), words.spread,
        ]
    }

    private func shapeSurprise(_ shapes: ShapeModel) -> (sum: Int, oddCount: Int) {
        let table = shapes.surprises.span
        let kinds = scanned.shapes.span
        var (window, sum, oddCount) = (0, 0, 0)
        for index in kinds.indices {
            window = ShapeModel.next(window, kinds[index])
            let surprise = Int(table[window])
            sum += surprise
            if surprise >= ShapeModel.oddSurprise { oddCount += 1 }
        }
        return (sum, oddCount)
    }

    /// The profile whose letters surprise least.
    func nearest(of profiles: [LanguageProfile]) -> LanguageProfile? {
        var best: (profile: LanguageProfile, surprise: Double)?
        for profile in profiles {
            let surprise = surprise(for: profile)
            if surprise < best?.surprise ?? .infinity { best = (profile, surprise) }
        }
        return best?.profile
    }

    private func surprise(for profile: LanguageProfile) -> Double {
        let letters = scanned.letters.span
        var (surprise, count) = (0, 0)
        for word in scanned.words.prefix(TextEvidence.surprisedWordCount) {
            let reading = profile.letters.read(letters, start: word.start, count: word.count)
            surprise += reading.surprise
            count += reading.positionCount
        }
        return TextEvidence.share(surprise, of: count)
    }

    /// The share of what are no characters of a text, in parts per million.
    var damagedPPM: Int64 {
        scanned.scalarCount == 0
            ? 0 : min(1_000_000, Int64(scanned.damagedCount) * 1_000_000 / Int64(scanned.scalarCount))
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
        guard holdsCutWord(text) else { return text }
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

    /// Whether a hyphen, a not sign or a soft hyphen stands before a line end anywhere.
    private static func holdsCutWord(_ text: [UInt8]) -> Bool {
        let bytes = text.span
        var previous: UInt8 = 0
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == 0x0A, previous == 0x2D || previous == 0xAC || previous == 0xAD { return true }
            previous = byte
        }
        return false
    }
}
