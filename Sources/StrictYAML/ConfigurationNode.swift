// SPDX-License-Identifier: EUPL-1.2

/// The tree that a configuration file is, with lines; text is never turned into numbers, dates or truth values here.
struct ConfigurationNode: Sendable {
    struct Member: Sendable {
        var key: String
        var line: Int
        var value: ConfigurationNode
    }

    enum Content: Sendable {
        /// A scalar; `isPlain` if it stands without quotation marks.
        case text(String, isPlain: Bool)
        case list([ConfigurationNode])
        case mapping([Member])
    }

    var content: Content
    var line: Int

    /// What stands there, in words.
    var kindName: String {
        switch content {
        case .text("", isPlain: true): "empty"
        case .text(let text, isPlain: true): "“\(text)”"
        case .text(let text, isPlain: false): "the quoted text “\(text)”"
        case .list: "a list"
        case .mapping: "a mapping"
        }
    }
}
