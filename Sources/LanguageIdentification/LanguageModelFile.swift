// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Hashing

/// The fields of a model file, as they are written and read.
///
/// Magic, version, digest of the training manifest; for each group of scripts its labels, unit, biases,
/// known buckets (as differences) and weights row by row; and SHA-256 of all before it.
struct LanguageModelFile {
    static let magic: [UInt8] = Array("HKLANGID".utf8)
    static let formatVersion: UInt32 = 2
    static let maximumByteCount = 64 << 20

    /// SHA-256 of the whole file; zero for one that is yet to be written.
    var digest = Digest.zero
    var trainingDigest: Digest
    /// One classifier for each case of `WritingGroup`, in order, and one for the close languages.
    var groups: [GroupClassifier]

    init(trainingDigest: Digest, groups: [GroupClassifier]) {
        self.trainingDigest = trainingDigest
        self.groups = groups
    }

    /// The bytes of the file.
    func encoded() -> [UInt8] {
        var bytes = LanguageModelFile.magic
        bytes.append(littleEndian: LanguageModelFile.formatVersion)
        bytes += trainingDigest.bytes
        for group in groups {
            bytes.append(littleEndian: UInt32(group.labels.count))
            for label in group.labels { bytes.append(field: label) }
            bytes.append(littleEndian: group.weightUnit.bitPattern)
            for bias in group.biases { bytes.append(littleEndian: bias.bitPattern) }
            LanguageModelFile.append(group.buckets, to: &bytes)
            bytes += group.packedWeights()
        }
        return bytes + Digest.sha256(bytes).bytes
    }

    private static func append(_ buckets: [Int], to bytes: inout [UInt8]) {
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
            guard version == LanguageModelFile.formatVersion else {
                throw LanguageModelFile.error(place, "a model of version \(version)")
            }
            trainingDigest = Digest(try reader.readBytes(Digest.byteCount)) ?? .zero
            groups = []
            for _ in 0...WritingGroup.allCases.count {
                groups.append(try LanguageModelFile.readGroup(&reader, end: payloadEnd))
            }
            guard reader.offset == payloadEnd else { throw LanguageModelFile.error(place, "too many bytes") }
        } catch let error as BinaryFieldError {
            throw LanguageModelFile.error(place, "malformed at byte \(error.offset): \(error.reason)")
        } catch let error as LanguageModelError {
            throw error
        } catch {
            throw LanguageModelFile.error(place, "\(error)")
        }
    }

    private static func readGroup(
        _ reader: inout BinaryFieldReader,
        end: Int
    ) throws(BinaryFieldError) -> GroupClassifier {
        let labelCount = Int(try reader.readInteger(UInt32.self))
        guard labelCount <= 4096 else {
            throw BinaryFieldError(offset: reader.offset, reason: "\(labelCount) languages")
        }
        var labels: [String] = []
        for _ in 0..<labelCount { labels.append(try reader.readText()) }
        let unit = Double(bitPattern: try reader.readInteger())
        var biases: [Double] = []
        for _ in 0..<labelCount { biases.append(Double(bitPattern: try reader.readInteger())) }
        guard unit.isFinite, biases.allSatisfy(\.isFinite) else {
            throw BinaryFieldError(offset: reader.offset, reason: "weights that are not finite")
        }
        let buckets = try readBuckets(&reader)
        guard buckets.count * labelCount <= end - reader.offset else {
            throw BinaryFieldError(offset: reader.offset, reason: "fewer weights than features and languages")
        }
        let file = reader.bytes
        let start = reader.offset
        try reader.skip(buckets.count * labelCount)
        // The checksum after the last weights is the padding that reading them needs.
        return GroupClassifier(
            labels: labels,
            buckets: buckets,
            weights: file.span.extracting(start...),
            weightUnit: unit,
            biases: biases
        )
    }

    private static func readBuckets(_ reader: inout BinaryFieldReader) throws(BinaryFieldError) -> [Int] {
        let count = Int(try reader.readInteger(UInt32.self))
        guard count <= NGramExtractor.bucketCount else {
            throw BinaryFieldError(offset: reader.offset, reason: "\(count) features")
        }
        var buckets: [Int] = []
        buckets.reserveCapacity(count)
        let file = reader.bytes
        let bytes = file.span
        var place = reader.offset
        var previous = -1
        for _ in 0..<count {
            var difference = 0
            var shift = 0
            var byte: UInt8 = 0x80
            while byte >= 0x80, shift <= 28, place < bytes.count {
                byte = bytes[place]
                difference |= Int(byte & 0x7F) << shift
                shift += 7
                place += 1
            }
            let bucket = previous + difference
            guard byte < 0x80, difference > 0, bucket < NGramExtractor.bucketCount else {
                throw BinaryFieldError(offset: place, reason: "features out of order")
            }
            buckets.append(bucket)
            previous = bucket
        }
        try reader.skip(place - reader.offset)
        return buckets
    }

    static func error(_ place: String, _ reason: String) -> LanguageModelError {
        LanguageModelError(
            place: place,
            reason: reason,
            remedy: "use a model that `herkomst langid train` of this version made, or one of fastText's"
        )
    }
}
