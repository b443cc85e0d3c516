// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import MarkupParsing

/// Gathers a layout from what begins and ends in a file, whatever the file's vocabulary.
struct OCRLayoutBuilder {
    /// A text that an element states on top of what is in it.
    struct Statement {
        var text: Range<Int>
        var inkByteCount: Int
        var index: Int
    }

    /// A region, block, line or word that is open.
    struct Level {
        fileprivate var pieceCount: Int
        fileprivate var blockCount: Int
        fileprivate var regionCount: Int
        fileprivate var confidenceCount: Int64
        fileprivate var statement: Statement?
        fileprivate var confidence: Int64?
    }

    private(set) var layout = OCRLayout()
    var languages = LanguageTally()
    private(set) var confidence = ConfidenceMean()
    private let scale: OCRDialect.ConfidenceScale
    private var blockStart = 0
    private var page = 0
    private var hasPage = false
    private var furnitureDepth = 0
    private var rowDepth = 0
    private var blockOrder = 0
    private var isInitial = false
    private var levels: [Level] = []

    /// A builder for a file of a size.
    init(scale: OCRDialect.ConfidenceScale, byteCount: Int) {
        self.scale = scale
        layout.bytes.reserveCapacity(byteCount / 8)
        layout.pieces.reserveCapacity(byteCount / 48)
    }

    /// Whether what comes is page furniture.
    var isInFurniture: Bool { furnitureDepth > 0 }

    // MARK: Blocks

    mutating func beginPage() {
        closeBlock()
        if hasPage { page += 1 }
        hasPage = true
        blockOrder = 0
    }

    mutating func endPage() {
        closeBlock()
    }

    /// Begins a region with its name; returns its number, to be given back at its end.
    mutating func beginRegion(
        id: Range<Int>,
        next: Range<Int>,
        isFurniture: Bool,
        isInitial: Bool = false,
        order: Int = 0
    ) -> Int {
        closeBlock()
        if isFurniture { furnitureDepth += 1 }
        self.isInitial = isInitial
        if order != 0 { blockOrder = order }
        let start = layout.blocks.count
        layout.regions.append(OCRLayout.Region(id: id, next: next, blocks: start..<start))
        return layout.regions.count - 1
    }

    mutating func endRegion(_ number: Int, isFurniture: Bool) {
        closeBlock()
        if isFurniture { furnitureDepth -= 1 }
        guard number < layout.regions.count else { return }
        let start = min(layout.regions[number].blocks.lowerBound, layout.blocks.count)
        layout.regions[number].blocks = start..<layout.blocks.count
    }

    /// Begins or ends a block within a region; in a row of a table, only a space.
    mutating func breakBlock() {
        if rowDepth > 0 { layout.append(.space) } else { closeBlock() }
    }

    mutating func beginRow() {
        closeBlock()
        rowDepth += 1
    }

    mutating func endRow() {
        rowDepth -= 1
        closeBlock()
    }

    mutating func beginCell() {
        layout.append(.tab)
    }

    private mutating func closeBlock() {
        let end = layout.pieces.count
        defer { blockStart = end }
        guard end > blockStart else { return }
        layout.blocks.append(
            OCRLayout.Block(
                pieces: blockStart..<end,
                page: page,
                isFurniture: isInFurniture,
                isInitial: isInitial,
                order: blockOrder
            )
        )
        isInitial = false
    }

    /// Closes what is open.
    mutating func finish() {
        closeBlock()
    }

    // MARK: Text

    mutating func append(_ text: Span<UInt8>, language: Int) {
        if text.isBlank, isAfterSpace {
            // It parts nothing that is not parted already, but counts.
            if isCounted(language) { languages.add(language, characterCount: text.count) }
            return
        }
        let start = layout.bytes.count
        layout.append(text)
        count(start..<layout.bytes.count, language)
    }

    mutating func append(_ kind: OCRLayout.Kind) {
        if kind == .space {
            layout.hasSpaces = true
            if lastKind == .space { return }
        }
        layout.append(kind)
    }

    // Of the last piece in the block.
    private var lastKind: OCRLayout.Kind? { layout.pieces.count > blockStart ? layout.pieces.last?.kind : nil }

    private var isAfterSpace: Bool {
        let kind = lastKind
        return kind == .space || kind == .lineEnd
    }

    mutating func endLine() {
        layout.append(.lineEnd)
    }

