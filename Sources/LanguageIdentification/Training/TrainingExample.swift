// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// One thing to learn from: a line, what becomes of it first, and the label that it then has.
struct TrainingExample: Sendable {
    /// What is done to a line before its label is right.
    enum Change: UInt8, Sendable {
        case none
        case pseudoLanguage
        case greekInLatin
        case bulgarianInLatin
        case ijekavian
    }

    var text: UInt16
    var label: UInt16
    var line: UInt32
    var change = Change.none
}

/// Makes the known features of examples; what it gives depends on the example and its step alone.
struct ExamplePreparation: Sendable {
    let texts: [TrainingText]
    let group: WritingGroup
    let index: FeatureIndex
    let lexicon: IjekavianLexicon

    /// The features of several examples, one after the other.
    struct Batch: Sendable {
        var rows: [UInt32] = []
        /// Where the rows of each example end.
        var ends: [Int] = []
        var labels: [UInt16] = []
    }

    func batch(_ examples: ArraySlice<TrainingExample>, firstStep: Int) -> Batch {
        var batch = Batch()
        var folded = FoldedText()
        var buffer: [UInt32] = []
        for (offset, example) in examples.enumerated() {
            let text = texts[Int(example.text)]
            let seed = UInt64(firstStep + offset)
            folded.removeAll()
            folded.append(text.bytes, in: text.lines[Int(example.line)])
            change(&folded.letters, as: example.change, seed: seed)
            var augmentation = TextAugmentation(seed: seed)
            augmentation.apply(to: &folded.letters)
            index.appendRows(of: folded.letters, using: &buffer, to: &batch.rows)
            batch.ends.append(batch.rows.count)
            batch.labels.append(example.label)
        }
        return batch
    }

    private func change(_ letters: inout [UInt16], as change: TrainingExample.Change, seed: UInt64) {
        switch change {
        case .none: break
        case .pseudoLanguage:
            var pseudoLanguage = PseudoLanguage(seed: seed, group: group)
            pseudoLanguage.apply(to: &letters)
        case .greekInLatin: letters = LetterTables.replacing(letters, by: LetterTables.greekInLatin)
        case .bulgarianInLatin: letters = LetterTables.replacing(letters, by: LetterTables.bulgarianInLatin)
        case .ijekavian: lexicon.apply(to: &letters)
        }
    }
}
