// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Testing

@Suite("Bad usage")
struct UsageTests {
    /// A manifest over one sample page, with one change.
    private func check(_ change: (String) -> String, arguments: [String] = []) throws -> Program.Outcome {
        let scratch = try Scratch()
        let repository = Program.repository.path
        let manifest = """
            herkomst: 1
            name: made
            date: 2026-11-21
            purpose: pretrain
            territory: EU
            licenses: \(repository)/Licenses
            filters: \(repository)/Filters/default.yaml
            tokenizer: {train: {vocabulary: 2000}}
            shards: {tokens: 1000}
            sources:
              - {id: pages, license: sample-press, format: html, paths: ["html/en.html"]}

            """
        try scratch.write(change(manifest), to: "made.yaml")
        return try Program.run(
            ["check", "made.yaml", "--data-root", "\(repository)/Samples"] + arguments,
            in: scratch.url,
            environment: scratch.environment
        )
    }

    @Test func `a sound manifest passes`() throws {
        let outcome = try check { $0 }
        #expect(outcome.exitCode == 0, "\(outcome.errors)")
    }

    @Test(arguments: [
        ("territory: EU", "territorry: EU", "territor"),
        ("format: html", "format: htm", "html"),
        ("purpose: pretrain", "purpose: train", "pretrain"),
        ("date: 2026-11-21", "date: 21.11.2026", "date"),
        ("herkomst: 1", "herkomst: 2", "herkomst: 1"),
        ("shards: {tokens: 1000}", "shards: {tokens: many}", "tokens"),
        ("[\"html/en.html\"]", "[\"../html/en.html\"]", "upward"),
        ("[\"html/en.html\"]", "[\"html/../../x.html\"]", "upward"),
        ("[\"html/en.html\"]", "[\"/etc/passwd\"]", "absolute"),
        ("[\"html/en.html\"]", "[\"html/none.html\"]", "matches no file"),
        ("name: made", "name: [made", "made.yaml"),
        ("name: made", "name: ../made", "name"),
    ])
    func `what is wrong is said with its place`(sound: String, broken: String, words: String) throws {
        let outcome = try check { $0.replacingOccurrences(of: sound, with: broken) }
        #expect(outcome.exitCode == 2)
        #expect(outcome.errors.contains("made.yaml"), "\(outcome.errors)")
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
        #expect(outcome.errors.split(separator: "\n").count == 1, "one sentence: \(outcome.errors)")
    }

    @Test func `two sources with one id are refused`() throws {
        let outcome = try check {
            $0 + "  - {id: pages, license: sample-press, format: html, paths: [\"html/de.html\"]}\n"
        }
        #expect(outcome.exitCode == 2)
        #expect(outcome.errors.contains("two sources are called “pages”"), "\(outcome.errors)")
    }

    @Test func `a refused source ends with 1, and nothing is read`() throws {
        let outcome = try check { $0.replacingOccurrences(of: "sample-press", with: "sample-expired") }
        #expect(outcome.exitCode == 1)
        #expect(outcome.output.contains("REFUSED"))
        let skipping = try check {
            $0.replacingOccurrences(of: "sample-press", with: "sample-expired") + "refused: skip\n"
        }
        #expect(skipping.exitCode == 0)
    }

    @Test func `a build stops before reading when a source is refused`() throws {
        let scratch = try Scratch()
        let manifest = try String(
            contentsOf: Program.repository.appendingPathComponent("Manifests/demo.yaml"),
            encoding: .utf8
        )
        try scratch.write(
            manifest.replacingOccurrences(of: "refused: skip", with: "refused: stop")
                .replacingOccurrences(of: "../", with: Program.repository.path + "/"),
            to: "demo.yaml"
        )
        let outcome = try Program.run(
            ["build", "demo.yaml", "--data-root", "\(Program.repository.path)/Samples", "--out", "out"],
            in: scratch.url,
            environment: scratch.environment
        )
        #expect(outcome.exitCode == 1)
        #expect(outcome.errors.contains("unlicensed"), "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: scratch.path("out")))
        #expect(!FileManager.default.fileExists(atPath: scratch.path("out.parts")))
    }

    @Test(arguments: [
        ["build"], ["build", "no-such-manifest.yaml"], ["build", "--no-such-option"], ["no-such-command"],
        ["verify", "/no/such/release"], ["trace", "x", "--shard", "zero"], ["build", "x.yaml", "--workers", "0"],
    ])
    func `wrong usage ends with 2 and says so on standard error`(arguments: [String]) throws {
        let outcome = try Program.run(arguments)
        #expect(outcome.exitCode == 2, "\(outcome.errors)")
        #expect(!outcome.errors.isEmpty)
        #expect(outcome.output.isEmpty)
    }

    @Test(arguments: [
        "build", "check", "verify", "read", "trace", "query", "extract", "langid", "ocr", "tokenizer", "ledger",
    ])
    func `every command explains itself`(command: String) throws {
        let outcome = try Program.run([command, "--help"])
        #expect(outcome.exitCode == 0)
        #expect(outcome.output.contains("USAGE"))
    }

    @Test func `articles of a METS volume are scored as they are extracted`() throws {
        let scratch = try Scratch()
        let page = Program.repository.appendingPathComponent("Samples/cases/ocr/garbage.alto.xml")
        try scratch.write(try String(contentsOf: page, encoding: .utf8), to: "page.xml")
        let volume = """
            <?xml version='1.0'?><mets:mets xmlns:mets='http://www.loc.gov/METS/' \
            xmlns:xlink='http://www.w3.org/1999/xlink'><mets:fileSec><mets:fileGrp USE='Text'><mets:file ID='A1' \
            MIMETYPE='text/xml'><mets:FLocat LOCTYPE='URL' xlink:href='page.xml'/></mets:file></mets:fileGrp>\
            </mets:fileSec></mets:mets>
            """
        try scratch.write(volume, to: "mets.xml")
        let extracted = try Program.run(["extract", "mets.xml"], in: scratch.url)
        #expect(extracted.exitCode == 0 && !extracted.output.isEmpty, "\(extracted.errors)")
        let scored = try Program.run(["ocr", "score", "mets.xml"], in: scratch.url)
        #expect(scored.exitCode == 0, "\(scored.errors)")
        #expect(scored.output.contains("\tmets.xml"))
    }
}
