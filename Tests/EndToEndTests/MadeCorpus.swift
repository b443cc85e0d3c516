// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// A corpus made of the samples: every page several times, each time with a line of its own, so that no two are alike.
struct MadeCorpus {
    let scratch: Scratch

    init(copies: Int, shardTokenCount: Int = 40_000) throws {
        scratch = try Scratch()
        let samples = Program.repository.appendingPathComponent("Samples")
        for format in ["html", "tei", "alto"] {
            for name in try FileManager.default.contentsOfDirectory(atPath: samples.appendingPathComponent(format).path)
            {
                let page = try Data(contentsOf: samples.appendingPathComponent(format).appendingPathComponent(name))
                for copy in 0..<copies { try place(page, as: "data/\(format)/\(copy)-\(name)", copy: copy) }
            }
        }
        try corpusFile(copies: copies)
        try scratch.write(MadeCorpus.manifest(shardTokenCount: shardTokenCount), to: "manifest.yaml")
    }

    /// Builds into `out`, and returns what the program said.
    func build(_ out: String, workers: Int, arguments: [String] = []) throws -> Program.Outcome {
        try Program.run(
            buildArguments(out, workers: workers) + arguments,
            in: scratch.url,
            environment: scratch.environment
        )
    }

    func buildArguments(_ out: String, workers: Int) -> [String] {
        ["build", "manifest.yaml", "--data-root", "data", "--out", out, "--workers", String(workers)]
    }

    /// The files of a release that must be the same each time: all but the ledger, which holds the time.
    func release(_ out: String) throws -> [String: Data] {
        try scratch.files(in: out).filter { !$0.key.hasPrefix("ledger/") }
    }

    // A number at the end of the last paragraph makes a copy differ without a trace in the language.
    private func place(_ page: Data, as name: String, copy: Int) throws {
        var text = String(decoding: page, as: UTF8.self)
        let isUTF8 = String(validating: page, as: UTF8.self) != nil
        if isUTF8 {
            for mark in ["</p>", "</l>", "</TextLine>"] {
                if let range = text.range(of: mark, options: .backwards) {
                    let extra = mark == "</TextLine>" ? "<String CONTENT=\"\(copy + 1)\"/>" : " \(copy + 1)."
                    text.replaceSubrange(range, with: extra + mark)
                    break
                }
            }
        } else if copy > 0 {
            return
        }
        let target = scratch.url.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try (isUTF8 ? Data(text.utf8) : page).write(to: target)
    }

    /// One large file with many records, which is streamed.
    private func corpusFile(copies: Int) throws {
        let samples = Program.repository.appendingPathComponent("Samples/tei")
        var text = "<?xml version=\"1.0\"?>\n<teiCorpus xmlns=\"http://www.tei-c.org/ns/1.0\">\n"
        for copy in 0..<(4 * copies) {
            for name in try FileManager.default.contentsOfDirectory(atPath: samples.path).sorted() {
                let page = try String(contentsOf: samples.appendingPathComponent(name), encoding: .utf8)
                guard let start = page.range(of: "<TEI"), let end = page.range(of: "</p>", options: .backwards) else {
                    continue
                }
                text += page[start.lowerBound..<end.lowerBound] + " \(1000 + copy)." + page[end.lowerBound...]
            }
        }
        try scratch.write(text + "</teiCorpus>\n", to: "data/corpus/corpus.xml")
    }

    private static func manifest(shardTokenCount: Int) -> String {
        let repository = Program.repository.path
        return """
            herkomst: 1
            name: made
            date: 2026-11-21
            purpose: pretrain
            territory: EU
            licenses: \(repository)/Licenses
            filters: \(repository)/Filters/default.yaml
            tokenizer: {train: {vocabulary: 2000}}
            shards: {tokens: \(shardTokenCount), seed: 7}
            sources:
              - {id: pages, license: sample-press, format: html, paths: ["html/*.html"]}
              - {id: editions, license: sample-archive, format: tei, paths: ["tei/*.xml"]}
              - {id: corpus, license: sample-archive, format: tei, paths: ["corpus/*.xml"]}
              - {id: scans, license: sample-library, format: alto, paths: ["alto/*.xml"]}

            """
    }
}
