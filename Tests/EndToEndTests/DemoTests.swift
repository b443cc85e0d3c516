// SPDX-License-Identifier: EUPL-1.2

import Compression
import Foundation
import Testing

/// The demonstration's release, built once for all tests of this file.
final class DemoRelease: Sendable {
    static let shared: Result<DemoRelease, any Error> = Result {
        let release = try DemoRelease()
        // A value that lives as long as the program is never taken apart by itself.
        atexit { try? FileManager.default.removeItem(at: DemoRelease.shared.get().scratch.url) }
        return release
    }
    let scratch: Scratch
    let outcome: Program.Outcome

    init() throws {
        scratch = try Scratch()
        outcome = try Program.run(
            ["build", "Manifests/demo.yaml", "--data-root", "Samples", "--out", scratch.path("demo")],
            environment: scratch.environment
        )
        try #require(outcome.exitCode == 0, "\(outcome.errors)")
    }

    var path: String { scratch.path("demo") }

    func run(_ arguments: [String]) throws -> Program.Outcome {
        try Program.run(arguments, environment: scratch.environment)
    }

    /// The rejected documents, by path, with their reasons.
    func rejected() throws -> [String: [String]] {
        var rejected: [String: [String]] = [:]
        for line in try lines(of: "rejected") {
            rejected[line["path"] as? String ?? ""] = line["reasons"] as? [String] ?? []
        }
        return rejected
    }

    /// The kept documents, by path.
    func kept() throws -> [String: [String: Any]] {
        var kept: [String: [String: Any]] = [:]
        for line in try lines(of: "documents") {
            let metadata = line["metadata"] as? [String: Any] ?? [:]
            kept[(metadata["path"] as? String ?? "") + (metadata["locator"] as? String ?? "")] = line
        }
        return kept
    }

    /// The lines of all shards' files in a folder, by the system's own zstd.
    private func lines(of folder: String) throws -> [[String: Any]] {
        var lines: [[String: Any]] = []
        let path = scratch.url.appendingPathComponent("demo/\(folder)")
        for name in try FileManager.default.contentsOfDirectory(atPath: path.path).sorted() {
            let bytes = Array(try Data(contentsOf: path.appendingPathComponent(name)))
            for line in try Zstd.decompress(bytes, maximumByteCount: 1 << 30).split(separator: 0x0A) {
                lines.append(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any] ?? [:])
            }
        }
        return lines
    }
}

@Suite("The demonstration")
struct DemoTests {
    private let release: DemoRelease

    init() throws { release = try DemoRelease.shared.get() }

    @Test func `every language has two pages or more that are kept, in that language`() throws {
        let languages = "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv".split(separator: " ")
        let kept = try release.kept()
        for language in languages {
            let documents = kept.filter { path, _ in
                ["html/\(language).html", "tei/\(language).xml", "alto/\(language).xml", "hocr/\(language).html"]
                    .contains(path)
            }
            #expect(documents.count == 2, "\(language): \(documents.keys.sorted())")
            for (path, line) in documents {
                let found = (line["metadata"] as? [String: Any])?["language"] as? String
                #expect(found == String(language), "\(path) was taken for \(found ?? "nothing")")
            }
        }
    }

    @Test(arguments: [
        ("cases/press/short.html", "too-short"),
        ("cases/press/placeholder.html", "placeholder"),
        ("cases/danish/bokmaal.html", "language-not-declared"),
        ("cases/croatian/srpski.html", "language-not-declared"),
        ("cases/croatian/srpski-cirilica.html", "language-not-declared"),
        ("cases/ocr/garbage.alto.xml", "ocr"),
        ("cases/reserved/reserved.html", "rights-reserved"),
    ])
    func `what must not get through is rejected with its reason`(path: String, reason: String) throws {
        let reasons = try #require(try release.rejected()[path], "\(path) is not among the rejected")
        #expect(reasons.contains { $0.contains(reason) }, "\(path): \(reasons)")
    }

    @Test(arguments: [
        "cases/press/about-lorem-ipsum.html", "cases/press/about-javascript.html", "cases/press/mentions-cookies.html",
        "cases/danish/dansk.html", "cases/croatian/hrvatski.html", "cases/ocr/clean.alto.xml",
        "cases/tei/corpus.xmlTEI[1]", "cases/tei/corpus.xmlTEI[4]",
    ])
    func `what naive rules would drop stays`(path: String) throws {
        let reasons = try release.rejected()[path] ?? []
        #expect(try release.kept()[path] != nil, "\(reasons)")
    }

    @Test func `a story that two licensors deliver is kept once, and both are named`() throws {
        let paths = ["cases/duplicate-press/wire-story.html", "cases/duplicate-second-press/wire-story.html"]
        let kept = try release.kept()
        let keptPath = try #require(paths.first { kept[$0] != nil })
        let other = try #require(paths.first { $0 != keptPath })
        #expect(try release.rejected()[other] == ["duplicate"])
        let copies = (kept[keptPath]?["metadata"] as? [String: Any])?["copies"] as? [[String: Any]]
        #expect(copies?.count == 1)
    }

