// SPDX-License-Identifier: EUPL-1.2

/// How wide a token id is stored, by the rule that Megatron-LM follows.
public enum TokenWidth: String, Sendable, Hashable, CaseIterable {
    /// Two bytes, for vocabularies below 65,500 entries.
    case uint16
    /// Four bytes, for all others.
    case int32

    /// The width for a vocabulary.
    public init(vocabularySize: Int) {
        self = vocabularySize < 65_500 ? .uint16 : .int32
    }

    /// Bytes a token.
    public var byteCount: Int { self == .uint16 ? 2 : 4 }

    /// The number that stands for the type in an index file.
    var code: UInt8 { self == .uint16 ? 8 : 4 }

    /// The width that a number in an index file stands for; `nil` for types that hold no token ids.
    init?(code: UInt8) {
        guard let width = TokenWidth.allCases.first(where: { $0.code == code }) else { return nil }
        self = width
    }
}

/// The constants of Megatron-LM's index file.
enum MegatronLayout {
    static let magic = Array("MMIDIDX\0\0".utf8)
    static let version: UInt64 = 1
    static let headerByteCount = 34
}
