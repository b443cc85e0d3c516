// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Tokenization

/// A seeded generator (SplitMix64), so that every run tests the same texts.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

enum Fixtures {
    /// Scalars of many kinds, all older than Unicode 16, common ones more often.
    static let pools: [ClosedRange<UInt32>] = [
        0x20...0x7E, 0x61...0x7A, 0x20...0x21, 0x09...0x0D, 0x30...0x39, 0x27...0x27, 0x73...0x74, 0xA0...0x24F,
        0x300...0x36F, 0x370...0x3FF, 0x400...0x4FF, 0x660...0x669, 0x2000...0x200F, 0x2028...0x2029, 0x2150...0x2189,
        0x3000...0x3001, 0x4E00...0x4FFF, 0xAC00...0xAFFF, 0x1D7CE...0x1D7FF, 0x1F300...0x1F6FF, 0x17F...0x17F,
    ]

    static func randomText(_ generator: inout SeededGenerator, maximumScalarCount: Int) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 1...maximumScalarCount, using: &generator) {
            let pool = pools.randomElement(using: &generator) ?? 0x20...0x20
            let scalar = Unicode.Scalar(UInt32.random(in: pool, using: &generator)) ?? " "
            for _ in 0..<(Int.random(in: 0..<4, using: &generator) == 0 ? 3 : 1) { text.append(scalar) }
        }
        return String(text)
    }

    static let sentences = [
        "The quick brown fox doesn't jump over the lazy dog, and it's 1234567 times slower than it was.",
        "Der schnelle braune Fuchs springt über den faulen Hund; daß und Straße, Größe und Maß.",
        "Η γρήγορη καφέ αλεπού πηδάει πάνω από το τεμπέλικο σκυλί, και το σκυλί κοιμάται.",
        "Бързата кафява лисица прескача мързеливото куче, а кучето спи.",
        "Il-volpi kannella malajr taqbeż fuq il-kelb għażżien; ħadd ma jaf għaliex.",
        "if (a[i] == 0) {\n\t\treturn nil\n\t}\n\n\n// ---------- aaaaaaa ababababab\r\n",
        "L'été d'où l'on vient, qu'il pleuve ou qu'il vente: DON'T, I'LL, we'VE.",
        "東京 は 日本の首都 です。 👩‍👩‍👧‍👦 🇲🇹 e\u{301}",
    ]

    /// A tokenizer trained on the sentences.
    static func trained(_ pattern: SplitPattern, vocabularySize: Int = 500) -> Tokenizer {
        BPETrainer(vocabularySize: vocabularySize, style: .byteLevel(pattern)).train(counts(of: sentences, pattern))
    }

    static func counts(of texts: [String], _ pattern: SplitPattern) -> PieceCounts {
        var counts = PieceCounts(pattern: pattern)
        for text in texts { for _ in 0..<3 { counts.count(Array(text.utf8)) } }
        return counts
    }

    static func encode(_ text: String, _ tokenizer: Tokenizer, allowingSpecialTokens: Bool = false) -> [UInt32] {
        var encoder = TokenEncoder(tokenizer)
        var ids: [UInt32] = []
        encoder.encode(Array(text.utf8), allowingSpecialTokens: allowingSpecialTokens, into: &ids)
        return ids
    }
}

/// A `tokenizer.json` put together by hand, part by part, so that tests can break one part.
struct HandmadeFile {
    var added: [(name: String, fields: [String: Any])] = [("<|begin_of_text|>", [:]), ("<|end_of_text|>", [:])]
    var merges: [[String]] = []
    var parts: [String: Any] = [:]
    var modelParts: [String: Any] = [:]
    var ignoresMerges = false

    static var byteLevel: [String: Any] {
        ["type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true, "use_regex": true]
    }

    /// The character of each byte, restated: printable ones as they are, the others from U+0100 on.
    static let alphabet: [String] = {
        let printable = Set(Array(33...126) + Array(161...172) + Array(174...255))
        var names: [String] = []
        var next = 256
        for byte in 0..<256 {
            names.append(Unicode.Scalar(printable.contains(byte) ? byte : next).map { String($0) } ?? "")
            if !printable.contains(byte) { next += 1 }
        }
        return names
    }()

    /// The added tokens have the first ids, then come the bytes by value, then what the merges make.
    func id(_ name: String) -> UInt32? {
        vocabulary.firstIndex(of: name).map { UInt32($0) }
    }

    private var vocabulary: [String] {
        var seen: Set<String> = []
        let names = added.map(\.name) + HandmadeFile.alphabet + merges.map { $0.joined() }
        return names.filter { seen.insert($0).inserted }
    }

    var json: [UInt8] {
        get throws {
            var model: [String: Any] = [
                "type": "BPE", "merges": merges, "ignore_merges": ignoresMerges,
                "vocab": Dictionary(uniqueKeysWithValues: vocabulary.enumerated().map { ($1, $0) }),
            ]
            model.merge(modelParts) { $1 }
            let addedTokens = added.enumerated().map { index, token in
                let fields: [String: Any] = ["id": index, "content": token.name, "normalized": false, "special": true]
                return fields.merging(token.fields) { $1 }
            }
            var file: [String: Any] = [
                "version": "1.0", "truncation": NSNull(), "added_tokens": addedTokens, "normalizer": NSNull(),
                "pre_tokenizer": HandmadeFile.byteLevel, "post_processor": NSNull(),
                "decoder": HandmadeFile.byteLevel, "model": model,
            ]
            file.merge(parts) { $1 }
            return Array(try JSONSerialization.data(withJSONObject: file, options: [.sortedKeys]))
        }
    }
}
