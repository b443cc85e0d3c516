// SPDX-License-Identifier: EUPL-1.2

/// What a fastText model file says of how it was trained.
struct FastTextSettings: Sendable {
    enum Loss: Int, Sendable {
        case hierarchicalSoftmax = 1
        case negativeSampling = 2
        case softmax = 3
        case oneVersusAll = 4
    }

    static let magic: UInt32 = 793_712_314
    private static let supervised = 3

    let dimension: Int
    let wordOrder: Int
    let loss: Loss
    let bucketCount: Int
    let shortestSubword: Int
    let longestSubword: Int

    /// Whether any n-gram is looked up by its hash.
    var usesBuckets: Bool { longestSubword > 0 || wordOrder > 1 }

    init(_ reader: inout FastTextReader) throws {
        guard try reader.readInteger(UInt32.self) == FastTextSettings.magic else {
            throw reader.error("not a fastText model")
        }
        let version = try reader.readCount(Int32.self, of: "the format's version", in: 11...12)
        dimension = try reader.readCount(Int32.self, of: "the dimension", in: 1...1 << 16)
        // Window, epochs, least count and negative samples were for training only.
        for _ in 0..<4 { _ = try reader.readInteger(Int32.self) }
        wordOrder = try reader.readCount(Int32.self, of: "the length of word n-grams", in: 0...64)
        guard let loss = Loss(rawValue: try reader.readCount(Int32.self, of: "the loss", in: 1...4)) else {
            throw reader.error("an unknown loss")
        }
        self.loss = loss
        guard try reader.readInteger(Int32.self) == Int32(FastTextSettings.supervised) else {
            throw reader.error("a model of word vectors, not of labels")
        }
        bucketCount = try reader.readCount(Int32.self, of: "the number of buckets", in: 0...Int(Int32.max))
        shortestSubword = try reader.readCount(Int32.self, of: "the shortest subword", in: 0...1024)
        let longest = try reader.readCount(Int32.self, of: "the longest subword", in: 0...1024)
        // The first version knew no subwords in models of labels, whatever it wrote.
        longestSubword = version == 11 ? 0 : longest
        _ = try reader.readInteger(Int32.self)
        _ = try reader.readInteger(UInt64.self)
        guard bucketCount > 0 || (longestSubword == 0 && wordOrder < 2) else { throw reader.error("no buckets") }
    }
}
