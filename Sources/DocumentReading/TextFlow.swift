// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Text assembled from pieces, its white space folded as it comes.
///
/// Runs of white space, no-break spaces among them, become one space; soft hyphens and byte order marks vanish; control
/// characters from U+0080 to U+009F, which are bytes of windows-1252 that somebody took for characters, become what they
/// were meant to be. What stands between two pieces is decided when the second arrives: the strongest separator asked for since the first. None
/// stands at the start or the end.
struct TextFlow {
    /// What can stand between two pieces of text, the stronger the later.
    enum Separator: UInt8, Comparable {
        case nothing, space, tab, line

        static func < (left: Separator, right: Separator) -> Bool { left.rawValue < right.rawValue }
    }

    /// The text until now.
    private(set) var bytes: [UInt8] = []
    /// What will stand before the next piece.
    private(set) var separator = Separator.nothing
    /// Whether the last piece ended with a soft hyphen.
    private(set) var endsInSoftHyphen = false
    // Where the text began that separators stand within.
    private var start = 0

    /// Makes room for text.
    mutating func reserve(_ byteCount: Int) {
        bytes.reserveCapacity(byteCount)
    }

    /// Whether there is no text since the last `beginBlock`.
    var isAtStart: Bool { bytes.count == start }

    /// Asks for at least this separator before the next piece.
    mutating func separate(_ wanted: Separator) {
        if wanted > separator { separator = wanted }
    }

    /// Takes back what was asked for.
    mutating func joinNext() {
        separator = .nothing
    }

    /// Starts a new block, so that what follows is separated from nothing; returns where the last one lies.
    mutating func beginBlock() -> Range<Int> {
        // Only preformatted text can end in white space.
        while !isAtStart, bytes.last?.isASCIISpace == true { bytes.removeLast() }
        defer {
            start = bytes.count
            separator = .nothing
            endsInSoftHyphen = false
        }
        return start..<bytes.count
    }

    /// Forgets everything but the memory.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        _ = beginBlock()
    }

    /// A state of the flow that it can go back to.
    struct Mark {
        /// How many bytes there were.
        var byteCount: Int
        fileprivate var separator: Separator
    }

    /// The present state.
    var mark: Mark { Mark(byteCount: bytes.count, separator: separator) }

    /// Goes back to an earlier state, if nothing before it has been taken away since.
    mutating func rewind(to mark: Mark) {
        guard mark.byteCount >= start, mark.byteCount <= bytes.count else { return }
        bytes.removeSubrange(mark.byteCount...)
        separator = mark.separator
    }

    /// Takes off the last `count` bytes.
    mutating func removeLast(_ count: Int) {
        bytes.removeLast(min(count, bytes.count - start))
    }

    /// How many bytes the hyphen takes that the text ends in right after a letter; 0 if there is none.
    var hyphenByteCount: Int {
        for hyphen in TextFlow.hyphens where bytes.count - start > hyphen.count {
            guard bytes.suffix(hyphen.count).elementsEqual(hyphen) else { continue }
            let before = bytes[bytes.count - hyphen.count - 1]
            return before.isASCIILetter || before >= 0x80 ? hyphen.count : 0
        }
        return 0
    }

    /// Whether the text ends in a hyphen right after a letter.
    var endsInHyphen: Bool { hyphenByteCount > 0 }

    // Hyphen-minus, not sign, hyphen, double oblique hyphen (of Gothic type).
    private static let hyphens: [[UInt8]] = ["-", "\u{AC}", "\u{2010}", "\u{2E17}"].map { Array($0.utf8) }

    /// Appends running text.
    mutating func append(_ piece: Span<UInt8>) {
        var index = 0
        while index < piece.count {
            let byte = piece[index]
            if byte <= 0x20 {
                separate(.space)
                index += 1
            } else if let special = TextFlow.special(in: piece, at: index) {
                apply(special)
                index += special.byteCount
            } else {
                // Runs go on over single spaces, so that whole sentences are copied at once.
                let end = piece.endOfPlainText(from: index + 1)
                placeSeparator()
                bytes.append(copying: piece.extracting(index..<end))
                index = end
            }
        }
    }

    /// Appends text whose line breaks and spaces stay.
    mutating func appendPreformatted(_ piece: Span<UInt8>) {
        var index = 0
        while index < piece.count {
            let byte = piece[index]
            if let special = TextFlow.special(in: piece, at: index) {
                if special == .space { appendVerbatim(0x20) } else { apply(special) }
                index += special.byteCount
                continue
            }
            if byte == 0x0D {
                let isPair = index + 1 < piece.count && piece[index + 1] == 0x0A
                if !isPair { appendVerbatim(0x0A) }
            } else {
                appendVerbatim(byte)
            }
            index += 1
        }
    }

    private mutating func appendVerbatim(_ byte: UInt8) {
        // Line breaks before the first character of a block and spaces at the ends of lines say nothing.
        if byte == 0x0A {
            while !isAtStart, bytes.last == 0x20 || bytes.last == 0x09 { bytes.removeLast() }
            if isAtStart { return }
        }
        placeSeparator()
        bytes.append(byte)
    }

    private mutating func placeSeparator() {
        endsInSoftHyphen = false
        guard separator != .nothing else { return }
        if !isAtStart {
            switch separator {
            case .nothing: break
            case .space: bytes.append(0x20)
            case .tab: bytes.append(0x09)
            case .line: bytes.append(0x0A)
            }
        }
        separator = .nothing
    }

    // Characters of several bytes that running text does not keep.
    private enum Special: Equatable {
        case space, softHyphen, byteOrderMark
        case control(UInt8)

        var byteCount: Int { self == .byteOrderMark ? 3 : 2 }
    }

    private static func special(in piece: Span<UInt8>, at index: Int) -> Special? {
        let byte = piece[index]
        guard byte == 0xC2 || byte == 0xEF, index + 1 < piece.count else { return nil }
        if byte == 0xC2 {
            let next = piece[index + 1]
            if next < 0xA0 { return .control(next) }
            return next == 0xA0 ? .space : next == 0xAD ? .softHyphen : nil
        }
        let isMark = piece[index + 1] == 0xBB && index + 2 < piece.count && piece[index + 2] == 0xBF
        return isMark ? .byteOrderMark : nil
    }

    private mutating func apply(_ special: Special) {
        switch special {
        case .space: separate(.space)
        case .softHyphen: endsInSoftHyphen = separator == .nothing
        case .byteOrderMark: break
        case .control(let byte):
            let meant = TextFlow.meantByControls[Int(byte & 0x1F)]
            guard !meant.isEmpty else { return }
            placeSeparator()
            bytes += meant
        }
    }

    private static let meantByControls: [[UInt8]] = (TextEncoding.windows1252.upperHalf ?? "").unicodeScalars
        .prefix(32).map { $0.value < 0xA0 ? [] : Array(String($0).utf8) }
}
