// SPDX-License-Identifier: EUPL-1.2

/// What is wrong with a configuration file: where, what, and what to write instead.
public struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file, as it was named.
    public var path: String
    /// The line, counted from 1.
    public var line: Int
    /// What is wrong and what to write instead, in one sentence without a full stop.
    public var message: String

    /// An error at a line of a file.
    public init(path: String, line: Int, message: String) {
        self.path = path
        self.line = line
        self.message = message
    }

    /// One line for people: `Manifests/x.yaml:12: unknown key “licence”; did you mean “license”?`.
    public var description: String { "\(path):\(line): \(message)" }
}
