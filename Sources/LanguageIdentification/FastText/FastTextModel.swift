// SPDX-License-Identifier: EUPL-1.2

internal import Glibc

/// A supervised model that fastText trained: it gives the labels and probabilities that fastText gives.
struct FastTextModel: Sendable {
    private let dictionary: FastTextDictionary
    private let input: FastTextMatrix
    private let output: FastTextMatrix
    private let tree: FastTextLabelTree?
    private let sigmoids: [Float]

    var labels: [String] { dictionary.labels }

    /// Reads a `.bin` or `.ftz` file; everything in it is checked, so that no text can lead out of bounds.
    init(contentsOf path: String) throws {
        var reader = try FastTextReader(path: path)
        let settings = try FastTextSettings(&reader)
        dictionary = try FastTextDictionary(&reader, settings: settings)
        let isQuantized = try reader.readFlag()
        input = try FastTextMatrix(&reader, isQuantized: isQuantized)
        let isOutputQuantized = try reader.readFlag()
        output = try FastTextMatrix(&reader, isQuantized: isQuantized && isOutputQuantized)
        let labelCount = dictionary.labels.count
        let nodeCount = settings.loss == .hierarchicalSoftmax ? labelCount - 1 : labelCount
        guard input.columnCount == settings.dimension, output.columnCount == settings.dimension,
            input.rowCount >= dictionary.leastRowCount, output.rowCount >= nodeCount
        else { throw reader.error("matrices that do not fit the dictionary") }
        tree = settings.loss == .hierarchicalSoftmax ? FastTextLabelTree(counts: dictionary.labelCounts) : nil
        // fastText looks its sigmoids up in a table of this size.
        sigmoids = (0...512).map { 1 / (1 + exp(8 - Float($0) * 16 / 512)) }
    }

    /// Whether a file begins as fastText's models do.
    static func isModel(_ start: some Sequence<UInt8>) -> Bool {
        let magic = FastTextSettings.magic
        return start.prefix(4).elementsEqual((0..<4).map { UInt8(truncatingIfNeeded: magic >> (8 * UInt32($0))) })
    }

    /// Memory that texts share: the sums of the rows of words that were met before.
    struct Scratch {
        fileprivate var wordPlaces: [Int32] = []
        fileprivate var wordSums: [Float] = []
        fileprivate var wordRowCounts: [Int32] = []
        fileprivate var hidden: [Float] = []
        fileprivate var hashes: [FastTextHash] = []
        fileprivate var word: [UInt8] = []
        fileprivate var scores: [Float] = []
    }

    /// The most probable label of a text and its probability.
    func predict(_ text: [UInt8], scratch: inout Scratch) -> (label: String, probability: Double)? {
        predict(text, in: 0..<text.count, scratch: &scratch)
    }

    /// The most probable label of a line and its probability; `nil` for a line of which nothing is known.
    func predict(_ text: [UInt8], in range: Range<Int>, scratch: inout Scratch) -> (label: String, probability: Double)?
    {
        guard sumRows(of: text, in: range, scratch: &scratch) else { return nil }
        if let tree {
            let (label, logarithm) = tree.best { output.dot(row: $0, scratch.hidden) }
            return (labels[label], exp(logarithm))
        }
        scratch.scores.removeAll(keepingCapacity: true)
        for label in labels.indices { scratch.scores.append(output.dot(row: label, scratch.hidden)) }
        let isSoftmax = dictionary.settings.loss == .softmax
        if !isSoftmax { for label in labels.indices { scratch.scores[label] = sigmoid(scratch.scores[label]) } }
        // Of equal ones fastText takes the last; looked up in a table, many are equal.
        var best = 0
        for label in labels.indices where scratch.scores[label] >= scratch.scores[best] { best = label }
        guard isSoftmax else { return (labels[best], Double(scratch.scores[best])) }
        var total: Float = 0
        for score in scratch.scores { total += exp(score - scratch.scores[best]) }
        return (labels[best], Double(1 / total))
    }