    @Test(arguments: [("unlicensed", "no-licence-record"), ("expired", "expired"), ("no-training", "use-not-granted")])
    func `what the gate refuses stands in the index, the report and the ledger`(id: String, code: String) throws {
        let index = try String(contentsOfFile: "\(release.path)/release.json", encoding: .utf8)
        #expect(index.contains("\"\(code)\""))
        let report = try String(contentsOfFile: "\(release.path)/report.html", encoding: .utf8)
        #expect(report.contains(id))
        let log = try release.run(["ledger", "verify", release.path])
        #expect(log.exitCode == 0, "\(log.errors)")
        let entries = try release.scratch.files(in: "demo.ledger")
        #expect(!entries.isEmpty)
        for path in try release.kept().keys { #expect(!path.contains("cases/\(id)/")) }
    }

    @Test func `no text of furniture, scripts or styles is kept`() throws {
        for (path, line) in try release.kept() where !path.contains("about-javascript") {
            let text = line["text"] as? String ?? ""
            for mark in ["function(", "font-family", "<div", "&nbsp;", "{color", "window."] {
                #expect(!text.contains(mark), "\(path) holds “\(mark)”")
            }
        }
    }

    @Test func `the licensors' tokens add up to the release's total`() throws {
        let answer = try release.run(["query", release.path, "--json"])
        #expect(answer.exitCode == 0, "\(answer.errors)")
        let object = try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any]
        let totals = object?["totals"] as? [String: Any]
        let licensors = object?["licensors"] as? [[String: Any]] ?? []
        let sum = licensors.reduce(0) { $0 + ($1["tokens"] as? Int ?? 0) }
        #expect(sum > 0)
        #expect(sum == totals?["tokens"] as? Int)
    }

    @Test func `a licensor can ask by what they know, and sees the text`() throws {
        let answer = try release.run(["query", release.path, "--identifier", "issn:2999-0024", "--json"])
        #expect(answer.exitCode == 0, "\(answer.errors)")
        #expect(answer.output.contains("noordzee-pers"))
    }

    @Test func `a token leads back to its document, source and licence`() throws {
        let answer = try release.run(["trace", release.path, "--shard", "0", "--token", "1000", "--json"])
        #expect(answer.exitCode == 0, "\(answer.errors)")
        for key in ["document", "source", "license", "path"] { #expect(answer.output.contains("\"\(key)\"")) }
        let beyond = try release.run(["trace", release.path, "--shard", "0", "--token", "99999999"])
        #expect(beyond.exitCode == 2)
        #expect(!beyond.errors.isEmpty)
    }

    @Test func `reading shares the work between ranks and says when it is whole`() throws {
        var ids: [String] = []
        for rank in 0..<3 {
            let answer = try release.run(
                ["read", release.path, "--documents", "--rank", String(rank), "--world", "3"])
            #expect(answer.exitCode == 0, "\(answer.errors)")
            let lines = answer.output.split(separator: "\n").map { Data($0.utf8) }
            let objects = try lines.map { try JSONSerialization.jsonObject(with: $0) as? [String: Any] ?? [:] }
            #expect(objects.last?["end"] as? Bool == true)
            ids += objects.dropLast().compactMap { $0["id"] as? String }
        }
        #expect(Set(ids).count == ids.count)
        #expect(Set(ids) == Set(try release.kept().values.compactMap { $0["id"] as? String }))
    }

    @Test func `one flipped bit in any file is found and named`() throws {
        // A copy, since other tests read the release at the same time.
        let copy = try Scratch()
        try FileManager.default.copyItem(atPath: release.path, toPath: copy.path("demo"))
        for (name, bytes) in try copy.files(in: "demo").sorted(by: { $0.key < $1.key }) where !bytes.isEmpty {
            for offset in Set([0, bytes.count / 3, bytes.count / 2, bytes.count - 1]) {
                let url = copy.url.appendingPathComponent("demo/\(name)")
                var changed = bytes
                changed[offset] ^= 0x10
                try changed.write(to: url, options: .atomic)
                let answer = try release.run(["verify", copy.path("demo")])
                try bytes.write(to: url, options: .atomic)
                #expect(answer.exitCode == 1, "\(name) at \(offset): \(answer.output)\(answer.errors)")
                #expect(answer.errors.contains(name), "\(name) at \(offset) is not named: \(answer.errors)")
            }
        }
        #expect(try release.run(["verify", copy.path("demo")]).exitCode == 0)
    }

    @Test func `a release is never called verified under a key that is not held`() throws {
        let stranger = try Scratch()
        let answer = try Program.run(["verify", release.path], environment: stranger.environment)
        #expect(answer.exitCode != 0)
        #expect(!answer.output.lowercased().contains("verified"))
        let made = try Program.run(["ledger", "init", stranger.path("other")], environment: stranger.environment)
        #expect(made.exitCode == 0)
        let second = try Program.run(["verify", release.path], environment: stranger.environment)
        #expect(second.exitCode == 1)
        #expect(!second.output.lowercased().contains("verified"))
    }

    @Test func `the key is readable by its owner alone, and in no release`() throws {
        let attributes = try FileManager.default.attributesOfItem(
            atPath: release.scratch.path("demo.ledger/ledger.key")
        )
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        let key = try String(contentsOfFile: release.scratch.path("demo.ledger/ledger.key"), encoding: .utf8)
        for (name, bytes) in try release.scratch.files(in: "demo") {
            #expect(bytes.range(of: Data(key.utf8)) == nil, "\(name) holds the key")
        }
    }
}
