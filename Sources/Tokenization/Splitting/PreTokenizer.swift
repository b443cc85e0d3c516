// SPDX-License-Identifier: EUPL-1.2

/// How text is split into pieces.
enum PreTokenizer: Sendable, Hashable {
    /// No split: the whole text is one piece.
    case whole
    /// Bytes, split by a pattern or not at all; a space may be put before texts that do not begin with one.
    case byteLevel(SplitPattern?, addsPrefixSpace: Bool)
    /// Spaces become another character, and pieces begin with it.
    case metaspace(Metaspace)
}

/// The rule by which SentencePiece-style tokenizers mark words.
struct Metaspace: Sendable, Hashable {
    /// Where the mark is put although there was no space.
    enum PrependScheme: String, Sendable, Hashable {
        case always
        case first
        case never
    }

    /// The mark in UTF-8, one character.
    var replacement: [UInt8]
    var prependScheme: PrependScheme
    var splits: Bool

    /// U+2581, which everybody uses.
    static let usualReplacement: [UInt8] = [0xE2, 0x96, 0x81]

    /// The text with its marks; a prefix is put in front if the text is the first part of a document.
    func mark(_ text: [UInt8], isFirst: Bool) -> [UInt8] {
        let marked = ByteReplacing.replace([0x20], with: replacement, in: text)
        if prependScheme == .never || prependScheme == .first && !isFirst || text.isEmpty { return marked }
        return marked.starts(with: replacement) ? marked : replacement + marked
    }

    /// Where the pieces of a marked text end.
    func pieceEnds(in marked: [UInt8]) -> [Int] {
        guard splits else { return marked.isEmpty ? [] : [marked.count] }
        var ends: [Int] = []
        var index = 1
        while index < marked.count {
            if marked[index] == replacement[0], marked[index...].starts(with: replacement) { ends.append(index) }
            index += 1
        }
        if !marked.isEmpty { ends.append(marked.count) }
        return ends
    }
}
