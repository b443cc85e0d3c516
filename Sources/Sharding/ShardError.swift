// SPDX-License-Identifier: EUPL-1.2

/// A shard file that does not hold what its format says, or tokens that cannot be written.
public struct ShardError: Error, Hashable, CustomStringConvertible {
    /// The file.
    public var path: String
    /// The first byte that is wrong, where one can be named.
    public var offset: Int?
    /// What was expected and what is there.
    public var reason: String

    /// An error at a place in a file.
    public init(_ path: String, at offset: Int? = nil, _ reason: String) {
        self.path = path
        self.offset = offset
        self.reason = reason
    }

    /// One sentence for people.
    public var description: String {
        offset.map { "\(path), byte \($0): \(reason)" } ?? "\(path): \(reason)"
    }
}
