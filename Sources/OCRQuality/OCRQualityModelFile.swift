// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Hashing

/// The fields of a model file: magic, version, training digest, regression, shapes, profiles, and SHA-256 of all before.
struct OCRQualityModelFile {
    static let magic: [UInt8] = Array("HKOCRQUA".utf8)
    static let maximumByteCount = 64 << 20

    /// SHA-256 of the whole file; zero for one that is yet to be written.
    var digest = Digest.zero
    var trainingDigest: Digest
    var regression: QualityRegression
    var shapes: ShapeModel
    var profiles: [LanguageProfile]

    init(
        trainingDigest: Digest,
        regression: QualityRegression,
        shapes: ShapeModel,
        profiles: [LanguageProfile]
    ) {
        self.trainingDigest = trainingDigest
        self.regression = regression
        self.shapes = shapes
        self.profiles = profiles
    }

    /// The bytes of the file.
    func encoded() -> [UInt8] {
        var bytes = OCRQualityModelFile.magic
        bytes.append(littleEndian: UInt32(OCRQualityVersion.current))
        bytes += trainingDigest.bytes
        OCRQualityModelFile.append(regression, to: &bytes)
        bytes += shapes.surprises
        bytes.append(littleEndian: UInt32(profiles.count))
        for profile in profiles { OCRQualityModelFile.append(profile, to: &bytes) }
        return bytes + Digest.sha256(bytes).bytes
    }

    /// Reads the file and checks every count, so that nothing later can be out of bounds.
    init(bytes: [UInt8], place: String) throws(OCRQualityError) {
        let payloadEnd = bytes.count - Digest.byteCount
        guard bytes.starts(with: OCRQualityModelFile.magic), payloadEnd > 0 else {
            throw OCRQualityModelFile.error(place, "not a model of recognition quality")
        }
        var hasher = SHA256Hasher()
        hasher.update(bytes[..<payloadEnd])
        let sum = hasher.finalize()
        guard sum == Digest(bytes[payloadEnd...]) else {
            throw OCRQualityModelFile.error(place, "cut off or damaged (its checksum does not match)")
        }
        hasher.update(bytes[payloadEnd...])
        digest = hasher.finalize()
        do {
            var reader = BinaryFieldReader(bytes, offset: OCRQualityModelFile.magic.count)
            let version: UInt32 = try reader.readInteger()
            guard version == UInt32(OCRQualityVersion.current) else {
                throw OCRQualityModelFile.error(place, "a model of version \(version)")
            }
            trainingDigest = Digest(try reader.readBytes(Digest.byteCount)) ?? .zero
            regression = try OCRQualityModelFile.readRegression(&reader)
            shapes = ShapeModel(surprises: try reader.readBytes(ShapeModel.tableCount))
            profiles = []
            let count = Int(try reader.readInteger(UInt32.self))
            guard (1...256).contains(count) else {
                throw OCRQualityModelFile.error(place, "\(count) languages")
            }
            for _ in 0..<count { profiles.append(try OCRQualityModelFile.readProfile(&reader)) }
            guard reader.offset == payloadEnd else {
                throw OCRQualityModelFile.error(place, "more bytes than its languages need")
            }
        } catch let error as BinaryFieldError {
            throw OCRQualityModelFile.error(place, "malformed at byte \(error.offset): \(error.reason)")
        } catch let error as OCRQualityError {
            throw error
        } catch {
            throw OCRQualityModelFile.error(place, "\(error)")
        }
    }

    private static func append(_ regression: QualityRegression, to bytes: inout [UInt8]) {
        let trees = regression.trees
        bytes.append(littleEndian: trees.base)
        bytes.append(littleEndian: UInt32(trees.nodes.count))
        for node in trees.nodes {
            bytes.append(littleEndian: node.feature)
            bytes.append(littleEndian: node.threshold)
            bytes.append(littleEndian: node.left)
            bytes.append(littleEndian: node.value)
        }
        bytes.append(littleEndian: UInt32(trees.roots.count))
        for root in trees.roots { bytes.append(littleEndian: root) }
        for weight in regression.sum.weights { bytes.append(littleEndian: weight.bitPattern) }
        append(regression.misses, to: &bytes)
        for number in regression.cleanContributions { bytes.append(littleEndian: number) }
        bytes.append(littleEndian: UInt32(regression.engines.count))
        for engine in regression.engines {
            bytes.append(field: engine.engine)
            for number in [engine.textWeight, engine.doubtWeight, engine.constant, engine.cleanDoubt] {
                bytes.append(littleEndian: number.bitPattern)
            }
            append(engine.misses, to: &bytes)
        }
    }

    private static func append(_ misses: EstimateMisses, to bytes: inout [UInt8]) {
        for number in misses.low + misses.high { bytes.append(littleEndian: number) }
    }

