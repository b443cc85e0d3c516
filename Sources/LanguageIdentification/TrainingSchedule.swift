// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel

/// Which line is learnt from when: every language evenly spread over an epoch, small ones repeated.
struct TrainingSchedule {
    /// One thing to learn from.
    struct Example {
        var label: UInt16
        var line: UInt32
    }

    /// The examples of one epoch.
    private(set) var examples: [Example] = []

    /// All lines of each language; small ones repeated, so that their number grows as that of the lines to the power 0.45.
    init(texts: [TrainingText]) {
        let largest = Double(texts.map(\.lines.count).max() ?? 1)
        var places: [(place: UInt64, example: Example)] = []
        for (label, text) in texts.enumerated() where !text.lines.isEmpty {
            let own = Double(text.lines.count)
            let exponent = 0.55 * PortableMath.log(largest) + 0.45 * PortableMath.log(own)
            let count = max(text.lines.count, Int(PortableMath.exp(exponent)))
            for turn in 0..<count {
                let place = (UInt64(2 * turn + 1) << 32) / UInt64(2 * count)
                let line = UInt32(turn % text.lines.count)
                places.append((place, Example(label: UInt16(label), line: line)))
            }
        }
        places.sort { $0.place == $1.place ? $0.example.label < $1.example.label : $0.place < $1.place }
        examples = places.map(\.example)
    }
}
