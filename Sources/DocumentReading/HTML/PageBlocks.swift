// SPDX-License-Identifier: EUPL-1.2

public import MarkupParsing

/// The blocks of a page with what was measured of them: what main content is chosen by.
public struct PageBlocks: Sendable {
    /// One block.
    public struct Block: Sendable {
        /// Its text.
        public var text: [UInt8]
        /// Its measures: `Docs/HTMLExtraction.md` lists them.
        public var features: [Int32]
        /// What the trees make of them, in 1,024ths of a logit: main content if it is positive.
        public var score: Int
    }

    /// The blocks in order.
    public var blocks: [Block] = []

    /// Measures a page.
    public init(page: [UInt8], limits: ReadingLimits = ReadingLimits()) throws(MarkupError) {
        let declared = DeclaredEncodings(
            transport: nil,
            document: EncodingDeclaration.inHTML(page),
            start: page
        )
        guard let text = try? TextDecoding.decode(page, declared) else { return }
        let measured = try HTMLReader.measure(text.bytes, maximumDepth: limits.maximumDepth).page
        let scores = HTMLContentModel.scores(of: measured)
        let rows = HTMLFeatures(measured).rows()
        for (index, block) in measured.blocks.enumerated() {
            let row = rows[(index * HTMLFeatures.count)..<((index + 1) * HTMLFeatures.count)]
            blocks.append(Block(text: Array(measured.text[block.range]), features: Array(row), score: scores[index]))
        }
    }
}
