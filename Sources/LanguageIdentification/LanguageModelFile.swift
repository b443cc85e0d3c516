// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Hashing

/// The fields of a model file, as they are written and read.
struct LanguageModelFile {
    static let magic: [UInt8] = Array("HKLANGID".utf8)
    static let maximumByteCount = 64 << 20

    var labels: [String]
    /// SHA-256 of the whole file; zero for one that is yet to be written.
    var digest = Digest.zero
    var trainingDigest: Digest
    var weightUnit: Double
    var biases: [Double]
    /// Buckets of the known features, ascending.
    var buckets: [Int]
    /// `labels.count` weights for each bucket, as bit patterns.
    var weights: ArraySlice<UInt8>

    /// The bytes of the file.
    func encoded() -> [UInt8] {
        var bytes = LanguageModelFile.magic
        bytes.append(littleEndian: UInt32(LanguageIdentificationVersion.current))
        bytes.append(littleEndian: UInt32(labels.count))
        for label in labels { bytes.append(field: label) }
        bytes += trainingDigest.bytes
        bytes.append(littleEndian: weightUnit.bitPattern)
        for bias in biases { bytes.append(littleEndian: bias.bitPattern) }
        bytes.append(littleEndian: UInt32(buckets.count))
        var previous = -1
        for bucket in buckets {
            var difference = bucket - previous
            while difference >= 0x80 {
                bytes.append(UInt8(difference & 0x7F | 0x80))
                difference >>= 7
            }
            bytes.append(UInt8(difference))
            previous = bucket
        }
        bytes += weights
        return bytes + Digest.sha256(bytes).bytes
    }

    init(
        labels: [String],
        trainingDigest: Digest,
        weightUnit: Double,
        biases: [Double],
        buckets: [Int],
        weights: [UInt8]
    ) {
        self.labels = labels
        self.trainingDigest = trainingDigest
        self.weightUnit = weightUnit
        self.biases = biases
        self.buckets = buckets
        self.weights = weights[...]
    }

    /// Reads the file and checks every count, so that nothing later can be out of bounds.
    init(bytes: [UInt8], place: String) throws(LanguageModelError) {
        let payloadEnd = bytes.count - Digest.byteCount
        guard bytes.starts(with: LanguageModelFile.magic), payloadEnd > 0 else {
            throw LanguageModelFile.error(place, "not a language model")
        }
        var hasher = SHA256Hasher()
        hasher.update(bytes[..<payloadEnd])
        let sum = hasher.finalize()
        guard sum == Digest(bytes[payloadEnd...]) else {
            throw LanguageModelFile.error(place, "cut off or damaged (its checksum does not match)")
        }
        hasher.update(bytes[payloadEnd...])
        digest = hasher.finalize()
        do {
            var reader = BinaryFieldReader(bytes, offset: LanguageModelFile.magic.count)
            let version: UInt32 = try reader.readInteger()
            guard version == UInt32(LanguageIdentificationVersion.current) else {
                throw LanguageModelFile.error(place, "a model of version \(version)")
            }
            let labelCount = Int(try reader.readInteger(UInt32.self))
            guard (1...4096).contains(labelCount) else {
                throw LanguageModelFile.error(place, "\(labelCount) languages")
            }
            labels = []
            for _ in 0..<labelCount { labels.append(try reader.readText()) }
            trainingDigest = Digest(try reader.readBytes(Digest.byteCount)) ?? .zero
            weightUnit = Double(bitPattern: try reader.readInteger())
            biases = []
            for _ in 0..<labelCount { biases.append(Double(bitPattern: try reader.readInteger())) }
            buckets = try LanguageModelFile.readBuckets(&reader)
            guard reader.offset + buckets.count * labelCount == payloadEnd else {
                throw LanguageModelFile.error(place, "the wrong number of weights")
            }
            weights = bytes[reader.offset..<payloadEnd]
        } catch let error as BinaryFieldError {
            throw LanguageModelFile.error(place, "malformed at byte \(error.offset): \(error.reason)")
        } catch let error as LanguageModelError {
            throw error
        } catch {
            throw LanguageModelFile.error(place, "\(error)")
        }
        guard weightUnit.isFinite, biases.allSatisfy(\.isFinite) else {
            throw LanguageModelFile.error(place, "weights that are not finite")
        }
    }

    private static func readBuckets(_ reader: inout BinaryFieldReader) throws(BinaryFieldError) -> [Int] {
        let count = Int(try reader.readInteger(UInt32.self))
        guard count <= NGramExtractor.bucketCount else {
            throw BinaryFieldError(offset: reader.offset, reason: "\(count) features")
        }
        var buckets: [Int] = []
        buckets.reserveCapacity(count)
        var previous = -1
        for _ in 0..<count {
            var difference = 0
            var shift = 0
            while true {
                let byte: UInt8 = try reader.readInteger()
                difference |= Int(byte & 0x7F) << shift
                shift += 7
                if byte < 0x80 || shift > 28 { break }
            }
            let bucket = previous + difference
            guard difference > 0, bucket < NGramExtractor.bucketCount else {
                throw BinaryFieldError(offset: reader.offset, reason: "features out of order")
            }
            buckets.append(bucket)
            previous = bucket
        }
        return buckets
    }

    /// The weights as rows of lanes, filled up with zeros.
    func lanes(perRow count: Int) -> [LanguageModel.Lanes] {
        var lanes = [LanguageModel.Lanes](repeating: .zero, count: buckets.count * count)
        let bytes = weights.span
        let labelCount = labels.count
        var place = 0
        for row in 0..<buckets.count {
            for group in 0..<count {
                let rest = labelCount - group * 8
                lanes[row * count + group] = LanguageModelFile.lanes(bytes, at: place, count: min(rest, 8))
                place += min(rest, 8)
            }
        }
        return lanes
    }

    @inline(__always)
    private static func lanes(_ bytes: borrowing Span<UInt8>, at place: Int, count: Int) -> LanguageModel.Lanes {
        var word: UInt64 = 0
        for lane in 0..<count { word |= UInt64(bytes[place + lane]) << UInt64(8 * lane) }
        let shifts: SIMD8<UInt64> = [0, 8, 16, 24, 32, 40, 48, 56]
        return LanguageModel.Lanes(truncatingIfNeeded: SIMD8<UInt64>(repeating: word) &>> shifts)
    }

    static func error(_ place: String, _ reason: String) -> LanguageModelError {
        LanguageModelError(
            place: place,
            reason: reason,
            remedy: "use a model that `herkomst langid train` of this version made"
        )
    }
}
