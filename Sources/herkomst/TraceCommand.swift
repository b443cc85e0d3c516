// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Bytes
import CorpusModel
import Hashing
import Release
import Sharding

/// `herkomst trace`: from a token to its source.
struct TraceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace",
        abstract: "Show where a token comes from: document, source, licence, licensor, place in the source."
    )

    @OptionGroup var options: ReleaseOptions

    @Option(help: "The shard, counted from 0.")
    var shard: Int

    @Option(help: "The token's place in the shard, counted from 0.")
    var token: Int

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        try answering {
            let (folder, seal) = try options.openWithSeal()
            let trace = try TokenTracer(folder).trace(shard: shard, token: token)
            print(json ? TraceCommand.json(trace, seal) : TraceCommand.text(trace, seal))
        }
    }

    private static func text(_ trace: TokenTrace, _ seal: ReleaseSeal) -> String {
        let record = trace.record
        let place = record.locator.isEmpty ? record.path : "\(record.path), \(record.locator)"
        let licensor = trace.license.licensor
        var lines = [
            "token       \(trace.position) of shard \(trace.shard): id \(trace.id), \(quoted(trace.bytes))",
            "in context  \(shown(trace.before))⟦\(shown(trace.bytes))⟧\(shown(trace.after))",
            "document    \(record.document)",
            "            tokens \(record.firstToken) to \(record.firstToken + record.tokenCount - 1), "
                + "language \(record.language)",
            "source      \(record.source)",
            "place       \(place), bytes \(record.byteOffset) to \(record.byteOffset + record.byteCount - 1)",
            "licence     \(record.license) (\(trace.license.kind)\(trace.license.spdx.map { ", \($0)" } ?? ""))",
            "licensor    \(licensor.id)\(licensor.name.map { " (\($0))" } ?? "")",
        ]
        lines += record.identifiers.map { "known as    \($0)" }
        lines += record.copies.map {
            "copy of it  \($0.document), source \($0.source), licence \($0.license); not kept"
        }
        return (lines.joined(separator: "\n") + "\n" + seal.lines).printable
    }

    private static func quoted(_ bytes: [UInt8]) -> String {
        var writer = JSONWriter()
        writer.string(String(decoding: bytes, as: UTF8.self))
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// Text on one line.
    private static func shown(_ bytes: [UInt8]) -> String {
        String(String(decoding: bytes, as: UTF8.self).map { $0.isNewline ? "⏎" : $0 })
    }

    private static func json(_ trace: TokenTrace, _ seal: ReleaseSeal) -> String {
        let record = trace.record
        var writer = JSONWriter()
        writer.object { object in
            object.member(
                "token",
                object: { token in
                    token.member("shard", trace.shard)
                    token.member("position", trace.position)
                    token.member("id", trace.id)
                    token.member("text", String(decoding: trace.bytes, as: UTF8.self))
                    token.member("bytes", Hexadecimal.encode(trace.bytes))
                    token.member("before", String(decoding: trace.before, as: UTF8.self))
                    token.member("after", String(decoding: trace.after, as: UTF8.self))
                }
            )
            object.member("document", record.document.description)
            object.member("first_token", record.firstToken)
            object.member("token_count", record.tokenCount)
            object.member("language", record.language)
            object.member("source", record.source)
            object.member("license", record.license)
            object.member("license_kind", trace.license.kind)
            object.member("spdx", ifPresent: trace.license.spdx)
            object.member("licensor", trace.license.licensor.id)
            object.member("licensor_name", ifPresent: trace.license.licensor.name)
            object.member("path", record.path)
            object.member("locator", record.locator)
            object.member("byte_offset", record.byteOffset)
            object.member("byte_count", record.byteCount)
            object.member("content_sha256", record.contentDigest.hexadecimal)
            object.member("identifiers", strings: record.identifiers)
            object.member(
                "copies",
                array: { array in
                    for copy in record.copies {
                        array.object { object in
                            object.member("document", copy.document.description)
                            object.member("source", copy.source)
                            object.member("license", copy.license)
                        }
                    }
                }
            )
            seal.write(to: &object)
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
