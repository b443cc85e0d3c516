// SPDX-License-Identifier: EUPL-1.2

public import Hashing

/// The name of a part: its stage, and the digest of everything that determined its bytes.
public struct PartKey: Sendable, Hashable {
    /// The stage that makes the part, for instance `extraction`.
    public let stage: String
    /// The digest of all that determined it.
    public let digest: Digest

    init(stage: String, digest: Digest) {
        self.stage = stage
        self.digest = digest
    }
}

/// Gathers what determines a part: inputs, configuration and the versions of the code that makes it.
struct PartKeyBuilder {
    private let stage: String
    private var hasher = SHA256Hasher()

    /// A key of a stage; `version` is that of the trade it practises, `PipelineVersion` comes with it.
    init(stage: String, version: Int = 0) {
        self.stage = stage
        hasher.update(field: stage)
        hasher.update(integer: PipelineVersion.current)
        hasher.update(integer: version)
    }

    mutating func add(_ text: String) { hasher.update(field: text) }

    mutating func add(_ number: some FixedWidthInteger) { hasher.update(integer: number) }

    mutating func add(_ digest: Digest) { hasher.update(field: digest.bytes) }

    mutating func add(_ key: PartKey) {
        add(key.stage)
        add(key.digest)
    }

    mutating func add(contentsOf texts: some Collection<String>) {
        add(texts.count)
        for text in texts { add(text) }
    }

    func key() -> PartKey { PartKey(stage: stage, digest: hasher.finalize()) }
}
