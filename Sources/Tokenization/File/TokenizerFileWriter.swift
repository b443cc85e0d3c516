// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

extension Vocabulary {
    /// The `tokenizer.json` of this vocabulary, on one line: same vocabulary, same bytes.
    func json() -> [UInt8] {
        var writer = JSONWriter()
        writer.object { file in
            file.member("version", "1.0")
            file.key("truncation")
            file.null()
            file.key("padding")
            file.null()
            file.member("added_tokens", array: { list in for token in addedTokens { write(token, to: &list) } })
            file.key("normalizer")
            file.null()
            file.key("pre_tokenizer")
            writePreTokenizer(to: &file)
            file.key("post_processor")
            file.null()
            file.key("decoder")
            writeDecoder(to: &file)
            file.member("model", object: { writeModel(to: &$0) })
        }
        writer.endLine()
        return writer.bytes
    }

    private func write(_ token: AddedToken, to list: inout JSONWriter) {
        list.object { object in
            object.member("id", token.id)
            object.member("content", token.content)
            object.member("single_word", false)
            object.member("lstrip", false)
            object.member("rstrip", false)
            object.member("normalized", token.isNormalized)
            object.member("special", token.isSpecial)
        }
    }

    private func writePreTokenizer(to file: inout JSONWriter) {
        switch preTokenizer {
        case .whole: file.null()
        case .metaspace(let metaspace): write(metaspace, to: &file)
        case .byteLevel(let pattern, let addsPrefixSpace):
            guard let pattern, pattern != .gpt2 else {
                return writeByteLevel(
                    addsPrefixSpace: addsPrefixSpace,
                    usesRegularExpression: pattern != nil,
                    to: &file
                )
            }
            write(pattern, to: &file)
        }
    }

    private func write(_ pattern: SplitPattern, to file: inout JSONWriter) {
        file.object { sequence in
            sequence.member("type", "Sequence")
            sequence.key("pretokenizers")
            sequence.array { list in
                list.object { split in
                    split.member("type", "Split")
                    split.member("pattern", object: { $0.member("Regex", pattern.regularExpression) })
                    split.member("behavior", "Isolated")
                    split.member("invert", false)
                }
                writeByteLevel(addsPrefixSpace: false, usesRegularExpression: false, to: &list)
            }
        }
    }

    private func write(_ metaspace: Metaspace, to writer: inout JSONWriter) {
        writer.object { object in
            object.member("type", "Metaspace")
            object.member("replacement", String(decoding: metaspace.replacement, as: UTF8.self))
            object.member("prepend_scheme", metaspace.prependScheme.rawValue)
            object.member("split", metaspace.splits)
        }
    }

    private func writeDecoder(to file: inout JSONWriter) {
        guard case .metaspace(let metaspace) = preTokenizer else {
            return writeByteLevel(addsPrefixSpace: true, usesRegularExpression: true, to: &file)
        }
        file.object { sequence in
            sequence.member("type", "Sequence")
            sequence.key("decoders")
            sequence.array { list in
                list.object { replace in
                    replace.member("type", "Replace")
                    let mark = String(decoding: metaspace.replacement, as: UTF8.self)
                    replace.member("pattern", object: { $0.member("String", mark) })
                    replace.member("content", " ")
                }
                list.object { $0.member("type", "ByteFallback") }
                list.object { $0.member("type", "Fuse") }
                list.object { strip in
                    strip.member("type", "Strip")
                    strip.member("content", " ")
                    strip.member("start", 1)
                    strip.member("stop", 0)
                }
            }
        }
    }

    private func writeByteLevel(addsPrefixSpace: Bool, usesRegularExpression: Bool, to writer: inout JSONWriter) {
        writer.object { object in
            object.member("type", "ByteLevel")
            object.member("add_prefix_space", addsPrefixSpace)
            object.member("trim_offsets", true)
            object.member("use_regex", usesRegularExpression)
        }
    }

    private func writeModel(to model: inout JSONWriter) {
        model.member("type", "BPE")
        model.key("dropout")
        model.null()
        model.key("unk_token")
        if let unknownToken { model.string(name(of: unknownToken)) } else { model.null() }
        for name in ["continuing_subword_prefix", "end_of_word_suffix"] {
            model.key(name)
            model.null()
        }
        model.member("fuse_unk", fusesUnknown)
        model.member("byte_fallback", fallsBackToBytes)
        model.member("ignore_merges", ignoresMerges)
        model.key("vocab")
        model.object { object in
            for id in 0..<modelTokenCount { object.member(name(of: UInt32(id)), id) }
        }
        model.key("merges")
        model.array { list in
            for merge in merges {
                list.array { pair in
                    pair.string(name(of: merge.left))
                    pair.string(name(of: merge.right))
                }
            }
        }
    }

    private func name(of id: UInt32) -> String {
        String(decoding: names[Int(id)], as: UTF8.self)
    }
}
