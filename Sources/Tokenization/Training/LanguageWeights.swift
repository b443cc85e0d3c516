// SPDX-License-Identifier: EUPL-1.2

/// By how much the text of each language counts in training, in per cent.
public struct LanguageWeights: Sendable, Hashable {
    /// What a language may count for.
    public static let range = 1...100_000

    private var percents: [String: Int] = [:]

    /// No language counts for more or less than it is.
    public init() {}

    /// The weights that texts such as "mt=300" spell, each language once.
    public init(_ texts: [String]) throws(TokenizerError) {
        for text in texts {
            let parts = text.split(separator: "=", omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty, let percent = Int(parts[1]),
                LanguageWeights.range.contains(percent),
                percents.updateValue(percent, forKey: String(parts[0])) == nil
            else {
                throw TokenizerError(
                    at: "weight \(text)",
                    "this is not a language's weight, or the language's second one",
                    remedy: "write a language once with its per cent, from 1 to 100000, as in mt=300"
                )
            }
        }
    }

    /// What `PieceCounts.count` is to be told for a text of a language: 100 per cent unless something else was said.
    public func weight(of language: String) -> Int {
        (percents[language] ?? 100) * PieceCounts.weightUnit / 100
    }
}