    private func sigmoid(_ score: Float) -> Float {
        if score < -8 { return 0 }
        if score > 8 { return 1 }
        return sigmoids[Int((score + 8) * 512 / 16)]
    }

    /// Makes `scratch.hidden` the mean of the rows of all words and n-grams; says whether there are any.
    private func sumRows(of text: [UInt8], in range: Range<Int>, scratch: inout Scratch) -> Bool {
        scratch.hidden.removeAll(keepingCapacity: true)
        scratch.hidden.append(contentsOf: repeatElement(0, count: dictionary.settings.dimension))
        scratch.hashes.removeAll(keepingCapacity: true)
        if scratch.wordPlaces.isEmpty { scratch.wordPlaces = Array(repeating: -1, count: dictionary.wordCount) }
        var rowCount = 0
        var start = range.lowerBound
        var hash = FastTextHash()
        let bytes = text.span
        for index in range {
            let byte = bytes[index]
            // The bytes that fastText takes for white space, and zero.
            guard byte == 0x20 || (0x09...0x0D).contains(byte) || byte == 0 else {
                hash.add(byte)
                continue
            }
            if index > start { rowCount += addWord(text, start..<index, hash, &scratch) }
            start = index + 1
            hash = FastTextHash()
        }
        if range.upperBound > start { rowCount += addWord(text, start..<range.upperBound, hash, &scratch) }
        let end = FastTextDictionary.lineEnd
        rowCount += addWord(end, 0..<end.count, .of(end, in: 0..<end.count), &scratch)
        dictionary.forEachWordNGram(of: scratch.hashes) { row in
            input.add(row: row, to: &scratch.hidden)
            rowCount += 1
        }
        guard rowCount > 0 else { return false }
        let scale = 1 / Float(rowCount)
        for index in scratch.hidden.indices { scratch.hidden[index] *= scale }
        return true
    }

    /// Adds the rows of a word and its subwords; gives their number.
    private func addWord(
        _ text: [UInt8],
        _ range: Range<Int>,
        _ hash: FastTextHash,
        _ scratch: inout Scratch
    ) -> Int {
        if let word = dictionary.word(text, in: range, hash: hash) {
            scratch.hashes.append(hash)
            return addKnownWord(word, &scratch)
        }
        guard !text[range].starts(with: FastTextDictionary.labelPrefix) else { return 0 }
        scratch.hashes.append(hash)
        guard !text[range].elementsEqual(FastTextDictionary.lineEnd) else { return 0 }
        FastTextDictionary.bordered(text, in: range, into: &scratch.word)
        var rowCount = 0
        dictionary.forEachSubword(of: scratch.word) { row in
            input.add(row: row, to: &scratch.hidden)
            rowCount += 1
        }
        return rowCount
    }

    /// Adds the sum of a known word's rows, which is kept from its first time on.
    private func addKnownWord(_ word: Int, _ scratch: inout Scratch) -> Int {
        let dimension = dictionary.settings.dimension
        if scratch.wordPlaces[word] < 0 {
            var sum = [Float](repeating: 0, count: dimension)
            var rowCount: Int32 = 1
            input.add(row: word, to: &sum)
            let bytes = dictionary.bytes(ofWord: word)
            if bytes != FastTextDictionary.lineEnd {
                FastTextDictionary.bordered(bytes, in: 0..<bytes.count, into: &scratch.word)
                dictionary.forEachSubword(of: scratch.word) { row in
                    input.add(row: row, to: &sum)
                    rowCount += 1
                }
            }
            scratch.wordPlaces[word] = Int32(scratch.wordRowCounts.count)
            scratch.wordRowCounts.append(rowCount)
            scratch.wordSums += sum
        }
        let place = Int(scratch.wordPlaces[word])
        FastTextModel.add(scratch.wordSums, from: place * dimension, to: &scratch.hidden)
        return Int(scratch.wordRowCounts[place])
    }

    private static func add(_ values: [Float], from start: Int, to vector: inout [Float]) {
        let values = values.span.extracting(start..<start + vector.count)
        var sums = vector.mutableSpan
        for index in 0..<sums.count { sums[index] += values[index] }
    }
}
