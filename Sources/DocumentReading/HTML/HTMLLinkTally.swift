// SPDX-License-Identifier: EUPL-1.2

/// How many links there are in a block, and how much of its text they are.
struct HTMLLinkTally {
    /// How many links there are in the block.
    private(set) var count = 0
    /// How many bytes of its text are in them.
    private(set) var byteCount = 0
    private var depth = 0
    private var start = 0
    private var hasJustEnded = false

    /// Notes a link that begins after so many bytes of text.
    mutating func begin(at place: Int) {
        depth += 1
        guard depth == 1 else { return }
        start = place
        count += 1
    }

    /// Notes the end of a link.
    mutating func end(at place: Int) {
        depth -= 1
        guard depth == 0 else { return }
        byteCount += max(0, place - start)
        hasJustEnded = true
    }

    /// Notes text; whether it is of a link that follows another at once.
    mutating func takeText() -> Bool {
        defer { hasJustEnded = false }
        return depth > 0 && hasJustEnded
    }

    /// Notes where a block ends; a link may go on in the next.
    mutating func endBlock(at place: Int) {
        if depth > 0 {
            byteCount += place - start
            start = place
        }
        hasJustEnded = false
    }

    /// Starts to count anew, after a block with text.
    mutating func beginBlock() {
        byteCount = 0
        count = depth > 0 ? 1 : 0
    }
}
