// SPDX-License-Identifier: EUPL-1.2

/// How a trained tokenizer sees text: as bytes split by a pattern, or as characters with marked spaces.
public enum TrainingStyle: Sendable, Hashable {
    /// Symbols are bytes, so that nothing is unknown; pieces are found by a pattern.
    case byteLevel(SplitPattern)
    /// Symbols are characters, as SentencePiece has them: a word begins with U+2581, which stands for the space before it,
    /// and unknown characters are spelled in bytes.
    case sentencePiece

    /// The rule by which the second kind marks words.
    static let metaspace = Metaspace(replacement: Metaspace.usualReplacement, prependScheme: .first, splits: true)
}
