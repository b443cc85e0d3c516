// SPDX-License-Identifier: EUPL-1.2

/// Which blocks of a document's text are kept and which are dropped, as ranges of bytes of the text that was extracted.
///
/// Ranges hold whole lines without the line feed at their end; those that are kept are joined by line feeds.
public struct BlockSelection: Sendable, Hashable {
    /// Blocks that are dropped, side by side, for one reason.
    public struct DroppedBlock: Sendable, Hashable {
        /// Where they stand.
        public var range: Range<Int>
        /// The rule that drops them.
        public var rule: String
        /// Their estimated character error rate, in parts per million.
        public var errorPPM: Int64

        /// Blocks to be dropped.
        public init(range: Range<Int>, rule: String, errorPPM: Int64) {
            self.range = range
            self.rule = rule
            self.errorPPM = errorPPM
        }
    }

    /// What is kept, in order.
    public var kept: [Range<Int>]
    /// What is dropped, in order.
    public var dropped: [DroppedBlock]

    /// A selection.
    public init(kept: [Range<Int>], dropped: [DroppedBlock]) {
        self.kept = kept
        self.dropped = dropped
    }

    /// What is kept of the text that the selection was made of.
    public func text(of extracted: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(kept.reduce(0) { $0 + $1.count + 1 })
        for range in kept {
            if !text.isEmpty { text.append(0x0A) }
            text += extracted[range]
        }
        return text
    }
}
