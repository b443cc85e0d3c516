// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Release

extension UsageAnswer {
    /// The answer as one line of JSON.
    public var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { object in
            seal.write(to: &object)
            object.member(
                "question",
                object: { question in
                    question.member("by", self.question.kind)
                    if self.question != .everything { question.member("value", self.question.value) }
                }
            )
            object.member("totals", object: { totals.write(to: &$0) })
            write(licensors, as: "licensors", to: &object)
            write(licenses, as: "licenses", to: &object)
            write(sources, as: "sources", to: &object)
            write(languages, as: "languages", to: &object)
            write(shards, as: "shards", to: &object)
            writeRejections(to: &object)
            writeDocuments(to: &object)
            writeCopies(to: &object)
            writeRefusals(to: &object)
        }
        writer.endLine()
        return writer.bytes
    }

    private func write(_ shares: [UsageShare], as name: String, to object: inout JSONWriter) {
        object.member(
            name,
            array: { array in
                for share in shares {
                    array.object { object in
                        object.member("id", share.id)
                        share.count.write(to: &object)
                    }
                }
            }
        )
    }

    private func writeRejections(to object: inout JSONWriter) {
        object.member(
            "rejected",
            object: { rejected in
                rejected.member("documents", rejectedCount)
                rejected.member(
                    "reasons",
                    array: { array in
                        for rejection in rejections {
                            array.object { object in
                                object.member("reason", rejection.reason)
                                object.member("documents", rejection.documentCount)
                            }
                        }
                    }
                )
                rejected.member(
                    "list",
                    array: { array in
                        for document in rejectedDocuments {
                            array.object { object in
                                object.member("id", document.id)
                                object.member("source", document.source)
                                object.member("path", document.path)
                                object.member("locator", document.locator)
                                object.member("reasons", strings: document.reasons)
                                object.member("duplicate_of", ifPresent: document.duplicateOf)
                            }
                        }
                    }
                )
            }
        )
    }

    private func writeDocuments(to object: inout JSONWriter) {
        object.member(
            "documents",
            array: { array in
                for document in documents {
                    array.object { object in
                        object.member("id", document.id)
                        object.member("source", document.source)
                        object.member("license", document.license)
                        object.member("licensor", document.licensor)
                        object.member("path", document.path)
                        object.member("locator", document.locator)
                        object.member("language", document.language)
                        object.member("shard", document.shard)
                        object.member("first_token", document.firstToken)
                        object.member("tokens", document.tokenCount)
                        object.member("text", ifPresent: document.text)
                    }
                }
            }
        )
    }

    private func writeCopies(to object: inout JSONWriter) {
        object.member(
            "copies",
            object: { copies in
                copies.member("documents", copyCount)
                copies.member(
                    "list",
                    array: { array in
                        for copy in self.copies {
                            array.object { object in
                                object.member("id", copy.id)
                                object.member("source", copy.source)
                                object.member("license", copy.license)
                                object.member("licensor", copy.licensor)
                                object.member("kept", copy.kept)
                                object.member("kept_licensor", copy.keptLicensor)
                            }
                        }
                    }
                )
            }
        )
    }

    private func writeRefusals(to object: inout JSONWriter) {
        object.member(
            "refused_sources",
            array: { array in
                for source in refusedSources {
                    array.object { object in
                        object.member("id", source.id)
                        object.member("license", source.license)
                        object.member("reasons", strings: source.reasons.map(\.sentence))
                    }
                }
            }
        )
    }
}

extension UsageCount {
    fileprivate func write(to object: inout JSONWriter) {
        object.member("documents", documentCount)
        object.member("tokens", tokenCount)
    }
}
