// SPDX-License-Identifier: EUPL-1.2

/// Documents put together from texts of one language each, to measure what sampling of long ones costs.
public struct LanguageTestDocuments: Sendable {
    /// The documents and the codes of their languages.
    public private(set) var documents: [(language: String, text: [UInt8])] = []

    /// Joins the lines of each of a folder's files to documents of at least `leastByteCount` bytes.
    public init(folder: String, leastByteCount: Int) throws {
        for text in try TrainingFolder(folder).texts {
            var document: [UInt8] = []
            for line in text.lines {
                document += text.bytes[line]
                document.append(0x0A)
                guard document.count >= leastByteCount else { continue }
                documents.append((text.label, document))
                document = []
            }
        }
    }

    /// How many bytes all documents have.
    public var byteCount: Int { documents.reduce(0) { $0 + $1.text.count } }

    /// How many documents `identify` gives the right language for, in whatever script.
    public func hitCount(_ identify: ([UInt8]) -> LanguageGuess) -> Int {
        documents.count { LanguageEvaluation.code(of: identify($0.text).language) == $0.language }
    }
}
