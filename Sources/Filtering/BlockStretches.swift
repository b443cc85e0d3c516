// SPDX-License-Identifier: EUPL-1.2

/// Cuts a text into stretches of whole blocks that are long enough to be judged by themselves.
///
/// Blocks are taken together until they make 200 bytes, some thirty words, since less says too little: a heading goes with
/// what follows it. What is left at the end goes with the stretch before it.
enum BlockStretches {
    /// Less text than this says too little about its language and its errors.
    static let smallestTellingByteCount = 200

    /// The stretches of a text, in order, without the line feeds between them; none of an empty text.
    static func ranges(of text: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var open: Range<Int>?
        var start = 0
        for end in 0...text.count where end == text.count || text[end] == 0x0A {
            let stretch = (open?.lowerBound ?? start)..<end
            start = end + 1
            if stretch.count < smallestTellingByteCount {
                open = stretch
            } else {
                ranges.append(stretch)
                open = nil
            }
        }
        if let open, open.upperBound > 0 {
            ranges.append((ranges.popLast()?.lowerBound ?? open.lowerBound)..<open.upperBound)
        }
        return ranges
    }
}
