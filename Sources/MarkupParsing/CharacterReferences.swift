// SPDX-License-Identifier: EUPL-1.2

/// Character references in text that is no document by itself, such as wikitext.
public enum CharacterReferences {
    /// Appends text with its references resolved as HTML resolves them; unknown ones stay.
    public static func appendResolved(_ text: Span<UInt8>, to bytes: inout [UInt8]) {
        NamedReferences.html.appendResolved(text, isAttribute: false, to: &bytes)
    }
}
