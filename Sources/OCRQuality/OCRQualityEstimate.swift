// SPDX-License-Identifier: EUPL-1.2

/// How many characters of a text are thought to be wrong, in parts per million.
public struct OCRQualityEstimate: Sendable, Hashable {
    /// The estimated character error rate.
    public var characterErrorRatePPM: Int64
    /// Where nine of ten true rates begin.
    public var lowPPM: Int64
    /// Where nine of ten true rates end.
    public var highPPM: Int64
    /// Which evidence made the estimate, the weightiest first; together they are about the estimate.
    public var reasons: [OCRQualityReason]

    /// An estimate with its interval and reasons.
    public init(characterErrorRatePPM: Int64, lowPPM: Int64, highPPM: Int64, reasons: [OCRQualityReason] = []) {
        self.characterErrorRatePPM = characterErrorRatePPM
        self.lowPPM = lowPPM
        self.highPPM = highPPM
        self.reasons = reasons
    }

    /// What is said of a text that shows nothing.
    static let unknown = OCRQualityEstimate(characterErrorRatePPM: 0, lowPPM: 0, highPPM: 1_000_000)
}

/// A kind of evidence and how much of an estimate it makes.
public struct OCRQualityReason: Sendable, Hashable {
    /// The kind.
    public var kind: OCREvidenceKind
    /// Its part of the estimated rate, in parts per million.
    public var ppm: Int64

    /// A reason.
    public init(kind: OCREvidenceKind, ppm: Int64) {
        self.kind = kind
        self.ppm = ppm
    }
}

/// A line of a text with its estimate.
public struct OCRLineEstimate: Sendable, Hashable {
    /// Where the line stands in the bytes of the text, without its end.
    public var range: Range<Int>
    /// The estimate; a line alone says little, so its interval is wide.
    public var estimate: OCRQualityEstimate

    /// A line.
    public init(range: Range<Int>, estimate: OCRQualityEstimate) {
        self.range = range
        self.estimate = estimate
    }
}
