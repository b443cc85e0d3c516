// SPDX-License-Identifier: EUPL-1.2

/// Checks the post-processor of a `tokenizer.json`: what stands around the tokens of every text.
enum TemplateReader {
    private static let place = "post_processor"

    /// The template; parts that only move offsets change nothing.
    static func template(_ component: JSONValue?, _ names: ByteStringTable) throws(TokenizerError)
        -> Vocabulary.Template
    {
        guard let component else { return .init() }
        if component.type == "Sequence" {
            var template = Vocabulary.Template()
            for part in component["processors"]?.elements ?? [] {
                // Each processor works on what the one before it gave.
                let inner = try single(part, names)
                template.prefix = inner.prefix + template.prefix
                template.suffix += inner.suffix
            }
            return template
        }
        return try single(component, names)
    }

    private static func single(_ part: JSONValue, _ names: ByteStringTable) throws(TokenizerError)
        -> Vocabulary.Template
    {
        switch part.type {
        case "ByteLevel": return .init()
        case "TemplateProcessing": return try processing(part, names)
        case "BertProcessing", "RobertaProcessing":
            return .init(prefix: [try pair(part, "cls", names)], suffix: [try pair(part, "sep", names)])
        default: throw TokenizerError(at: place, "post_processor \(part.type) is not supported")
        }
    }

    private static func pair(_ part: JSONValue, _ key: String, _ names: ByteStringTable) throws(TokenizerError)
        -> UInt32
    {
        let elements = try part.required(key, "a token and its id", at: place, \.elements)
        return try id(elements.count == 2 ? elements[1] : .null, names)
    }

    private static func processing(
        _ part: JSONValue,
        _ names: ByteStringTable
    ) throws(TokenizerError) -> Vocabulary.Template {
        var template = Vocabulary.Template()
        var hasText = false
        for element in try part.required("single", "an array", at: place, \.elements) {
            if let sequence = element["Sequence"] {
                guard !hasText, sequence["id"]?.text == "A" else {
                    throw TokenizerError(at: place, "a template that has not one text, \"A\", is not supported")
                }
                hasText = true
                continue
            }
            let ids = try special(element, part, names)
            if hasText { template.suffix += ids } else { template.prefix += ids }
        }
        guard hasText else { throw TokenizerError(at: place, "the template has no text") }
        return template
    }

    private static func special(
        _ element: JSONValue,
        _ part: JSONValue,
        _ names: ByteStringTable
    ) throws(TokenizerError) -> [UInt32] {
        guard let name = element["SpecialToken"]?["id"]?.text else {
            throw TokenizerError(at: place, "a template of texts and special tokens was expected")
        }
        guard let ids = part["special_tokens"]?[name]?["ids"]?.elements else {
            throw TokenizerError(at: place, "the template uses \"\(name)\", which special_tokens lacks")
        }
        var found: [UInt32] = []
        for element in ids { found.append(try id(element, names)) }
        return found
    }

    private static func id(_ value: JSONValue, _ names: ByteStringTable) throws(TokenizerError) -> UInt32 {
        guard let id = value.number, id >= 0, id < names.count else {
            throw TokenizerError(at: place, "an id of its tokens is not in the vocabulary")
        }
        return UInt32(id)
    }
}