    private static func append(_ profile: LanguageProfile, to bytes: inout [UInt8]) {
        bytes.append(field: profile.language)
        for limit in profile.surpriseLimits { bytes.append(littleEndian: UInt32(limit)) }
        for number in profile.clean + profile.damaged { bytes.append(littleEndian: number.bitPattern) }
        bytes += profile.letters.slots
        bytes.append(field: profile.lexicon.bits)
    }

    private static func readRegression(
        _ reader: inout BinaryFieldReader
    ) throws(BinaryFieldError) -> QualityRegression {
        let base: Int64 = try reader.readInteger()
        var nodes: [GradientTrees.Node] = []
        for _ in 0..<(try readCount(&reader)) {
            nodes.append(
                .init(
                    feature: try reader.readInteger(),
                    threshold: try reader.readInteger(),
                    left: try reader.readInteger(),
                    value: try reader.readInteger()
                )
            )
        }
        var roots: [Int32] = []
        for _ in 0..<(try readCount(&reader)) { roots.append(try reader.readInteger()) }
        let trees = GradientTrees(base: base, nodes: nodes, roots: roots)
        let sum = EvidenceSum(weights: try readNumbers(EvidenceSum.termCount, &reader))
        var regression = QualityRegression(trees: trees, sum: sum)
        guard regression.trees.isSound(featureCount: EvidenceFeature.count) else {
            throw BinaryFieldError(offset: reader.offset, reason: "trees that lead nowhere")
        }
        regression.misses = try readMisses(&reader)
        regression.cleanContributions = try readOffsets(EvidenceFeature.count, &reader)
        for _ in 0..<(try readCount(&reader)) { regression.engines.append(try readEngine(&reader)) }
        return regression
    }

    private static func readEngine(_ reader: inout BinaryFieldReader) throws(BinaryFieldError) -> EngineDoubt {
        var engine = EngineDoubt(engine: try reader.readText())
        let numbers = try readNumbers(4, &reader)
        guard numbers.allSatisfy({ $0.magnitude < 100 }) else {
            throw BinaryFieldError(offset: reader.offset, reason: "a number out of range")
        }
        (engine.textWeight, engine.doubtWeight) = (numbers[0], numbers[1])
        (engine.constant, engine.cleanDoubt) = (numbers[2], numbers[3])
        engine.misses = try readMisses(&reader)
        return engine
    }

    private static func readMisses(_ reader: inout BinaryFieldReader) throws(BinaryFieldError) -> EstimateMisses {
        let count = EstimateMisses.rangeEnds.count
        return EstimateMisses(low: try readOffsets(count, &reader), high: try readOffsets(count, &reader))
    }

    private static func readCount(_ reader: inout BinaryFieldReader) throws(BinaryFieldError) -> Int {
        let count = Int(try reader.readInteger(UInt32.self))
        guard count <= GradientTrees.maximumNodeCount else {
            throw BinaryFieldError(offset: reader.offset, reason: "a number out of range")
        }
        return count
    }

    private static func readOffsets(
        _ count: Int,
        _ reader: inout BinaryFieldReader
    ) throws(BinaryFieldError) -> [Int64] {
        var numbers: [Int64] = []
        for _ in 0..<count {
            let number: Int64 = try reader.readInteger()
            guard number.magnitude <= UInt64(GradientTrees.one) << 4 else {
                throw BinaryFieldError(offset: reader.offset, reason: "a number out of range")
            }
            numbers.append(number)
        }
        return numbers
    }

    private static func readProfile(_ reader: inout BinaryFieldReader) throws(BinaryFieldError) -> LanguageProfile {
        let language = try reader.readText()
        var limits: [Int] = []
        for _ in 1..<WordEvidence.surpriseClassCount { limits.append(Int(try reader.readInteger(UInt32.self))) }
        let clean = try readNumbers(EvidenceFeature.count, &reader)
        let damaged = try readNumbers(EvidenceFeature.count, &reader)
        let slots = try reader.readBytes(LetterModel.slotCount)
        let bits = try reader.readField()
        guard !bits.isEmpty else { throw BinaryFieldError(offset: reader.offset, reason: "a lexicon without words") }
        return LanguageProfile(
            language: language,
            letters: LetterModel(slots: slots),
            lexicon: Lexicon(bits: bits),
            surpriseLimits: limits,
            clean: clean,
            damaged: damaged
        )
    }

    private static func readNumbers(
        _ count: Int,
        _ reader: inout BinaryFieldReader
    ) throws(BinaryFieldError) -> [Double] {
        var numbers: [Double] = []
        for _ in 0..<count {
            let number = Double(bitPattern: try reader.readInteger())
            guard number.isFinite, number.magnitude < 1e9 else {
                throw BinaryFieldError(offset: reader.offset, reason: "a number out of range")
            }
            numbers.append(number)
        }
        return numbers
    }

    static func error(_ place: String, _ reason: String) -> OCRQualityError {
        OCRQualityError(
            place: place,
            reason: reason,
            remedy: "use a model that `herkomst ocr train` of this version made"
        )
    }
}
