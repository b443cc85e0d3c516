// SPDX-License-Identifier: EUPL-1.2

/// A Unicode normalisation form.
enum NormalizationForm: String, Sendable, Hashable {
    case nfc = "NFC"
    case nfd = "NFD"
    case nfkc = "NFKC"
    case nfkd = "NFKD"

    private var isCompatible: Bool { self == .nfkc || self == .nfkd }
    private var composes: Bool { self == .nfc || self == .nfkc }

    /// The text in this form; the same array if it is in it already.
    func normalize(_ text: [UInt8]) -> [UInt8] {
        let inert = InertScalars.of(self)
        let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars.lazy.map(\.value))
        if text.allSatisfy({ $0 < 0x80 }) || scalars.allSatisfy({ inert.contains($0) }) { return text }
        let decomposed = decompose(scalars, inert)
        return UTF8Bytes.encode(composes ? NormalizationForm.compose(decomposed) : decomposed.map(\.value))
    }

    /// A scalar and its combining class.
    private struct Scalar {
        var value: UInt32
        var combiningClass: UInt8
    }

    private func decompose(_ scalars: [UInt32], _ inert: InertScalars) -> [Scalar] {
        let tables = NormalizationTables.shared
        let mapping = isCompatible ? tables.compatible : tables.canonical
        var output: [Scalar] = []
        output.reserveCapacity(scalars.count + 16)
        for value in scalars {
            if inert.isPlain(value) {
                output.append(Scalar(value: value, combiningClass: 0))
                continue
            }
            for part in Hangul.parts(of: value) ?? mapping[value] ?? [value] {
                let combiningClass = tables.combiningClasses[part] ?? 0
                output.append(Scalar(value: part, combiningClass: combiningClass))
                if combiningClass > 0 { NormalizationForm.sink(&output) }
            }
        }
        return output
    }

    /// Moves the last scalar before those of a higher class that it follows.
    private static func sink(_ scalars: inout [Scalar]) {
        var index = scalars.count - 1
        while index > 0, scalars[index - 1].combiningClass > scalars[index].combiningClass {
            scalars.swapAt(index - 1, index)
            index -= 1
        }
    }

    private static func compose(_ scalars: [Scalar]) -> [UInt32] {
        let compositions = NormalizationTables.shared.compositions
        var output: [UInt32] = []
        output.reserveCapacity(scalars.count)
        var starter: Int?
        // The class of the last scalar that stayed behind the starter; -1 right behind it.
        var lastClass = -1
        for scalar in scalars {
            let combiningClass = Int(scalar.combiningClass)
            if let place = starter, lastClass < combiningClass || lastClass == -1,
                let composed = Hangul.composed(output[place], scalar.value)
                    ?? compositions[UInt64(output[place]) << 32 | UInt64(scalar.value)]
            {
                output[place] = composed
                continue
            }
            if combiningClass == 0 {
                starter = output.count
                lastClass = -1
            } else {
                lastClass = combiningClass
            }
            output.append(scalar.value)
        }
        return output
    }
}

/// Scalars that a normalisation form neither changes nor moves where only such scalars stand around them.
struct InertScalars: Sendable {
    private let isInert: [Bool]
    private let isPlain: [Bool]

    private static let all: [NormalizationForm: InertScalars] = {
        var all: [NormalizationForm: InertScalars] = [:]
        for form in [NormalizationForm.nfc, .nfd, .nfkc, .nfkd] { all[form] = InertScalars(form) }
        return all
    }()

    /// Those of a form.
    static func of(_ form: NormalizationForm) -> InertScalars { all[form] ?? InertScalars(form) }

    func contains(_ value: UInt32) -> Bool { Int(value) >= isInert.count || isInert[Int(value)] }

    /// Whether a scalar does not even decompose, and is not reordered.
    func isPlain(_ value: UInt32) -> Bool { Int(value) >= isPlain.count || isPlain[Int(value)] }

    private init(_ form: NormalizationForm) {
        let tables = NormalizationTables.shared
        var isInert = [Bool](repeating: true, count: 0x30000)
        var isPlain = isInert
        let mapping = form == .nfkc || form == .nfkd ? tables.compatible : tables.canonical
        let composites = Set(tables.compositions.values)
        let composes = form == .nfc || form == .nfkc
        for (value, parts) in mapping {
            // What composes back to itself is inert, unless it is the head of a longer composition.
            let isPrimary = composes && composites.contains(value) && tables.canonical[value] == parts
            isInert[Int(value)] = isPrimary
            isPlain[Int(value)] = false
        }
        for value in tables.combiningClasses.keys {
            isInert[Int(value)] = false
            isPlain[Int(value)] = false
        }
        if composes { for value in tables.followers { isInert[Int(value)] = false } }
        for value in Hangul.jamo { isInert[Int(value)] = !composes }
        for value in Hangul.syllables {
            isInert[Int(value)] = composes
            isPlain[Int(value)] = false
        }
        self.isInert = isInert
        self.isPlain = isPlain
    }
}

/// Hangul syllables, which decompose and compose by arithmetic.
enum Hangul {
    static let syllables: ClosedRange<UInt32> = 0xAC00...0xD7A3
    /// Vowels and final consonants.
    static let jamo: ClosedRange<UInt32> = 0x1161...0x11FF
    private static let lead: UInt32 = 0x1100
    private static let vowel: UInt32 = 0x1161
    private static let final: UInt32 = 0x11A7

    /// The letters of a syllable; `nil` for another scalar.
    static func parts(of value: UInt32) -> [UInt32]? {
        guard syllables.contains(value) else { return nil }
        let index = value - syllables.lowerBound
        let parts = [lead + index / 588, vowel + index % 588 / 28]
        return index % 28 == 0 ? parts : parts + [final + index % 28]
    }

    /// The syllable of two parts; `nil` if they make none.
    static func composed(_ first: UInt32, _ second: UInt32) -> UInt32? {
        if first >= lead, first < lead + 19, second >= vowel, second < vowel + 21 {
            return syllables.lowerBound + ((first - lead) * 21 + second - vowel) * 28
        }
        guard syllables.contains(first), (first - syllables.lowerBound).isMultiple(of: 28), second > final,
            second < final + 28
        else { return nil }
        return first + second - final
    }
}

/// Scalars as UTF-8.
enum UTF8Bytes {
    /// The bytes of scalars, which must be valid.
    static func encode(_ scalars: [UInt32]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(scalars.count * 2)
        for value in scalars {
            if value < 0x80 {
                bytes.append(UInt8(value))
            } else if let scalar = Unicode.Scalar(value) {
                bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        return bytes
    }
}
