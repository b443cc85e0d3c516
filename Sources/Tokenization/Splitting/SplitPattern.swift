// SPDX-License-Identifier: EUPL-1.2

/// The rule that splits text into pieces, inside which alone tokens are merged.
public enum SplitPattern: String, Sendable, Hashable, CaseIterable {
    /// GPT-2's rule: what `ByteLevel` does with `use_regex`.
    case gpt2
    /// The rule of Llama 3 and cl100k: numbers in threes.
    case llama3
    /// The rule of Qwen 2: as Llama 3, but every digit on its own.
    case qwen2
    /// The rule of o200k: words are split where a capital follows a small letter.
    case o200k
    /// The rule of Mistral's Tekken: as o200k, without contractions and with every digit on its own.
    case tekken

    /// The regular expression as `tokenizer.json` files spell it.
    public var regularExpression: String {
        let end = #"|\s*[\r\n]+|\s+(?!\S)|\s+"#
        let words = { (suffix: String) in
            #"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+"# + suffix
                + #"|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*"# + suffix
        }
        let contractions = "(?i:'s|'t|'re|'ve|'m|'ll|'d)"
        switch self {
        case .gpt2: return #"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"#
        case .llama3:
            return contractions + #"|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*"# + end
        case .qwen2: return contractions + #"|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*"# + end
        case .o200k: return words(contractions + "?") + #"|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*"# + end
        case .tekken: return words("") + #"|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*"# + end
        }
    }

    /// The pattern that a file spells in one of the ways known to mean it; `nil` for any other expression.
    init?(regularExpression: String) {
        // The possessive spelling of the same rule: after a greedy class, backing off could never match.
        let possessive =
            #"'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]++[\r\n]*"#
            + #"|\s*[\r\n]|\s+(?!\S)|\s+"#
        let known = SplitPattern.allCases.first { $0.regularExpression == regularExpression }
        guard let pattern = known ?? (regularExpression == possessive ? .llama3 : nil) else { return nil }
        self = pattern
    }

    /// The ends of the pieces of `text`, one after the other; ill-formed bytes count as punctuation.
    ///
    /// This is the slow door, for tests and for looking: encoders scan without making a list.
    public func pieceEnds(in text: [UInt8]) -> [Int] {
        var ends: [Int] = []
        forEachPiece(of: text) { _, end in ends.append(end) }
        return ends
    }

    /// Calls `body` with the start and end of every piece of `text`, in order.
    @inline(__always)
    func forEachPiece(of text: [UInt8], _ body: (Int, Int) -> Void) {
        var padded = text
        padded.append(contentsOf: repeatElement(0, count: PieceScanner.paddingByteCount))
        unsafe padded.withUnsafeBufferPointer { buffer in
            guard let bytes = buffer.baseAddress else { return }
            unsafe PieceScanner.shared.forEachPiece(of: self, bytes, from: 0, to: text.count, body)
        }
    }
}
