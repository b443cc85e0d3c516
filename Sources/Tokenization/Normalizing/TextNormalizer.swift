// SPDX-License-Identifier: EUPL-1.2

/// What is done to text before it is split: the steps of a file's `normalizer`.
struct TextNormalizer: Sendable {
    enum Step: Sendable, Hashable {
        case unicode(NormalizationForm)
        case lowercase
        /// Takes white space off the ends.
        case strip(left: Bool, right: Bool)
        /// Takes combining marks out.
        case stripAccents
        case replace([UInt8], with: [UInt8])
        case prepend([UInt8])
    }

    var steps: [Step] = []

    /// Whether nothing is done.
    var isEmpty: Bool { steps.isEmpty }

    /// The normalised form of well-formed UTF-8.
    func normalize(_ text: [UInt8]) -> [UInt8] {
        var text = text
        for step in steps where !text.isEmpty { text = TextNormalizer.apply(step, to: text) }
        return text
    }

    private static func apply(_ step: Step, to text: [UInt8]) -> [UInt8] {
        switch step {
        case .unicode(let form): form.normalize(text)
        case .lowercase: lowercase(text)
        case .strip(let left, let right): strip(text, left: left, right: right)
        case .stripAccents: stripAccents(text)
        case .replace(let pattern, let content): ByteReplacing.replace(pattern, with: content, in: text)
        case .prepend(let prefix): prefix + text
        }
    }

    /// Scalar by scalar, as the reference implementation does: a sigma at the end of a word is as any other.
    private static func lowercase(_ text: [UInt8]) -> [UInt8] {
        if text.allSatisfy({ $0 < 0x80 }) {
            return text.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        }
        var lower = String.UnicodeScalarView()
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            let properties = scalar.properties
            if !properties.changesWhenLowercased || (properties.age?.major ?? 0) > lowercaseUnicodeVersion {
                lower.append(scalar)
            } else {
                lower.append(contentsOf: properties.lowercaseMapping.unicodeScalars)
            }
        }
        return Array(String(lower).utf8)
    }

    /// The version of Unicode by which the reference implementation lowercases.
    private static let lowercaseUnicodeVersion = 17

    private static func strip(_ text: [UInt8], left: Bool, right: Bool) -> [UInt8] {
        var scalars = String(decoding: text, as: UTF8.self).unicodeScalars[...]
        if left { scalars = scalars.drop { $0.properties.isWhitespace } }
        while right, let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return Array(String(String.UnicodeScalarView(scalars)).utf8)
    }

    private static func stripAccents(_ text: [UInt8]) -> [UInt8] {
        if text.allSatisfy({ $0 < 0x80 }) { return text }
        let kept = String(decoding: text, as: UTF8.self).unicodeScalars.filter { !isMark($0) }
        return Array(String(String.UnicodeScalarView(kept)).utf8)
    }

    /// Whether the reference implementation's normalisers take a scalar for a mark.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        // Three scalars changed their category after the version of Unicode that those know.
        if scalar.value == 0x1CF2 || scalar.value == 0x1CF3 { return true }
        if scalar.value == 0x111C9 { return false }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return NormalizationTables.isKnown(scalar)
        default: return false
        }
    }
}

/// Replacing of byte strings.
enum ByteReplacing {
    /// `text` with each occurrence of `pattern`, from the left and without overlap, replaced.
    static func replace(_ pattern: [UInt8], with content: [UInt8], in text: [UInt8]) -> [UInt8] {
        guard let first = pattern.first, pattern.count <= text.count else { return text }
        var output: [UInt8] = []
        output.reserveCapacity(text.count + text.count / 4)
        var index = 0
        while index < text.count {
            if text[index] == first, text.count - index >= pattern.count,
                text[index..<(index + pattern.count)].elementsEqual(pattern)
            {
                output.append(contentsOf: content)
                index += pattern.count
            } else {
                output.append(text[index])
                index += 1
            }
        }
        return output
    }
}
