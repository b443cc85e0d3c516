// SPDX-License-Identifier: EUPL-1.2

/// The lines of one language, and where each comes from.
struct TrainingText: Sendable {
    var label: String
    var bytes: [UInt8]
    var lines: [Range<Int>]
    /// The number of each line's source; 0 for what is not known.
    var sources: [UInt32]

    /// The lines of a text; empty ones are left out, as is what lies beyond `maximumLineCount`.
    ///
    /// - Parameters:
    ///   - sources: The number of each line's source, empty ones counted; may end before the lines do.
    ///   - excludedSources: Sources whose lines are left out.
    init(
        label: String,
        bytes: [UInt8],
        maximumLineCount: Int = .max,
        sources lineSources: [UInt32] = [],
        excludedSources: Set<UInt32> = []
    ) {
        self.label = label
        self.bytes = bytes
        lines = []
        sources = []
        var start = 0
        var number = 0
        for index in 0...bytes.count where index == bytes.count || bytes[index] == 0x0A {
            let source = number < lineSources.count ? lineSources[number] : 0
            if index > start, lines.count < maximumLineCount, !excludedSources.contains(source) {
                lines.append(start..<index)
                sources.append(source)
            }
            start = index + 1
            number += 1
        }
    }
}
