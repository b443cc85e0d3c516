// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel

/// A media type with the charset it names.
struct MediaType {
    /// Type and subtype in lower case; empty if there is none.
    let name: String
    /// The charset, if it is named.
    let charset: String?

    /// Reads the value of a `Content-Type` field.
    init(_ value: String?) {
        let parts = (value ?? "").split(separator: ";", omittingEmptySubsequences: false)
        name = parts[0].filter { !$0.isWhitespace }.lowercased()
        charset =
            parts.dropFirst().lazy.compactMap { part -> String? in
                let pair = part.split(separator: "=", maxSplits: 1)
                guard pair.count == 2, pair[0].filter({ !$0.isWhitespace }).lowercased() == "charset" else {
                    return nil
                }
                let label = pair[1].filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
                return label.isEmpty ? nil : label
            }.first
    }

    /// The format in which content of this type is read where the source wants `format`; `nil` if it is not.
    func format(wanted format: SourceFormat) -> SourceFormat? {
        let isMarkup = name.hasSuffix("xml") || name == "text/html"
        let isUnstated = name.isEmpty || name == "application/octet-stream" || name == "unknown/unknown"
        guard !isUnstated else { return format }
        if format.isGuessed {
            // What a server calls HTML or plain text is not guessed to be anything else.
            return name == "text/html" ? .html : name == "text/plain" ? .text : isMarkup ? format : nil
        }
        switch format {
        case .text: return name == "text/plain" ? format : nil
        case .jsonl: return name.contains("json") || name == "text/plain" ? format : nil
        case .html, .hocr: return name == "text/html" || name == "application/xhtml+xml" ? format : nil
        default: return isMarkup ? format : nil
        }
    }
}
