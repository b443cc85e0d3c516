// SPDX-License-Identifier: EUPL-1.2

/// Writes HTML in which no text can become markup.
///
/// Markup comes from this module's own literals only (`StaticString`); everything else goes through `text` or an
/// attribute's value, which escape it.
struct HTMLWriter {
    private(set) var bytes: [UInt8] = []

    /// Writes markup.
    mutating func markup(_ literal: StaticString) {
        bytes += Array(literal.description.utf8)
    }

    /// Writes text.
    mutating func text(_ text: String) {
        for scalar in text.unicodeScalars { append(scalar) }
    }

    /// Writes a name from outside, kept apart from the direction of the text around it.
    mutating func name(_ name: String) {
        markup("<bdi>")
        text(name)
        markup("</bdi>")
    }

    /// Writes an element with text in it.
    mutating func element(_ name: StaticString, class style: StaticString? = nil, _ text: String) {
        element(name, class: style) { $0.text(text) }
    }

    /// Writes an element with what `body` writes in it.
    mutating func element(_ name: StaticString, class style: StaticString? = nil, _ body: (inout HTMLWriter) -> Void) {
        markup("<")
        markup(name)
        if let style {
            markup(" class=\"")
            markup(style)
            markup("\"")
        }
        markup(">")
        body(&self)
        markup("</")
        markup(name)
        markup(">")
    }

    // Characters that HTML forbids are shown as what they are: not readable.
    private mutating func append(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "&": bytes += Array("&amp;".utf8)
        case "<": bytes += Array("&lt;".utf8)
        case ">": bytes += Array("&gt;".utf8)
        case "\"": bytes += Array("&quot;".utf8)
        case "'": bytes += Array("&#39;".utf8)
        case "\n", "\t", "\u{20}"..."\u{7E}": bytes.append(UInt8(scalar.value))
        case "\0"..."\u{9F}": bytes += Array("\u{FFFD}".utf8)
        default: bytes += Array(String(scalar).utf8)
        }
    }
}
