// SPDX-License-Identifier: EUPL-1.2

/// In coded form a digest is its 64 hexadecimal digits.
extension Digest: Codable {
    /// The digest that a string of 64 lower-case hexadecimal digits stands for.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let digest = Digest(hexadecimal: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "a SHA-256 digest is 64 lower-case hexadecimal digits"
            )
        }
        self = digest
    }

    /// Writes the digits as a string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hexadecimal)
    }
}
