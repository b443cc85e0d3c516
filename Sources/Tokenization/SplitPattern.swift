// SPDX-License-Identifier: EUPL-1.2

/// The rule that splits text into pieces, inside which alone tokens are merged.
public enum SplitPattern: String, Sendable, Hashable, CaseIterable {
    /// GPT-2's rule: what `ByteLevel` does with `use_regex`.
    case gpt2
    /// The rule of Llama 3 and cl100k, stated as a `Split` before `ByteLevel`.
    case llama3

    /// The regular expression as `tokenizer.json` files spell it.
    public var regularExpression: String {
        switch self {
        case .gpt2: #"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"#
        case .llama3:
            #"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}"#
                + #"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"#
        }
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
    func forEachPiece(of text: [UInt8], _ body: (Int, Int) -> Void) {
        let scanner = PieceScanner(.shared)
        let bytes = text.span
        var start = 0
        while start < bytes.count {
            let end =
                switch self {
                case .gpt2: scanner.endOfGPT2Piece(in: bytes, from: start, to: bytes.count)
                case .llama3: scanner.endOfLlama3Piece(in: bytes, from: start, to: bytes.count)
                }
            body(start, end)
            start = end
        }
    }
}
