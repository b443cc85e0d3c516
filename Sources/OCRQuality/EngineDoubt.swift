// SPDX-License-Identifier: EUPL-1.2

/// What a recognition engine says of its own work on a page.
public struct OCREngineStatement: Sendable, Hashable {
    /// The engine with its major version, such as `tesseract 5`.
    public var engine: String
    /// The mean of its confidences in the words, in parts per million.
    public var confidencePPM: Int64

    /// A statement; `nil` if a name or a confidence is missing.
    ///
    /// - Parameter name: The engine as a file names it, such as `tesseract v5.3.0`: its first word and the first number count.
    public init?(name: String?, confidencePPM: Int64?) {
        guard let name, let confidencePPM, (0...1_000_000).contains(confidencePPM) else { return nil }
        let words = name.lowercased().utf8.split { !(0x61...0x7A).contains($0) && !(0x30...0x39).contains($0) }
        guard let word = words.first, !word.isEmpty else { return nil }
        let digits = words.dropFirst().lazy.map { $0.drop { !(0x30...0x39).contains($0) } }.first { !$0.isEmpty }
        let version = digits.map { $0.prefix { (0x30...0x39).contains($0) } }
        engine = [word, version].compactMap { $0 }.map { String(decoding: Array($0), as: UTF8.self) }.joined(
            separator: " "
        )
        self.confidencePPM = confidencePPM
        engine = OCREngineStatement.sameEngines[engine] ?? engine
    }

    // The same networks, and the same measure of confidence.
    private static let sameEngines = ["tesseract 4": "tesseract 5"]

    /// A statement of an engine that is named as above.
    init(engine: String, confidencePPM: Int64) {
        self.engine = engine
        self.confidencePPM = confidencePPM
    }
}

/// How an estimate from the text changes with an engine's doubt about its own words: a weighted sum of both, fitted on pages
/// of that engine.
///
/// Only engines whose confidences were seen beside true rates have one: what one engine calls 0.9 is another's 0.6.
struct EngineDoubt: Sendable {
    /// The engine's name and major version.
    var engine: String
    /// What the value of the text weighs, and the doubt (1 less the confidence); and what is added.
    var textWeight = 1.0
    var doubtWeight = 0.0
    var constant = 0.0
    /// The doubt about pages without errors.
    var cleanDoubt = 0.0
    /// What this misses by.
    var misses = EstimateMisses()

    /// The value of a page, on the scale of the trees; and how much of it is the doubt above a clean page's.
    func value(_ textValue: Int64, confidencePPM: Int64) -> (value: Int64, doubt: Int64) {
        let doubt = EngineDoubt.doubt(confidencePPM)
        let value = Double(textValue) / Double(GradientTrees.one) * textWeight + doubt * doubtWeight + constant
        return (
            max(QualityRegression.least, GradientTreeFitting.fixed(value)),
            GradientTreeFitting.fixed(max(0, doubt - cleanDoubt) * doubtWeight)
        )
    }

    static func doubt(_ confidencePPM: Int64) -> Double { Double(1_000_000 - confidencePPM) / 1_000_000 }
}

/// How far below and above an estimate nine of ten true rates lie, by the height of the estimate.
struct EstimateMisses: Sendable, Hashable {
    /// Upper ends of the ranges of estimates that have misses of their own, in parts per million.
    static let rangeEnds: [Int64] = [5_000, 10_000, 20_000, 40_000, 80_000, 150_000, 250_000, 1_000_000]

    /// For each range, on the scale of the trees.
    var low = [Int64](repeating: 0, count: rangeEnds.count)
    var high = [Int64](repeating: 0, count: rangeEnds.count)

    /// The range that an estimate falls into.
    static func range(of ppm: Int64) -> Int {
        rangeEnds.firstIndex { ppm < $0 } ?? rangeEnds.count - 1
    }
}
