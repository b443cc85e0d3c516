// SPDX-License-Identifier: EUPL-1.2

/// A `tokenizer.json` that cannot be used: where, what is wrong, and what to do about it.
public struct TokenizerError: Error, Hashable, CustomStringConvertible {
    /// Where in the file, as a path of keys: "model.merges[17]"; empty for the file as a whole.
    public var place: String
    /// What is wrong there.
    public var reason: String
    /// What to write or do instead; empty if nothing is known to help.
    public var remedy: String

    /// An error at a place.
    public init(at place: String, _ reason: String, remedy: String = "") {
        self.place = place
        self.reason = reason
        self.remedy = remedy
    }

    /// One sentence for people.
    public var description: String {
        (place.isEmpty ? "" : "\(place): ") + reason + (remedy.isEmpty ? "" : "; \(remedy)")
    }
}
