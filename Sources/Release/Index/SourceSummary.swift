// SPDX-License-Identifier: EUPL-1.2

/// Why a source was refused: a code for programs and a sentence for people.
public struct RefusalReason: Sendable, Hashable, Decodable {
    /// The code, such as `licence-expired`.
    public var code: String
    /// The sentence.
    public var sentence: String

    /// A reason.
    public init(code: String, sentence: String) {
        self.code = code
        self.sentence = sentence
    }
}

/// How many documents were rejected for a reason.
public struct RejectionCount: Sendable, Hashable {
    /// The name of the rule, or of what made reading impossible.
    public var reason: String
    /// The documents; one with two reasons counts for both.
    public var documentCount: Int

    /// A count.
    public init(reason: String, documentCount: Int) {
        self.reason = reason
        self.documentCount = documentCount
    }
}

/// A source of the manifest and what became of it.
public struct SourceSummary: Sendable, Hashable {
    /// What the gate said.
    public enum Verdict: String, Sendable, Hashable, Decodable {
        /// It was read.
        case admitted
        /// Nothing of it was read.
        case refused
    }

    /// The source's id.
    public var id: String
    /// The id of its licence record; empty if the manifest names none.
    public var license: String
    /// The format it is delivered in.
    public var format: String
    /// What the gate said.
    public var verdict: Verdict
    /// Why it was refused; empty if it was admitted.
    public var reasons: [RefusalReason] = []
    /// The files.
    public var fileCount = 0
    /// The bytes in them, as delivered.
    public var byteCount = 0
    /// The records that were met.
    public var readCount = 0
    /// The documents that are in the release.
    public var keptCount = 0
    /// The documents that are not.
    public var rejectedCount = 0
    /// The tokens of the documents that are.
    public var tokenCount = 0
    /// The bytes of text that were left out of kept documents, since their blocks broke a rule.
    public var droppedTextByteCount = 0
    /// How many documents were rejected, by reason.
    public var rejections: [RejectionCount] = []

    /// A source of which nothing is counted yet.
    public init(id: String, license: String, format: String, verdict: Verdict) {
        self.id = id
        self.license = license
        self.format = format
        self.verdict = verdict
    }
}

extension SourceSummary: Decodable {
    /// Reads the members; bytes of dropped text are not written where there are none.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: try members.decode(String.self, forKey: .id),
            license: try members.decode(String.self, forKey: .license),
            format: try members.decode(String.self, forKey: .format),
            verdict: try members.decode(Verdict.self, forKey: .verdict)
        )
        reasons = try members.decode([RefusalReason].self, forKey: .reasons)
        fileCount = try members.decode(Int.self, forKey: .fileCount)
        byteCount = try members.decode(Int.self, forKey: .byteCount)
        readCount = try members.decode(Int.self, forKey: .readCount)
        keptCount = try members.decode(Int.self, forKey: .keptCount)
        rejectedCount = try members.decode(Int.self, forKey: .rejectedCount)
        tokenCount = try members.decode(Int.self, forKey: .tokenCount)
        droppedTextByteCount = try members.decodeIfPresent(Int.self, forKey: .droppedTextByteCount) ?? 0
        rejections = try members.decode([RejectionCount].self, forKey: .rejections)
    }

    private enum CodingKeys: String, CodingKey {
        case id, license, format, verdict, reasons
        case fileCount = "files"
        case byteCount = "bytes"
        case readCount = "documents_read"
        case keptCount = "kept"
        case rejectedCount = "rejected"
        case tokenCount = "tokens"
        case droppedTextByteCount = "dropped_text_bytes"
        case rejections
    }
}

extension RejectionCount: Decodable {
    private enum CodingKeys: String, CodingKey {
        case reason
        case documentCount = "documents"
    }
}
