// SPDX-License-Identifier: EUPL-1.2

/// Checks what stands around the model of a `tokenizer.json`: normalizer, pre-tokenizer and decoder.
enum ComponentReader {
    /// The parts of a component, those of a `Sequence` one after the other, nested ones included.
    private static func parts(
        _ component: JSONValue?,
        _ list: String,
        at place: String,
        depth: Int = 0
    ) throws(TokenizerError) -> [JSONValue] {
        guard let component else { return [] }
        guard component.type == "Sequence" else { return [component] }
        guard depth < 8, let elements = component[list]?.elements else {
            throw TokenizerError(at: place, "a Sequence needs an array \(list)")
        }
        var flat: [JSONValue] = []
        for element in elements { flat += try parts(element, list, at: place, depth: depth + 1) }
        return flat
    }

    private static func unsupported(_ name: String, _ component: JSONValue) -> TokenizerError {
        TokenizerError(at: name, "\(name) \(component.type) is not supported")
    }

    // MARK: Normalizer

    static func normalizer(_ component: JSONValue?) throws(TokenizerError) -> [TextNormalizer.Step] {
        var steps: [TextNormalizer.Step] = []
        for part in try parts(component, "normalizers", at: "normalizer") { steps.append(try step(part)) }
        return steps
    }

    private static func step(_ part: JSONValue) throws(TokenizerError) -> TextNormalizer.Step {
        let place = "normalizer"
        if let form = NormalizationForm(rawValue: part.type) { return .unicode(form) }
        switch part.type {
        case "Lowercase": return .lowercase
        case "StripAccents": return .stripAccents
        case "Strip":
            let left = try part.required("strip_left", "true or false", at: place, \.flag)
            return .strip(left: left, right: try part.required("strip_right", "true or false", at: place, \.flag))
        case "Prepend": return .prepend(try part.required("prepend", "a string", at: place, \.bytes))
        case "Replace":
            let (pattern, content) = try replacement(part, at: place)
            return .replace(pattern, with: content)
        default: throw unsupported(place, part)
        }
    }

    private static func replacement(
        _ part: JSONValue,
        at place: String
    ) throws(TokenizerError) -> (pattern: [UInt8], content: [UInt8]) {
        guard let pattern = part["pattern"]?["String"]?.bytes, !pattern.isEmpty else {
            throw TokenizerError(
                at: place,
                "\(place) Replace of anything but a String that is not empty is not supported"
            )
        }
        return (pattern, try part.required("content", "a string", at: place, \.bytes))
    }

    // MARK: Pre-tokenizer

    static func preTokenizer(_ component: JSONValue?) throws(TokenizerError) -> PreTokenizer {
        let place = "pre_tokenizer"
        let all = try parts(component, "pretokenizers", at: place)
        for part in all where !["Split", "ByteLevel", "Metaspace"].contains(part.type) {
            throw unsupported(place, part)
        }
        let types = all.map(\.type)
        if types.isEmpty { return .whole }
        if types == ["Metaspace"] { return .metaspace(try metaspace(all[0], at: place)) }
        if types == ["ByteLevel"] {
            let splits = all[0]["use_regex"]?.flag ?? true
            return .byteLevel(splits ? .gpt2 : nil, addsPrefixSpace: try prefixSpace(all[0]))
        }
        guard types == ["Split", "ByteLevel"] else {
            throw TokenizerError(at: place, "a Sequence of \(types.joined(separator: ", ")) is not supported")
        }
        guard all[1]["use_regex"]?.flag == false else {
            throw TokenizerError(at: place, "Split before a ByteLevel that splits again is not supported")
        }
        if try prefixSpace(all[1]) {
            throw TokenizerError(at: place, "ByteLevel with add_prefix_space after a Split is not supported")
        }
        return .byteLevel(try pattern(ofSplit: all[0]), addsPrefixSpace: false)
    }

    private static func prefixSpace(_ part: JSONValue) throws(TokenizerError) -> Bool {
        try part.required("add_prefix_space", "true or false", at: "pre_tokenizer", \.flag)
    }

    private static func pattern(ofSplit split: JSONValue) throws(TokenizerError) -> SplitPattern {
        let place = "pre_tokenizer"
        guard split["behavior"]?.text == "Isolated", split["invert"]?.flag != true else {
            throw TokenizerError(at: place, "Split that does not isolate what it matches is not supported")
        }
        guard let expression = split["pattern"]?["Regex"]?.text else {
            throw TokenizerError(at: place, "Split by a String is not supported")
        }
        guard let known = SplitPattern(regularExpression: expression) else {
            throw TokenizerError(at: place, "Split by the pattern \(expression) is not supported")
        }
        return known
    }

    private static func metaspace(_ part: JSONValue, at place: String) throws(TokenizerError) -> Metaspace {
        let replacement = try part.required("replacement", "a string", at: place, \.bytes)
        guard String(decoding: replacement, as: UTF8.self).unicodeScalars.count == 1 else {
            throw TokenizerError(at: place, "the replacement of Metaspace must be one character")
        }
        let scheme = try prependScheme(part, at: place)
        return Metaspace(replacement: replacement, prependScheme: scheme, splits: part["split"]?.flag ?? true)
    }

    private static func prependScheme(_ part: JSONValue, at place: String) throws(TokenizerError)
        -> Metaspace.PrependScheme
    {
        if let name = part["prepend_scheme"]?.text {
            guard let scheme = Metaspace.PrependScheme(rawValue: name) else {
                throw TokenizerError(at: place, "Metaspace with the prepend_scheme \(name) is not supported")
            }
            guard part["add_prefix_space"]?.flag != false || scheme == .never else {
                throw TokenizerError(at: place, "Metaspace without add_prefix_space has the prepend_scheme never")
            }
            return scheme
        }
        // As files had it before there were schemes.
        return part["add_prefix_space"]?.flag == false ? .never : .always
    }

    // MARK: Decoder

    static func decoder(_ component: JSONValue?) throws(TokenizerError) -> TokenDecoder {
        guard component != nil else { return TokenDecoder(steps: [], separator: [0x20]) }
        var steps: [TokenDecoder.Step] = []
        for part in try parts(component, "decoders", at: "decoder") { steps.append(try decoderStep(part)) }
        return TokenDecoder(steps: steps)
    }

    private static func decoderStep(_ part: JSONValue) throws(TokenizerError) -> TokenDecoder.Step {
        let place = "decoder"
        switch part.type {
        case "ByteLevel": return .byteLevel
        case "ByteFallback": return .byteFallback
        case "Fuse": return .fuse
        case "Metaspace":
            let metaspace = try metaspace(part, at: place)
            return .metaspace(metaspace.replacement, dropsFirst: metaspace.prependScheme != .never)
        case "Replace":
            let (pattern, content) = try replacement(part, at: place)
            return .replace(pattern, with: content)
        case "Strip":
            let content = try part.required("content", "a string", at: place, \.bytes)
            let left = try part.required("start", "a whole number", at: place, \.number)
            let right = try part.required("stop", "a whole number", at: place, \.number)
            guard !content.isEmpty, (0...1 << 20).contains(left), (0...1 << 20).contains(right) else {
                throw TokenizerError(at: place, "a Strip of nothing, or of so many, is not supported")
            }
            return .strip(content, left: left, right: right)
        default: throw unsupported(place, part)
        }
    }
}
