// SPDX-License-Identifier: EUPL-1.2

public import CorpusModel
internal import FileStorage
public import Hashing
internal import StrictYAML

/// A filter pack: rules that turn scores into decisions.
public struct FilterPack: Sendable {
    /// The pack's name.
    public let name: String
    /// The rules, in the order of the file.
    public let rules: [FilterRule]
    /// SHA-256 of the file.
    public let digest: Digest

    /// Reads a pack from its file.
    ///
    /// Throws `ConfigurationError` for what somebody has to rewrite and `FileError` for what cannot be read.
    public init(path: String) throws {
        guard let bytes = try InputFile.contents(of: path, maximumByteCount: 1 << 20) else {
            throw ConfigurationError(path: path, line: 1, message: "longer than 1 MiB; a filter pack is a page")
        }
        try self.init(path: path, bytes: bytes)
    }

    /// Reads a pack from the bytes of a file; `path` is what errors call it.
    public init(path: String, bytes: [UInt8]) throws {
        let root = try ConfigurationDocument(path: path, bytes: bytes).mapping()
        self = try FilterPackReader.read(root, digest: Digest.sha256(bytes))
    }

    /// A pack of rules that are in memory.
    public init(name: String, rules: [FilterRule], digest: Digest) {
        self.name = name
        self.rules = rules
        self.digest = digest
    }

    /// The rules that drop blocks and keep the rest.
    public var blockRules: [FilterRule] { rules.filter { $0.effect == .dropBlocks } }

    /// What every rule says of a document, in the order of the rules: all are evaluated, whatever the first says.
    ///
    /// - Parameter blocks: What the rules for blocks made of the document; the scores are those of what is kept.
    public func decide(
        _ scores: ScoreVector,
        _ context: DocumentContext,
        blocks: BlockSelection? = nil
    ) -> [RuleVerdict] {
        rules.map { rule in
            guard rule.effect == .dropBlocks else { return rule.verdict(scores, context) }
            let hasDropped = blocks?.dropped.contains { $0.rule == rule.name } ?? false
            return RuleVerdict(rule: rule.name, effect: .dropBlocks, isBroken: hasDropped)
        }
    }
}
