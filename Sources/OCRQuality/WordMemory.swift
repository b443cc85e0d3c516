// SPDX-License-Identifier: EUPL-1.2

/// A word as its letters alone judge it.
struct JudgedWord {
    /// What a word is.
    enum Verdict {
        case known, lone, short, skeleton, foreign, compound
        case unknown(surpriseClass: Int, isConfusable: Bool)
    }

    var reading: LetterModel.Reading
    var verdict: Verdict
}

/// The words of a text that were judged lately: many stand in it again.
///
/// A word is known by its hash of 64 bits, as in a lexicon.
struct WordMemory {
    private static let slotCount = 256

    private var hashes = [UInt64](repeating: 0, count: slotCount)
    private var words = [JudgedWord](
        repeating: JudgedWord(reading: LetterModel.Reading(), verdict: .known),
        count: slotCount
    )

    /// The word with this hash, as it was or is now judged.
    @inline(__always)
    mutating func word(_ hash: UInt64, judge: () -> JudgedWord) -> JudgedWord {
        let slot = Int(truncatingIfNeeded: hash >> 56)
        // A hash of nought is as good as none: it is judged each time.
        if hashes[slot] == hash, hash != 0 { return words[slot] }
        let judged = judge()
        hashes[slot] = hash
        words[slot] = judged
        return judged
    }
}
