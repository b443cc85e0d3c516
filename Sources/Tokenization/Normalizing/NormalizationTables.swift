// SPDX-License-Identifier: EUPL-1.2

internal import Foundation

/// What Unicode normalisation needs to know of each scalar, as the version says that the reference implementation has.
///
/// Newer scalars have no decomposition and no combining class there, so they have none here, whatever the toolchain knows;
/// what is known of older ones never changes. The tables are made from the system's at first use.
struct NormalizationTables: Sendable {
    /// The version of Unicode that the reference implementation's normalisers know.
    static let unicodeVersion = (major: 9, minor: 0)

    /// The tables, made once.
    static let shared = NormalizationTables()

    /// Full decompositions, where they differ from the scalar; those of Hangul are computed.
    private(set) var canonical: [UInt32: [UInt32]] = [:]
    private(set) var compatible: [UInt32: [UInt32]] = [:]
    /// What two scalars compose to.
    private(set) var compositions: [UInt64: UInt32] = [:]
    /// Combining classes, where they are not 0.
    private(set) var combiningClasses: [UInt32: UInt8] = [:]
    /// Scalars that may end a composed pair.
    private(set) var followers: Set<UInt32> = []

    private init() {
        let scalars = NormalizationTables.candidates()
        var text = ""
        for scalar in scalars {
            text.unicodeScalars.append(scalar)
            text.unicodeScalars.append("\n")
        }
        // The line end between them neither combines nor decomposes.
        let canonical = NormalizationTables.lines(text.decomposedStringWithCanonicalMapping)
        let compatible = NormalizationTables.lines(text.decomposedStringWithCompatibilityMapping)
        let composed = NormalizationTables.lines(text.precomposedStringWithCanonicalMapping)
        for (index, scalar) in scalars.enumerated() {
            let value = scalar.value
            let properties = scalar.properties
            if properties.canonicalCombiningClass != .notReordered {
                combiningClasses[value] = properties.canonicalCombiningClass.rawValue
            }
            if canonical[index] != [value] { self.canonical[value] = canonical[index] }
            if compatible[index] != [value] { self.compatible[value] = compatible[index] }
            if composed[index] == [value], canonical[index].count > 1 { addComposition(value, canonical[index]) }
        }
    }

    private mutating func addComposition(_ value: UInt32, _ parts: [UInt32]) {
        guard let last = parts.last else { return }
        var head = String.UnicodeScalarView()
        for part in parts.dropLast() { if let scalar = Unicode.Scalar(part) { head.append(scalar) } }
        let first = Array(String(head).precomposedStringWithCanonicalMapping.unicodeScalars)
        guard first.count == 1 else { return }
        compositions[UInt64(first[0].value) << 32 | UInt64(last)] = value
        followers.insert(last)
    }

    /// All scalars that a normalisation may change or move, and some more.
    private static func candidates() -> [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        for range in [0xA0...0x33FF, 0xA000...0xABFF, 0xF900...0x1FFFF, 0x2F800...0x2FA1F] as [ClosedRange<UInt32>] {
            for value in range {
                guard let scalar = Unicode.Scalar(value), isKnown(scalar) else { continue }
                scalars.append(scalar)
            }
        }
        return scalars
    }

    /// Whether the reference implementation's normalisers know a scalar.
    static func isKnown(_ scalar: Unicode.Scalar) -> Bool {
        guard let age = scalar.properties.age else { return false }
        return (age.major, age.minor) <= unicodeVersion
    }

    private static func lines(_ text: String) -> [[UInt32]] {
        text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { $0.map(\.value) }
    }
}
