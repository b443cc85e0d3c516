// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
public import CorpusModel

/// Paragraphs one after the other that are in one language.
public struct LanguageSpan: Sendable, Hashable {
    /// Where the paragraphs are in the text, the line feeds between them with them.
    public var range: Range<Int>
    /// The number of the first paragraph's line, from 1 on, and of the last one's.
    public var lines: ClosedRange<Int>
    /// Their language, and the confidence in it, weighted by length.
    public var guess: LanguageGuess
}

extension LanguageIdentifier {
    /// A paragraph of fewer bytes says too little of its own: it goes with the paragraph before it.
    private static let leastTellingByteCount = 40

    /// The languages of a text paragraph by paragraph, a paragraph being a line; all of it is read.
    public func spans(of text: [UInt8]) -> [LanguageSpan] {
        var scratch = Scratch()
        var whole = TextReading()
        return spans(of: text, whole: &whole, scratch: &scratch)
    }

    /// The same, and what was read of all paragraphs.
    private func spans(of text: [UInt8], whole: inout TextReading, scratch: inout Scratch) -> [LanguageSpan] {
        var spans: [LanguageSpan] = []
        for (number, range) in Paragraphs(text, in: 0..<text.count).enumerated() where !range.isEmpty {
            let guess = identify(text, in: range, scratch: &scratch)
            whole.add(scratch.reading)
            let span = LanguageSpan(range: range, lines: number + 1...number + 1, guess: guess)
            let isTelling = range.count >= LanguageIdentifier.leastTellingByteCount
            if let last = spans.last, last.guess.language == guess.language || !isTelling {
                spans[spans.count - 1] = last.joined(with: span)
            } else {
                spans.append(span)
            }
        }
        return LanguageIdentifier.joiningShortBeginning(of: spans)
    }

    /// A short first paragraph (a title) goes with what follows.
    private static func joiningShortBeginning(of spans: [LanguageSpan]) -> [LanguageSpan] {
        guard spans.count > 1, spans[0].range.count < leastTellingByteCount else { return spans }
        var joined = spans[0].joined(with: spans[1])
        joined.guess = spans[1].guess
        return [joined] + spans[2...]
    }

    /// The share of each language in spans, the greatest first.
    public static func shares(of spans: [LanguageSpan]) -> [LanguagePortion] {
        shares(of: spans.map { ($0.guess.language, $0.range.count) })
    }

    /// The language of a document and the share of each by paragraphs.
    ///
    /// Of a long one pieces at even distances are read, each inside one paragraph: the same ones every time.
    public func identifyDocument(_ text: [UInt8]) -> (guess: LanguageGuess, shares: [LanguagePortion]) {
        var scratch = Scratch()
        var whole = TextReading()
        guard DocumentSample.isLong(0..<text.count) else {
            let spans = spans(of: text, whole: &whole, scratch: &scratch)
            let guess = guess(whole, of: text, pieces: [0..<text.count], scratch: &scratch)
            return (guess ?? identify(text), LanguageIdentifier.shares(of: spans))
        }
        let windows = DocumentSample.windows(of: text, in: 0..<text.count)
        let languages = windows.map { window in
            let longest = Paragraphs(text, in: window).max { $0.count < $1.count } ?? window
            let guess = identify(text, pieces: [longest], scratch: &scratch)
            whole.add(scratch.reading)
            // The rest of the window says something of the document, but not of a paragraph of its own.
            let rest = [window.lowerBound..<longest.lowerBound, longest.upperBound..<window.upperBound]
            _ = identify(text, pieces: rest.filter { $0.count > 1 }, scratch: &scratch)
            whole.add(scratch.reading)
            return guess.language
        }
        let guess = guess(whole, of: text, pieces: windows, scratch: &scratch)
        return (guess ?? identify(text), LanguageIdentifier.shares(of: languages.map { ($0, 1) }))
    }

    /// Shares of weights in parts per million, rounded down, the greatest first; equal ones by their tags.
    private static func shares(of parts: [(language: String, weight: Int)]) -> [LanguagePortion] {
        var weights: [String: Int] = [:]
        for part in parts { weights[part.language, default: 0] += part.weight }
        let total = weights.values.reduce(0, +)
        return weights.map { LanguagePortion(language: $0.key, sharePPM: Int64(1_000_000 * $0.value / max(1, total))) }
            .sorted { $0.sharePPM == $1.sharePPM ? $0.language < $1.language : $0.sharePPM > $1.sharePPM }
    }
}

extension LanguageSpan {
    /// Both spans as one in the language of the first.
    fileprivate func joined(with next: LanguageSpan) -> LanguageSpan {
        let isSame = next.guess.language == guess.language
        let (own, other) = (Int64(range.count), Int64(next.range.count))
        let sum = guess.confidencePPM * own + next.guess.confidencePPM * other
        let confidencePPM = isSame ? sum / max(1, own + other) : guess.confidencePPM
        return LanguageSpan(
            range: range.lowerBound..<next.range.upperBound,
            lines: lines.lowerBound...next.lines.upperBound,
            guess: LanguageGuess(language: guess.language, confidencePPM: confidencePPM)
        )
    }
}

/// The lines of part of a text, without their line feeds.
private struct Paragraphs: Sequence, IteratorProtocol {
    private let text: [UInt8]
    private var start: Int
    private let end: Int

    init(_ text: [UInt8], in range: Range<Int>) {
        self.text = text
        start = range.lowerBound
        end = range.upperBound
    }

    mutating func next() -> Range<Int>? {
        guard start < end else { return nil }
        let lineEnd = text[start..<end].firstIndex(of: 0x0A) ?? end
        defer { start = lineEnd + 1 }
        return start..<lineEnd
    }
}
