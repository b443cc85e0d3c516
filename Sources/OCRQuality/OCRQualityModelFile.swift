// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Hashing

/// The fields of a model file: magic, version, training digest, regression, profiles, and SHA-256 of all before it.
struct OCRQualityModelFile {
    static let magic: [UInt8] = Array("HKOCRQUA".utf8)
    static let maximumByteCount = 64 << 20

    /// SHA-256 of the whole file; zero for one that is yet to be written.
    var digest = Digest.zero
    var trainingDigest: Digest
    var regression: QualityRegression
    var profiles: [LanguageProfile]

    init(trainingDigest: Digest, regression: QualityRegression, profiles: [LanguageProfile]) {
        self.trainingDigest = trainingDigest
        self.regression = regression
        self.profiles = profiles
    }

    /// The bytes of the file.
    func encoded() -> [UInt8] {
        var bytes = OCRQualityModelFile.magic
        bytes.append(littleEndian: UInt32(OCRQualityVersion.current))
        bytes += trainingDigest.bytes
        for number in regression.coefficients + regression.lowOffsets + regression.highOffsets {
            bytes.append(littleEndian: number.bitPattern)
        }
        bytes.append(littleEndian: UInt32(profiles.count))
        for profile in profiles {
            bytes.append(field: profile.language)
            for number in profile.clean + profile.damaged { bytes.append(littleEndian: number.bitPattern) }
            bytes += profile.letters.slots
            for word in profile.lexicon.words { bytes.append(littleEndian: word) }
        }
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

    private static func readRegression(
        _ reader: inout BinaryFieldReader
    ) throws(BinaryFieldError) -> QualityRegression {
        var regression = QualityRegression(coefficients: try readNumbers(QualityRegression.termCount, &reader))
        regression.lowOffsets = try readNumbers(QualityRegression.rangeEnds.count, &reader)
        regression.highOffsets = try readNumbers(QualityRegression.rangeEnds.count, &reader)
        return regression
    }

    private static func readProfile(_ reader: inout BinaryFieldReader) throws(BinaryFieldError) -> LanguageProfile {
        let language = try reader.readText()
        let clean = try readNumbers(TextEvidence.kindCount, &reader)
        let damaged = try readNumbers(TextEvidence.kindCount, &reader)
        let slots = try reader.readBytes(LetterModel.slotCount)
        let bytes = try reader.readBytes(Lexicon.bitCount / 8)
        var words: [UInt64] = []
        words.reserveCapacity(bytes.count / 8)
        for start in stride(from: 0, to: bytes.count, by: 8) {
            var word: UInt64 = 0
            for index in 0..<8 { word |= UInt64(bytes[start + index]) << UInt64(8 * index) }
            words.append(word)
        }
        return LanguageProfile(
            language: language,
            letters: LetterModel(slots: slots),
            lexicon: Lexicon(words: words),
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
