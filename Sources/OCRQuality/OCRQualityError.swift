// SPDX-License-Identifier: EUPL-1.2

/// A model of recognition quality that cannot be read or trained.
public struct OCRQualityError: Error, Hashable, CustomStringConvertible {
    /// The file or folder, or "model" for bytes in memory.
    public var place: String
    /// What is wrong there.
    public var reason: String
    /// What would put it right.
    public var remedy: String

    /// One sentence for people.
    public var description: String { "\(place): \(reason); \(remedy)" }
}
