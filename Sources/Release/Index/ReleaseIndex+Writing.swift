// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Hashing
internal import Sharding

extension ReleaseIndex {
    /// The bytes of `release.json`: one line, every list in the order of its ids.
    public var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { index in
            index.member("format_version", ReleaseIndex.formatVersion)
            index.member("name", name)
            writeOrigins(to: &index)
            index.member("totals", object: { totals.write(to: &$0) })
            index.member(
                "languages",
                array: { array in
                    for share in sorted(languages, by: \.code) { array.object { share.write(to: &$0) } }
                }
            )
            index.member(
                "licenses",
                array: { array in
                    for share in sorted(licenses, by: \.id) { array.object { share.write(to: &$0) } }
                }
            )
            index.member(
                "sources",
                array: { array in
                    for source in sorted(sources, by: \.id) { array.object { source.write(to: &$0) } }
                }
            )
            index.member(
                "shards",
                array: { array in
                    for shard in shards.sorted(by: { $0.index < $1.index }) { array.object { shard.write(to: &$0) } }
                }
            )
            write(files, as: "files", to: &index)
        }
        writer.endLine()
        return writer.bytes
    }

    private func writeOrigins(to index: inout JSONWriter) {
        index.member(
            "manifest",
            object: { object in
                object.member("sha256", manifest.sha256.hexadecimal)
                object.member("date", manifest.date)
                object.member("purpose", manifest.purpose)
                object.member("territory", strings: manifest.territory)
            }
        )
        index.member("filters", object: { filters.write(to: &$0) })
        index.member(
            "tokenizer",
            object: { object in
                object.member("path", tokenizer.path)
                object.member("sha256", tokenizer.sha256.hexadecimal)
                object.member("vocabulary_size", tokenizer.vocabularySize)
                if let endOfDocument = tokenizer.endOfDocument { object.member("end_of_document", endOfDocument) }
                object.member("dtype", tokenizer.width.rawValue)
            }
        )
        index.member(
            "models",
            array: { array in
                for model in sorted(models, by: \.name) { array.object { model.write(to: &$0) } }
            }
        )
        index.member(
            "software",
            object: { object in
                for (name, version) in sorted(Array(software), by: \.key) { object.member(name, version) }
            }
        )
        index.member("shuffle_seed", shuffleSeed)
        index.member("supersedes", ifPresent: superseded?.hexadecimal)
    }
}

private func sorted<Element>(_ elements: [Element], by id: (Element) -> String) -> [Element] {
    elements.sorted { id($0).isBytewiseLess(than: id($1)) }
}

private func write(_ files: [ShardFile], as name: String, to writer: inout JSONWriter) {
    writer.member(
        name,
        array: { array in
            for file in sorted(files, by: \.name) {
                array.object { object in
                    object.member("path", file.name)
                    object.member("sha256", file.sha256.hexadecimal)
                    object.member("bytes", file.byteCount)
                }
            }
        }
    )
}

extension NamedDigest {
    fileprivate func write(to object: inout JSONWriter) {
        object.member("name", name)
        object.member("sha256", sha256.hexadecimal)
    }
}

extension ReleaseTotals {
    fileprivate func write(to object: inout JSONWriter) {
        object.member("sources", sourceCount)
        object.member("documents_read", readCount)
        object.member("documents_kept", keptCount)
        object.member("documents_rejected", rejectedCount)
        object.member("duplicates", duplicateCount)
        object.member("tokens", tokenCount)
        object.member("text_bytes", textByteCount)
        object.member("shards", shardCount)
    }
}

extension LanguageShare {
    fileprivate func write(to object: inout JSONWriter) {
        object.member("code", code)
        object.member("documents", documentCount)
        object.member("tokens", tokenCount)
        object.member("text_bytes", textByteCount)
    }
}

extension LicenseShare {
    fileprivate func write(to object: inout JSONWriter) {
        object.member("id", id)
        object.member("kind", kind)
        object.member("spdx", ifPresent: spdx)
        object.member(
            "licensor",
            object: { object in
                object.member("id", licensor.id)
                object.member("name", ifPresent: licensor.name)
            }
        )
        object.member("confidential", isConfidential)
        object.member("sha256", sha256.hexadecimal)
        object.member("documents", documentCount)
        object.member("tokens", tokenCount)
    }
}

extension SourceSummary {
    fileprivate func write(to object: inout JSONWriter) {
        object.member("id", id)
        object.member("license", license)
        object.member("format", format)
        object.member("verdict", verdict.rawValue)
        object.member(
            "reasons",
            array: { array in
                for reason in reasons {
                    array.object { object in
                        object.member("code", reason.code)
                        object.member("sentence", reason.sentence)
                    }
                }
            }
        )
        object.member("files", fileCount)
        object.member("bytes", byteCount)
        object.member("documents_read", readCount)
        object.member("kept", keptCount)
        object.member("rejected", rejectedCount)
        object.member("tokens", tokenCount)
        if droppedTextByteCount != 0 { object.member("dropped_text_bytes", droppedTextByteCount) }
        object.member(
            "rejections",
            array: { array in
                for rejection in sorted(rejections, by: \.reason) {
                    array.object { object in
                        object.member("reason", rejection.reason)
                        object.member("documents", rejection.documentCount)
                    }
                }
            }
        )
    }
}

extension ShardSummary {
    fileprivate func write(to object: inout JSONWriter) {
        object.member("index", index)
        object.member("documents", documentCount)
        object.member("rejected", rejectedCount)
        object.member("tokens", tokenCount)
        object.member("documents_root", documentsRoot.hexadecimal)
        Release.write(files, as: "files", to: &object)
    }
}
