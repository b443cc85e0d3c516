// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel

/// How surprising the kinds of characters are after each other (letters, capitals, digits, signs, spaces), in all
/// languages alike: a table of the surprise of each kind after the three before it, in half bits.
struct ShapeModel: Sendable {
    static let kindCount = 15
    static let tableCount = kindCount * kindCount * kindCount * kindCount
    /// From this surprise on a place is odd: nine bits.
    static let oddSurprise = 18
    private static let greatestSurprise = 28

    let surprises: [UInt8]

    init(surprises: [UInt8]) {
        self.surprises = surprises
    }

    /// Learns from the kinds of characters of texts.
    init(training texts: [[UInt8]]) {
        var counts = [Int](repeating: 0, count: ShapeModel.tableCount)
        for kinds in texts {
            var window = 0
            for kind in kinds {
                window = ShapeModel.next(window, kind)
                counts[window] += 1
            }
        }
        let shorter = ShapeModel.pairShares(counts)
        var surprises = [UInt8](repeating: 0, count: ShapeModel.tableCount)
        for context in 0..<(ShapeModel.tableCount / ShapeModel.kindCount) {
            let range = (context * ShapeModel.kindCount)..<((context + 1) * ShapeModel.kindCount)
            let total = counts[range].reduce(0, +)
            for index in range {
                // Ten places of what the kind before alone says stand beside those that were seen.
                let pair = index % (ShapeModel.kindCount * ShapeModel.kindCount)
                let share = (Double(counts[index]) + 10 * shorter[pair]) / Double(total + 10)
                let halfBits = -2 * PortableMath.log(share) / PortableMath.log(2)
                surprises[index] = UInt8(min(Double(ShapeModel.greatestSurprise), halfBits.rounded()))
            }
        }
        self.surprises = surprises
    }

    private static func pairShares(_ counts: [Int]) -> [Double] {
        var pairs = [Int](repeating: 0, count: kindCount * kindCount)
        for (index, count) in counts.enumerated() { pairs[index % pairs.count] += count }
        return pairs.indices.map { index in
            let first = index / kindCount * kindCount
            let total = pairs[first..<(first + kindCount)].reduce(0, +)
            return (Double(pairs[index]) + 0.01) / (Double(total) + 0.01 * Double(kindCount))
        }
    }

    @inline(__always)
    static func next(_ window: Int, _ kind: UInt8) -> Int {
        (window * kindCount + Int(kind)) % tableCount
    }

    /// The kind of a character, from 0 (white space) to 14.
    @inline(__always)
    static func kind(_ kind: LetterTable.Kind, _ scalar: UInt32) -> UInt8 {
        switch kind {
        case .space, .ignored: 0
        case .lower: 1
        case .upper: 2
        case .digit: 3
        case .apostrophe: 4
        case .hyphen: 5
        case .symbol: 6
        case .damaged: 7
        case .punctuation:
            switch scalar {
            case 0x2E, 0x2026: 8
            case 0x2C: 9
            case 0x3A, 0x3B: 10
            case 0x21, 0x3F: 11
            case 0x28, 0x29: 12
            case 0x22, 0xAB, 0xBB, 0x201A, 0x201C...0x201E, 0x2039, 0x203A: 13
            default: 14
            }
        }
    }
}
