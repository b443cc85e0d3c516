// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// The texts of one language that are written in one group of scripts.
struct TrainingClass: Sendable {
    var label: String
    /// The number of the text, and of its lines.
    var text: Int
    var lines: [UInt32] = []
}

/// All languages with the lines that belong to each, by group of scripts.
struct TrainingClasses: Sendable {
    /// Languages that are written in Latin letters as well as in others: two labels.
    private static let languagesOfTwoScripts: Set<String> = ["sr"]

    /// For each group its classes, ordered by label.
    private(set) var groups: [[TrainingClass]]

    /// A line in another script than most of its language's is left out: it is a name, or a quotation.
    init(_ texts: [TrainingText]) {
        groups = WritingGroup.allCases.map { _ in [] }
        var folded = FoldedText()
        for (number, text) in texts.enumerated() {
            var classes = WritingGroup.allCases.map { _ in TrainingClass(label: text.label, text: number) }
            for (line, range) in text.lines.enumerated() {
                folded.removeAll()
                folded.append(text.bytes, in: range)
                guard folded.letterCount > 0 else { continue }
                classes[WritingGroup.of(folded.letters.span).rawValue].lines.append(UInt32(line))
            }
            let main = classes.indices.max { classes[$0].lines.count < classes[$1].lines.count } ?? 0
            let hasTwoScripts = TrainingClasses.languagesOfTwoScripts.contains(text.label)
            for group in WritingGroup.allCases where group.rawValue == main || hasTwoScripts {
                var newClass = classes[group.rawValue]
                guard !newClass.lines.isEmpty else { continue }
                if hasTwoScripts, group == .latin { newClass.label += "-Latn" }
                groups[group.rawValue].append(newClass)
            }
        }
    }

    /// How often each word occurs in the lines of a label, as folded letters.
    func wordCounts(of label: String, in texts: [TrainingText]) -> [[UInt16]: Int] {
        var counts: [[UInt16]: Int] = [:]
        var folded = FoldedText()
        for trainingClass in groups.joined() where trainingClass.label == label {
            let text = texts[trainingClass.text]
            for line in trainingClass.lines {
                folded.removeAll()
                folded.append(text.bytes, in: text.lines[Int(line)])
                for word in folded.letters.split(separator: 0) { counts[Array(word), default: 0] += 1 }
            }
        }
        return counts
    }
}
