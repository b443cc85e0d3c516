// SPDX-License-Identifier: EUPL-1.2

/// A matrix of a fastText model: plain, or quantised with a product quantiser.
struct FastTextMatrix: Sendable {
    let rowCount: Int
    let columnCount: Int
    /// The numbers of a plain matrix, row by row.
    private let values: [Float]
    private let quantized: FastTextQuantizedMatrix?

    init(_ reader: inout FastTextReader, isQuantized: Bool) throws {
        if isQuantized {
            let matrix = try FastTextQuantizedMatrix(&reader)
            (rowCount, columnCount, values) = (matrix.rowCount, matrix.columnCount, [])
            quantized = matrix
        } else {
            (rowCount, columnCount) = try FastTextMatrix.readShape(&reader)
            values = try reader.readFloats(rowCount * columnCount)
            quantized = nil
        }
    }

    /// Adds a row to a vector of as many numbers.
    @inline(__always)
    func add(row: Int, to vector: inout [Float]) {
        if values.isEmpty {
            quantized?.add(row: row, to: &vector)
            return
        }
        let values = values.span.extracting(row * columnCount..<(row + 1) * columnCount)
        var sums = vector.mutableSpan
        precondition(sums.count == values.count, "a vector of another length than the rows")
        // Both lengths are known here: without the checks several numbers are added at once.
        for column in 0..<values.count { unsafe sums[unchecked: column] += unsafe values[unchecked: column] }
    }

    /// The product of a row and a vector of as many numbers.
    func dot(row: Int, _ vector: [Float]) -> Float {
        if values.isEmpty { return quantized?.dot(row: row, vector) ?? 0 }
        let values = values.span
        let vector = vector.span
        let start = row * columnCount
        // Eight sums side by side: one alone would have to wait for each addition.
        var sums = SIMD8<Float>.zero
        var column = 0
        while column + 8 <= columnCount {
            var left = SIMD8<Float>.zero
            var right = SIMD8<Float>.zero
            for lane in 0..<8 {
                left[lane] = values[start + column + lane]
                right[lane] = vector[column + lane]
            }
            sums += left * right
            column += 8
        }
        var total = sums.sum()
        while column < columnCount {
            total += values[start + column] * vector[column]
            column += 1
        }
        return total
    }

    fileprivate static let greatestColumnCount = 1 << 16
    private static let greatestRowCount = 1 << 31

    fileprivate static func readShape(_ reader: inout FastTextReader) throws -> (rows: Int, columns: Int) {
        let rows = try reader.readCount(Int64.self, of: "the number of rows", in: 0...greatestRowCount)
        let columns = try reader.readCount(Int64.self, of: "the number of columns", in: 1...greatestColumnCount)
        return (rows, columns)
    }
}

/// A matrix each of whose rows is a few bytes, each the number of a piece in a list of pieces.
struct FastTextQuantizedMatrix: Sendable {
    let rowCount: Int
    let columnCount: Int
    private let codes: [UInt8]
    private let quantizer: FastTextQuantizer
    /// The rows' lengths, when they were taken out before.
    private let norms: [Float]?

    init(_ reader: inout FastTextReader) throws {
        let hasNorms = try reader.readFlag()
        (rowCount, columnCount) = try FastTextMatrix.readShape(&reader)
        let codeCount = try reader.readCount(Int32.self, of: "the number of codes", in: 0...Int(Int32.max))
        codes = try reader.readBytes(codeCount)
        quantizer = try FastTextQuantizer(&reader)
        guard quantizer.columnCount == columnCount, codeCount == rowCount * quantizer.pieceCount else {
            throw reader.error("a quantised matrix whose parts do not fit each other")
        }
        guard hasNorms else {
            norms = nil
            return
        }
        let normCodes = try reader.readBytes(rowCount)
        let normQuantizer = try FastTextQuantizer(&reader)
        guard normQuantizer.columnCount == 1 else { throw reader.error("lengths of more than one number") }
        norms = normCodes.map { normQuantizer.centroids[Int($0)] }
    }

    func add(row: Int, to vector: inout [Float]) {
        let norm = norms?[row] ?? 1
        let centroids = quantizer.centroids.span
        var sums = vector.mutableSpan
        for piece in 0..<quantizer.pieceCount {
            let (start, count) = quantizer.piece(piece, code: codes[row * quantizer.pieceCount + piece])
            let column = piece * quantizer.pieceWidth
            for index in 0..<count { sums[column + index] += norm * centroids[start + index] }
        }
    }

    func dot(row: Int, _ vector: [Float]) -> Float {
        let centroids = quantizer.centroids.span
        let vector = vector.span
        var sum: Float = 0
        for piece in 0..<quantizer.pieceCount {
            let (start, count) = quantizer.piece(piece, code: codes[row * quantizer.pieceCount + piece])
            let column = piece * quantizer.pieceWidth
            for index in 0..<count { sum += vector[column + index] * centroids[start + index] }
        }
        return sum * (norms?[row] ?? 1)
    }
}

/// For each piece of a row 256 things that it can be.
struct FastTextQuantizer: Sendable {
    private static let codeCount = 256
    let columnCount: Int
    let pieceCount: Int
    let pieceWidth: Int
    private let lastPieceWidth: Int
    let centroids: [Float]

    init(_ reader: inout FastTextReader) throws {
        let greatest = FastTextMatrix.greatestColumnCount
        columnCount = try reader.readCount(Int32.self, of: "the quantiser's width", in: 1...greatest)
        pieceCount = try reader.readCount(Int32.self, of: "the number of pieces", in: 1...greatest)
        pieceWidth = try reader.readCount(Int32.self, of: "the width of a piece", in: 1...greatest)
        lastPieceWidth = try reader.readCount(Int32.self, of: "the width of the last piece", in: 1...greatest)
        guard (pieceCount - 1) * pieceWidth + lastPieceWidth == columnCount, lastPieceWidth <= pieceWidth else {
            throw reader.error("a quantiser whose pieces do not make up a row")
        }
        centroids = try reader.readFloats(columnCount * FastTextQuantizer.codeCount)
    }

    /// Where what a code stands for begins, and how long it is.
    @inline(__always)
    func piece(_ piece: Int, code: UInt8) -> (start: Int, count: Int) {
        let before = piece * FastTextQuantizer.codeCount * pieceWidth
        let width = piece == pieceCount - 1 ? lastPieceWidth : pieceWidth
        return (before + Int(code) * width, width)
    }
}
