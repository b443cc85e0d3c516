// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel

/// Which line is learnt from when: every language and every source evenly spread over an epoch, small ones repeated.
struct TrainingSchedule: Sendable {
    /// The labels of the group, those that are made of other languages' texts last.
    private(set) var labels: [String]
    /// The examples of one epoch.
    private(set) var examples: [TrainingExample] = []

    private var places: [(place: UInt64, example: TrainingExample)] = []

    /// A schedule for the languages of one group of scripts, or of those among them that are close to each other.
    init(_ group: WritingGroup, _ own: [TrainingClass], isClose: Bool, all: TrainingClasses, texts: [TrainingText]) {
        labels = own.map(\.label)
        let largest = all.groups.joined().map(\.lines.count).max() ?? 1
        for (label, trainingClass) in own.enumerated() {
            add(trainingClass, label: label, text: texts[trainingClass.text], largest: largest)
        }
        if !isClose { addMadeTexts(group, own, texts: texts) }
        if group == .latin { addLatinTexts(isClose: isClose, all: all) }
        places.sort { $0.place == $1.place ? $0.example.isBefore($1.example) : $0.place < $1.place }
        examples = places.map(\.example)
        places = []
    }

    /// Every line once or more often: small languages are repeated, so that their number grows as that of the lines to
    /// the power 0.45, and so are small sources, whose number grows to the power 0.3.
    private mutating func add(_ trainingClass: TrainingClass, label: Int, text: TrainingText, largest: Int) {
        let lineCount = trainingClass.lines.count
        let exponent = 0.55 * PortableMath.log(Double(largest)) + 0.45 * PortableMath.log(Double(lineCount))
        let count = max(Double(lineCount), PortableMath.exp(exponent))
        var bySource: [UInt32: [UInt32]] = [:]
        for line in trainingClass.lines { bySource[text.sources[Int(line)], default: []].append(line) }
        let sources = bySource.sorted { $0.key < $1.key }
        let shares = sources.map { PortableMath.exp(0.3 * PortableMath.log(Double($0.value.count))) }
        let total = shares.reduce(0, +)
        for (source, share) in zip(sources, shares) {
            let wanted = min(count * share / total, 12 * Double(source.value.count))
            add(source.value, count: max(1, Int(wanted)), seed: UInt64(source.key)) { line in
                TrainingExample(text: UInt16(trainingClass.text), label: UInt16(label), line: line)
            }
        }
    }

    /// Spreads `count` examples over the epoch, `lines` being taken in turn.
    private mutating func add(_ lines: [UInt32], count: Int, seed: UInt64, _ example: (UInt32) -> TrainingExample) {
        var generator = SeededGenerator(seed: seed)
        let phase = generator.next() >> 32
        for turn in 0..<count {
            let place = ((UInt64(turn) << 32) + phase) / UInt64(count)
            places.append((place, example(lines[turn % lines.count])))
        }
    }

    /// A label for what is no language.
    private mutating func addMadeTexts(_ group: WritingGroup, _ own: [TrainingClass], texts: [TrainingText]) {
        guard group != .other else { return }
        // Long enough for what is made of it to be clearly none of the languages.
        let pool = own.flatMap { entry in
            entry.lines.lazy.filter { texts[entry.text].lines[Int($0)].count > 8 }.prefix(3000).map { (entry.text, $0) }
        }
        addMade(LanguageGuess.undetermined.language, pool, count: places.count / 25, .pseudoLanguage)
    }

    /// Labels for Greek and Bulgarian in Latin letters; more text for Bosnian.
    private mutating func addLatinTexts(isClose: Bool, all: TrainingClasses) {
        let count = isClose ? 0 : places.count / 200
        func lines(_ label: String) -> [(Int, UInt32)] {
            all.groups.joined().filter { $0.label == label }.flatMap { entry in entry.lines.map { (entry.text, $0) } }
        }
        addMade("el-Latn", lines("el"), count: count, .greekInLatin)
        addMade("bg-Latn", lines("bg"), count: count, .bulgarianInLatin)
        let serbian = lines("sr-Latn")
        if labels.contains("bs"), labels.contains("hr") {
            addMade("bs", serbian, count: min(serbian.count, 20_000), .ijekavian)
        }
    }

    private mutating func addMade(
        _ label: String,
        _ pool: [(text: Int, line: UInt32)],
        count: Int,
        _ change: TrainingExample.Change
    ) {
        guard !pool.isEmpty, count > 0 else { return }
        if !labels.contains(label) { labels.append(label) }
        let number = UInt16(labels.firstIndex(of: label) ?? 0)
        var generator = SeededGenerator(seed: UInt64(change.rawValue))
        let indices = (0..<count).map { _ in UInt32(generator.below(pool.count)) }
        add(indices, count: count, seed: UInt64(change.rawValue)) { index in
            let (text, line) = pool[Int(index)]
            return TrainingExample(text: UInt16(text), label: number, line: line, change: change)
        }
    }
}

extension TrainingExample {
    /// An order of examples that fall on the same place.
    fileprivate func isBefore(_ other: TrainingExample) -> Bool {
        (label, text, line, change.rawValue) < (other.label, other.text, other.line, other.change.rawValue)
    }
}