    /// Stores bytes that a piece or a name will point at.
    mutating func store(_ text: Span<UInt8>) -> Range<Int> {
        let start = layout.bytes.count
        layout.bytes.append(copying: text)
        return start..<layout.bytes.count
    }

    /// Stores the value of an attribute.
    mutating func store(_ attributes: MarkupAttributes, _ index: Int) -> Range<Int> {
        let start = layout.bytes.count
        attributes.appendValue(at: index, to: &layout.bytes)
        return start..<layout.bytes.count
    }

    /// What was stored.
    func bytes(_ range: Range<Int>) -> [UInt8] { Array(layout.bytes[range]) }

    mutating func appendWord(_ kind: OCRLayout.Kind, _ text: Range<Int>, whole: Range<Int>, language: Int) {
        if !whole.isEmpty { layout.append(.whole, whole) }
        layout.append(kind, text)
        count(text, language)
    }

    mutating func appendHyphen(_ text: Range<Int>) {
        layout.append(.hyphen, text)
    }

    private mutating func count(_ text: Range<Int>, _ language: Int) {
        if isCounted(language) { languages.add(language, characterCount: layout.characterCount(of: text)) }
    }

    private func isCounted(_ language: Int) -> Bool { language >= 0 && !isInFurniture }

    /// A confidence in parts per million, from a decimal number; `nil` if it is none, or lies outside the scale.
    func confidencePPM(_ text: Span<UInt8>) -> Int64? { ConfidenceMean.ppm(text, scale: scale) }

    mutating func addConfidence(_ ppm: Int64) {
        if !isInFurniture { confidence.add(ppm) }
    }

    // MARK: Levels that state their text

    mutating func beginLevel() {
        levels.append(
            Level(
                pieceCount: layout.pieces.count,
                blockCount: layout.blocks.count,
                regionCount: layout.regions.count,
                confidenceCount: confidence.count
            )
        )
    }

    /// Notes a text that the innermost level states; the one with the lowest index holds, of several the first.
    mutating func state(_ text: Range<Int>, index: Int, confidence: Int64?) {
        guard let last = levels.indices.last else { return }
        let ink = layout.inkByteCount(of: text)
        guard ink > 0 else { return }
        if let earlier = levels[last].statement, earlier.index <= index { return }
        levels[last].statement = Statement(text: text, inkByteCount: ink, index: index)
        levels[last].confidence = confidence
    }

    /// Ends a word or a line: what it states is taken instead of what is in it if it is no less.
    mutating func endLineLevel(language: Int) {
        guard let level = endLevel(), let statement = level.statement else { return }
        guard statement.inkByteCount >= layout.inkByteCount(fromPiece: level.pieceCount) else { return }
        layout.pieces.removeSubrange(min(level.pieceCount, layout.pieces.count)...)
        layout.append(.text, statement.text)
        count(statement.text, language)
    }

    /// Ends a block: what it states is taken instead of the lines in it if it is more.
    mutating func endBlockLevel(language: Int) {
        guard let level = endLevel(), let statement = level.statement else { return }
        guard statement.inkByteCount > layout.inkByteCount(fromPiece: level.pieceCount) else { return }
        layout.pieces.removeSubrange(min(level.pieceCount, layout.pieces.count)...)
        layout.blocks.removeSubrange(min(level.blockCount, layout.blocks.count)...)
        layout.regions.removeSubrange(min(level.regionCount, layout.regions.count)...)
        blockStart = min(blockStart, layout.pieces.count)
        var start = statement.text.lowerBound
        while start < statement.text.upperBound {
            let line = layout.bytes[start..<statement.text.upperBound].prefix { $0 != 0x0A }
            layout.append(.text, line.startIndex..<line.endIndex)
            layout.append(.lineEnd)
            start = line.endIndex + 1
        }
        count(statement.text, language)
    }

    private mutating func endLevel() -> Level? {
        guard let level = levels.popLast() else { return nil }
        if let stated = level.confidence, confidence.count == level.confidenceCount { addConfidence(stated) }
        return level
    }

    // MARK: Reading order

    mutating func beginReference(isOrdered: Bool, index: Int, reference: Range<Int>) {
        layout.order.begin(isOrdered: isOrdered, index: index, reference: reference)
    }

    mutating func endReference() {
        layout.order.end()
    }
}

extension Span<UInt8> {
    /// Whether there is nothing in it but white space of ASCII.
    fileprivate var isBlank: Bool {
        for index in indices where self[index] > 0x20 { return false }
        return true
    }
}
