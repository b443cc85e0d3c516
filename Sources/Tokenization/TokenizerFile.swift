// SPDX-License-Identifier: EUPL-1.2

internal import Foundation

/// A `tokenizer.json` as it is written, before it is checked.
///
/// The layout is that of the `tokenizers` library; the model's two long lists are read straight into arrays.
struct TokenizerFile: Decodable {
    struct Model: Decodable {
        var type: String?
        var dropout: Double?
        var continuingSubwordPrefix: String?
        var endOfWordSuffix: String?
        var ignoresMerges: Bool?
        var vocabulary: [String: Int]
        var merges: MergeList

        enum CodingKeys: String, CodingKey, CaseIterable {
            case type, dropout, merges
            case continuingSubwordPrefix = "continuing_subword_prefix"
            case endOfWordSuffix = "end_of_word_suffix"
            case ignoresMerges = "ignore_merges"
            case vocabulary = "vocab"
        }

        /// Looks at the kind of model first, since other kinds have other vocabularies.
        init(from decoder: any Decoder) throws {
            let members = try decoder.container(keyedBy: CodingKeys.self)
            type = try members.decodeIfPresent(String.self, forKey: .type)
            guard type == nil || type == "BPE" else {
                throw TokenizerError(at: "model", "model \(type ?? "") is not supported", remedy: "only BPE is")
            }
            dropout = try members.decodeIfPresent(Double.self, forKey: .dropout)
            continuingSubwordPrefix = try members.decodeIfPresent(String.self, forKey: .continuingSubwordPrefix)
            endOfWordSuffix = try members.decodeIfPresent(String.self, forKey: .endOfWordSuffix)
            ignoresMerges = try members.decodeIfPresent(Bool.self, forKey: .ignoresMerges)
            vocabulary = try members.decode([String: Int].self, forKey: .vocabulary)
            merges = try members.decode(MergeList.self, forKey: .merges)
        }
    }

    /// Merges as pairs, or as two names with a space between, as older files have them.
    struct MergeList: Decodable {
        var names: [[String]]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let pairs = try? container.decode([[String]].self) {
                names = pairs
            } else {
                names = try container.decode([String].self)
                    .filter { !$0.hasPrefix("#version") }
                    .map { $0.split(separator: " ", omittingEmptySubsequences: false).map(String.init) }
            }
        }
    }

    struct Added: Decodable {
        var id: Int
        var content: String
        var singleWord: Bool?
        var stripsLeft: Bool?
        var stripsRight: Bool?
        var isNormalized: Bool?
        var isSpecial: Bool?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case id, content
            case singleWord = "single_word"
            case stripsLeft = "lstrip"
            case stripsRight = "rstrip"
            case isNormalized = "normalized"
            case isSpecial = "special"
        }
    }

    var version: String?
    var truncation: JSONValue?
    var padding: JSONValue?
    var addedTokens: [WithKeys<Added>]?
    var normalizer: JSONValue?
    var preTokenizer: JSONValue?
    var postProcessor: JSONValue?
    var decoder: JSONValue?
    var model: WithKeys<Model>

    enum CodingKeys: String, CodingKey, CaseIterable {
        case version, truncation, padding, normalizer, decoder, model
        case addedTokens = "added_tokens"
        case preTokenizer = "pre_tokenizer"
        case postProcessor = "post_processor"
    }

}

/// A value and the names of all members that its object has in the file.
struct WithKeys<Value: Decodable>: Decodable {
    var value: Value
    var keys: [String]

    private struct AnyKey: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init?(intValue: Int) { nil }

        init(stringValue: String) { self.stringValue = stringValue }
    }

    init(from decoder: any Decoder) throws {
        keys = try decoder.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue).sorted()
        value = try Value(from: decoder)
    }
}

extension WithKeys where Value == TokenizerFile {
    /// Reads a file's bytes.
    init(json: [UInt8]) throws(TokenizerError) {
        do {
            self = try JSONDecoder().decode(WithKeys<TokenizerFile>.self, from: Data(json))
        } catch let error as TokenizerError {
            throw error
        } catch let error as DecodingError {
            throw TokenizerError(error)
        } catch {
            throw TokenizerError(at: "", "this is not JSON: \(error)")
        }
    }
}

extension TokenizerError {
    /// What a decoder found wrong, in this module's words.
    fileprivate init(_ error: DecodingError) {
        let remedy = "give a tokenizer.json of a BPE model as the tokenizers library writes it"
        func place(_ context: DecodingError.Context, _ key: (any CodingKey)? = nil) -> String {
            (context.codingPath + (key.map { [$0] } ?? [])).map(\.stringValue).joined(separator: ".")
        }
        switch error {
        case .keyNotFound(let key, let context):
            self.init(at: place(context, key), "it is missing", remedy: remedy)
        case .typeMismatch(let type, let context):
            self.init(at: place(context), "\(type) was expected", remedy: remedy)
        case .valueNotFound(_, let context):
            self.init(at: place(context), "it is null", remedy: remedy)
        case .dataCorrupted(let context):
            self.init(at: place(context), "the file is damaged or cut off: \(context.debugDescription)")
        @unknown default:
            self.init(at: "", "the file cannot be read", remedy: remedy)
        }
    }
}
