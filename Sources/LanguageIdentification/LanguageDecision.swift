// SPDX-License-Identifier: EUPL-1.2

/// What is made of the probabilities that the classifiers give: a close look at close languages, and one guess or none.
struct LanguageDecision: Sendable {
    /// One classifier for each group of scripts.
    let groups: [GroupClassifier]
    /// The classifier of the close languages.
    let close: GroupClassifier
    /// What is added to each logit: the biases that were learnt, and the tuning.
    let offsets: [[Double]]
    private let isOfficial: [[Bool]]
    /// Where the close languages are among the labels of the Latin group.
    private let closePlaces: [Int]
    private let closeOffsets: [Double]

    /// - Parameter classifiers: One for each group of scripts, and that of the close languages.
    init(_ classifiers: [GroupClassifier]) {
        groups = Array(classifiers.dropLast())
        close = classifiers[classifiers.count - 1]
        offsets = groups.map { group in
            zip(group.labels, group.biases).map { $1 + (LanguageTuning.offsets[$0] ?? 0) }
        }
        isOfficial = groups.map { $0.labels.map(LanguageEvaluation.officialLanguages.contains) }
        let latin = groups[WritingGroup.latin.rawValue]
        let places = close.labels.map { latin.labels.firstIndex(of: $0) }
        closePlaces = places.contains(nil) ? [] : places.compactMap { $0 }
        closeOffsets = zip(close.labels, close.biases).map { $1 + (LanguageTuning.closeOffsets[$0] ?? 0) }
    }

    /// Whether the most probable language is one that the close classifier knows better.
    func needsCloseLook(group: Int, _ probabilities: [Double]) -> Bool {
        guard group == WritingGroup.latin.rawValue, !closePlaces.isEmpty else { return false }
        return closePlaces.contains(LanguageDecision.best(of: probabilities) { _ in true } ?? -1)
    }

    /// Gives the close languages the probability that they have together as the close classifier divides it.
    func distribute(_ evidence: LanguageEvidence, in probabilities: inout [Double]) {
        var shares: [Double] = []
        close.probabilities(evidence, offsets: closeOffsets, into: &shares)
        let total = closePlaces.reduce(0) { $0 + probabilities[$1] }
        for (place, share) in zip(closePlaces, shares) { probabilities[place] = total * share }
    }

    /// The most probable language; never an official one where the others together are likelier than they may be.
    ///
    /// - Parameter isDoubtful: Whether the text may be no language, so that more confidence is asked for.
    func guess(group: Int, _ probabilities: [Double], isDoubtful: Bool = false) -> LanguageGuess {
        let isOfficial = isOfficial[group]
        guard var label = LanguageDecision.best(of: probabilities, where: { _ in true }) else { return .undetermined }
        if isOfficial[label] {
            var official = 0.0
            for place in probabilities.indices where isOfficial[place] { official += probabilities[place] }
            let isClose = group == WritingGroup.latin.rawValue && closePlaces.contains(label)
            if official < (isClose ? LanguageTuning.leastCloseOfficialShare : LanguageTuning.leastOfficialShare) {
                label = LanguageDecision.best(of: probabilities, where: { !isOfficial[$0] }) ?? label
            }
        }
        let language = groups[group].labels[label]
        let confidencePPM = LanguageTuning.calibration.confidencePPM(of: probabilities[label])
        let leastPPM = isDoubtful ? LanguageTuning.leastDoubtfulConfidencePPM : LanguageTuning.leastConfidencePPM
        guard language != LanguageGuess.undetermined.language, confidencePPM >= leastPPM else {
            return .undetermined
        }
        return LanguageGuess(language: language, confidencePPM: confidencePPM)
    }

    private static func best(of values: [Double], where isAllowed: (Int) -> Bool) -> Int? {
        var best: Int?
        for place in values.indices where isAllowed(place) {
            if let other = best, values[other] >= values[place] { continue }
            best = place
        }
        return best
    }
}
