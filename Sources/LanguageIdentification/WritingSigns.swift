// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// What the bytes of a text show, beside its letters, of whether it is prose: signs of programs, of UTF-8 that was read
/// as Latin-1, and of lists of names.
struct WritingSigns: Sendable, Hashable {
    /// Code signs, pairs of mojibake, capitalised words and words in small letters, counted side by side.
    private var counts = SIMD4<Int32>.zero

    /// Brackets, operators, parentheses and capitals right after a letter, dots between letters; not those of entities.
    var codeCount: Int { Int(counts[0]) }
    /// Letters of Latin-1 right before what no letter stands before, as two bytes of UTF-8 read one by one are.
    var mojibakeCount: Int { Int(counts[1]) }
    /// Words of letters of ASCII that begin with a capital and go on in small letters.
    var capitalisedWordCount: Int { Int(counts[2]) }
    /// Words that begin with a small letter.
    var plainWordCount: Int { Int(counts[3]) }

    /// Looks at part of a text after what was looked at before.
    mutating func look(at text: [UInt8], in range: Range<Int>) {
        let bytes = text.span
        let kinds = WritingSigns.kinds.span
        let transitions = WritingSigns.transitions.span
        var state = State.space.rawValue
        var sums = counts
        for index in range {
            let transition = transitions[Int(state &* Kind.count &+ kinds[Int(bytes[index])])]
            sums &+= transition.counts
            state = transition.next
        }
        counts = sums
    }

    /// Counts what was seen elsewhere too.
    mutating func add(_ other: WritingSigns) {
        counts &+= other.counts
    }

    /// What a byte is.
    private enum Kind: UInt8, CaseIterable {
        case other, space, small, capital, digit, sign, parenthesis, dot, ampersand, semicolon
        /// The first byte of a letter of Latin-1, a first byte of what mojibake has after it, any other byte of UTF-8.
        case latinLead, symbolLead, rest

        static let count = UInt8(allCases.count)

        init(_ byte: UInt8) {
            switch byte {
            case _ where byte.isASCIISpace: self = .space
            case UInt8(ascii: "a")...UInt8(ascii: "z"): self = .small
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): self = .capital
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "#"): self = .digit
            case UInt8(ascii: "("): self = .parenthesis
            case UInt8(ascii: "."): self = .dot
            case UInt8(ascii: "&"): self = .ampersand
            case UInt8(ascii: ";"): self = .semicolon
            case 0xC3: self = .latinLead
            case 0xC2, 0xCB, 0xE2: self = .symbolLead
            case 0x80...: self = .rest
            default: self = "={}[]<>_|\\*$".utf8.contains(byte) ? .sign : .other
            }
        }
    }

    /// What came before a byte.
    private enum State: UInt8, CaseIterable {
        case other, space, firstCapital, small, capital, dotAfterLetter, entity, latinLead, latinLetter

        /// What is counted when a byte follows, and the state after it.
        func step(_ kind: Kind) -> (next: State, counts: SIMD4<Int32>) {
            let (code, mojibake, capitalised, plain) = (
                SIMD4<Int32>(1, 0, 0, 0), SIMD4<Int32>(0, 1, 0, 0), SIMD4<Int32>(0, 0, 1, 0), SIMD4<Int32>(0, 0, 0, 1)
            )
            let isLetter = [.firstCapital, .small, .capital].contains(self)
            switch (self, kind) {
            // The sign that began the entity is taken back.
            case (.entity, .semicolon): return (.other, .zero &- code)
            case (.entity, .small), (.entity, .capital), (.entity, .digit): return (.entity, .zero)
            case (_, .ampersand): return (.entity, code)
            case (_, .sign), (_, .semicolon): return (.other, code)
            case (_, .parenthesis): return (.other, isLetter ? code : .zero)
            case (_, .dot): return (isLetter ? .dotAfterLetter : .other, .zero)
            case (.dotAfterLetter, .small): return (.small, code)
            case (.dotAfterLetter, .capital): return (.capital, .zero)
            case (.space, .small): return (.small, plain)
            case (.space, .capital): return (.firstCapital, .zero)
            case (.firstCapital, .small): return (.small, capitalised)
            case (.small, .capital): return (.capital, code)
            case (_, .small): return (.small, .zero)
            case (_, .capital): return (.capital, .zero)
            case (_, .space): return (.space, .zero)
            case (_, .latinLead): return (.latinLead, .zero)
            case (.latinLead, .rest): return (.latinLetter, .zero)
            case (.latinLetter, .symbolLead): return (.other, mojibake)
            // A letter beyond ASCII goes on with a word.
            case (.firstCapital, .rest), (.small, .rest): return (.small, self == .small ? .zero : capitalised)
            default: return (.other, .zero)
            }
        }
    }

    private struct Transition: Sendable {
        var counts: SIMD4<Int32>
        var next: UInt8
    }

    private static let kinds: [UInt8] = (0...UInt8.max).map { Kind($0).rawValue }

    private static let transitions: [Transition] = State.allCases.flatMap { state in
        Kind.allCases.map { kind in
            let (next, counts) = state.step(kind)
            return Transition(counts: counts, next: next.rawValue)
        }
    }
}
