// SPDX-License-Identifier: EUPL-1.2

internal import Hashing

/// What a licensor whose name is confidential, its records and its sources are called in the log.
///
/// The name follows from the secret that operator and licensor share: both know it again, and nobody else can tell it.
public enum Pseudonym {
    /// The kinds of things that get one.
    public enum Kind: String, Sendable, CaseIterable {
        /// A licensor.
        case licensor
        /// A licence record.
        case licence
        /// A source.
        case source
    }

    private static let digitCount = 32

    /// The pseudonym of an id: its kind and 128 bits.
    public static func of(_ kind: Kind, _ id: String, secret: [UInt8]) -> String {
        let digest = Digest.hmac(key: secret, message: Array("pseudonym\n\(kind.rawValue)\n\(id)".utf8))
        return "\(kind.rawValue)-\(digest.hexadecimal.prefix(digitCount))"
    }

    /// Whether a name has the form of a pseudonym of a kind.
    public static func isOne(_ name: String, of kind: Kind) -> Bool {
        let digits = name.utf8.dropFirst(kind.rawValue.utf8.count + 1)
        return name.hasPrefix("\(kind.rawValue)-") && digits.count == digitCount
            && digits.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
