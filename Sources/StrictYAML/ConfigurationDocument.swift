// SPDX-License-Identifier: EUPL-1.2

/// A configuration file: one YAML mapping, read strictly.
///
/// Text stays text (a country `NO`, a date `2026-11-21`, a version `1.10`); anchors, aliases, merge keys, tags and
/// further documents are refused, and so is a key that stands twice.
public struct ConfigurationDocument: Sendable {
    /// The file, as errors name it.
    public let path: String
    private let root: ConfigurationNode

    /// Reads the bytes of a file; `path` is what errors call it.
    public init(path: String, bytes: [UInt8], maximumByteCount: Int = 1 << 20) throws(ConfigurationError) {
        let text = try SurfaceCheck(path: path, maximumByteCount: maximumByteCount).text(of: bytes)
        self.path = path
        root = try YAMLReader(path: path, text: text).read()
        guard case .mapping = root.content else {
            throw ConfigurationError(
                path: path,
                line: root.line,
                message: "the file is \(root.kindName); write “key: value” lines"
            )
        }
    }

    /// The mapping that the file is; every call gives one whose keys have not been asked for yet.
    public func mapping() throws(ConfigurationError) -> ConfigurationMapping {
        try ConfigurationValue(path: path, name: "", line: root.line, node: root).mapping()
    }
}
