// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Testing

/// Two licensors that must not learn of each other, and a third that hides nothing.
@Suite("Confidential licensors")
struct ConfidentialityTests {
    private static let key = "--key"

    /// A build with two confidential licensors; `change` is what Bertrand alone delivers and agrees otherwise.
    private struct Corpus {
        let scratch: Scratch
        let verifierKey: String

        init(tokenizer: String = "train: {vocabulary: 600}", until: String = "2031-05-04", text: String = "") throws {
            scratch = try Scratch()
            let samples = Program.repository.appendingPathComponent("Samples/html")
            let files = [
                ("anna", ["en", "nl", "pl"]), ("bertrand", ["de", "fr", "it"]), ("open", ["es", "sv", "da"]),
            ]
            for (source, languages) in files {
                for language in languages {
                    var page = try Data(contentsOf: samples.appendingPathComponent("\(language).html"))
                    if source == "bertrand", let range = page.range(of: Data("</p>".utf8), options: .backwards) {
                        page.replaceSubrange(range, with: Data((text + "</p>").utf8))
                    }
                    try scratch.write("", to: "data/\(source)/\(language).html")
                    try page.write(to: scratch.url.appendingPathComponent("data/\(source)/\(language).html"))
                }
            }
            try scratch.write(Corpus.licence("anna", until: "2030-02-03"), to: "licenses/annas-terms.yaml")
            try scratch.write(Corpus.licence("bertrand", until: until), to: "licenses/bertrands-terms.yaml")
            try scratch.write(Corpus.openLicence, to: "licenses/open-terms.yaml")
            try scratch.write("evidence", to: "licenses/evidence.txt")
            try scratch.write(Corpus.manifest(tokenizer), to: "manifest.yaml")
            verifierKey = try Corpus.run(["ledger", "init", "out.ledger", "--origin", "two.example"], scratch)
                .trimmingCharacters(in: .whitespacesAndNewlines)
        }

        private static func licence(_ name: String, until: String) -> String {
            """
            id: \(name)s-terms
            kind: contract
            spdx: LicenseRef-\(name)-contract
            licensor: {id: \(name)-house, name: \(name.capitalized) House}
            uses: [ingest, store, filter, pretrain]
            territory: [EEA]
            from: 2025-01-01
            until: \(until)
            revocable: true
            attribution: "\(name.capitalized) House"
            evidence: {path: evidence.txt, sha256: ee8250fb76e094b34b471f13a73dbbe51d1ae142e9df59d7c0d31ec20f0a0a8e}
            confidential: [licensor, until]

            """
        }

        private static let openLicence = """
            id: open-terms
            kind: public-domain
            spdx: CC0-1.0
            licensor: {id: open-house, name: Open House}
            uses: [ingest, store, filter, pretrain]
            territory: [WORLD]
            evidence: {path: evidence.txt, sha256: ee8250fb76e094b34b471f13a73dbbe51d1ae142e9df59d7c0d31ec20f0a0a8e}

            """

        private static func manifest(_ tokenizer: String) -> String {
            """
            herkomst: 1
            name: two
            date: 2026-11-21
            purpose: pretrain
            territory: EU
            licenses: licenses
            filters: \(Program.repository.path)/Filters/default.yaml
            tokenizer: {\(tokenizer)}
            shards: {tokens: 1000000}
            sources:
              - {id: anna-pages, license: annas-terms, format: html, paths: ["anna/*.html"]}
              - {id: bertrand-pages, license: bertrands-terms, format: html, paths: ["bertrand/*.html"]}
              - {id: open-pages, license: open-terms, format: html, paths: ["open/*.html"]}

            """
        }

        static func run(_ arguments: [String], _ scratch: Scratch) throws -> String {
            let outcome = try Program.run(arguments, in: scratch.url, environment: scratch.environment)
            guard outcome.exitCode == 0 else {
                Issue.record("\(arguments): \(outcome.errors)")
                return ""
            }
            return outcome.output
        }

        func run(_ arguments: [String]) throws -> String { try Corpus.run(arguments, scratch) }

        func build() throws { _ = try run(["build", "manifest.yaml", "--data-root", "data", "--out", "out"]) }

        /// Every leaf's statement, and every file of the published log.
        func published() throws -> [String] {
            let text = try run(["ledger", "export", "out.ledger", "log"])
            let files = try scratch.files(in: "log").values.map { String(decoding: $0, as: UTF8.self) }
            return [text] + files + files.flatMap(ConfidentialityTests.payloads)
        }

        /// What a licensor is given: receipts, and the statements in them.
        func receipts(for licensor: String) throws -> [String] {
            let questions = [
                ["--licensor", "\(licensor)-house"], ["--source", "\(licensor)-pages"],
                ["--license", "\(licensor)s-terms"],
                ["--identifier", "isbn:9780306406157", "--as", "\(licensor)-house"],
            ]
            let receipts = try questions.map {
                try run(["receipt", "create", "out", ConfidentialityTests.key, verifierKey] + $0)
            }
            return receipts + receipts.flatMap(ConfidentialityTests.payloads)
        }
    }

    private static func payloads(in text: String) -> [String] {
        text.matches(of: /\\?"payload\\?":\\?"([A-Za-z0-9+\/=]+)/).compactMap { match in
            Data(base64Encoded: String(match.1)).map { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// The text with everything that is a hash, a key or a signature taken out, and the names of single builds.
    private static func withoutHashes(_ text: String) -> String {
        let payloadless = text.replacing(/(\\?"payload\\?":\\?")[A-Za-z0-9+\/=]+/) { String($0.1) }
        return payloadless.replacing(/(licensor|licence|source)-[0-9a-f]{32}/) { "\($0.1)-#" }
            .replacing(/[A-Za-z0-9+\/_-]{40,}=*/, with: "#")
            .replacing(/(#\\n)+/, with: "#")
            .replacing(/"#"(,"#")+/, with: "#")
            // Where a key ends in the trie, and the order of leaves under pseudonyms, are decided by hashes.
            .replacing(/(index |\\?"seq\\?":)[0-9]+/) { String($0.1) }
            .replacing(/"(siblings|terminal)":\[(#|"#")?\]/) { "\($0.1)" }
            .replacing(/2026-[0-9-]+T[0-9:]+Z/, with: "time")
            .replacing(/[0-9a-f]{8}([+"\\])/) { "key\($0.1)" }
    }

    @Test func `neither the log nor a neighbour's receipts tell a licensor's name, terms or tokens`() throws {
        let corpus = try Corpus()
        try corpus.build()
        let answer = try corpus.run([
            "query", "out", "--licensor", "bertrand-house", "--json", Self.key, corpus.verifierKey,
        ])
        let tokens = try #require(answer.firstMatch(of: /"totals":\{"documents":3,"tokens":(\d+)/)).1
        let names = ["bertrand", "2031-05-04"]
        let numbers = [String(tokens)]
        let texts = try corpus.published() + corpus.receipts(for: "anna") + corpus.receipts(for: "open")
        #expect(texts.count > 20)
        for text in texts {
            for name in names { #expect(!text.lowercased().contains(name), "\(name)") }
            for number in numbers { #expect(!text.contains(":\(number),") && !text.contains(":\(number)}")) }
            // With the totals public, the hidden count would be a subtraction away.
            #expect(!text.contains(#""text_bytes""#))
        }
        let own = try corpus.receipts(for: "bertrand").joined()
        #expect(own.contains("bertrand-pages"), "the test would not notice a name")
    }

    @Test func `what one licensor agrees and delivers changes nothing but hashes for another`() throws {
        // One tokenizer for both: what it is trained on would change everybody's tokens.
        let first = try Corpus()
        try first.build()
        let tokenizer = "path: \(first.scratch.path("out/tokenizer.json"))"
        let before = try Corpus(tokenizer: tokenizer)
        try before.build()
        let receipts = try before.receipts(for: "anna").map(Self.withoutHashes)
        let sentences = String(repeating: " Noch ein Satz mehr.", count: 30)
        let after = try Corpus(tokenizer: tokenizer, until: "2029-12-30", text: sentences)
        try after.build()
        let changed = try after.receipts(for: "anna").map(Self.withoutHashes)
        #expect(receipts.count > 8)
        #expect(receipts == changed)
        let (old, new) = (try before.receipts(for: "bertrand"), try after.receipts(for: "bertrand"))
        #expect(old.map(Self.withoutHashes) != new.map(Self.withoutHashes), "the test would not notice a change")
    }

    @Test func `what was hidden is opened with the licensor's secret, and stands in the log`() throws {
        let corpus = try Corpus()
        try corpus.build()
        let log = try corpus.published().joined()
        let lines = try corpus.run(["ledger", "disclose", "out.ledger", "--licensor", "bertrand-house"])
        #expect(
            lines.contains("Bertrand House") && lines.contains("2031-05-04")
                && lines.contains("tokens of bertrand-pages")
        )
        for match in lines.matches(of: /"digest":"([^"]+)"/) { #expect(log.contains(match.1)) }
        _ = try corpus.run(["receipt", "secret", "out.ledger", "--licensor", "bertrand-house", "--out", "secret"])
        #expect(try corpus.run(["ledger", "disclose", "out.ledger", "--secret", "secret"]) == lines)
        let stranger = try corpus.run(["ledger", "disclose", "out.ledger", "--licensor", "carla-house"])
        #expect(stranger.isEmpty)
        for (path, content) in try corpus.scratch.files(in: "out.ledger/disclosures") {
            #expect(!String(decoding: content, as: UTF8.self).contains("Bertrand"), "\(path)")
        }
    }

    @Test(.enabled(if: Self.hasPython))
    func `a script in another language comes to the same answers`() throws {
        let corpus = try Corpus()
        try corpus.build()
        let script = Program.repository.appendingPathComponent("Docs/verify_receipt.py").path
        _ = try corpus.run(["receipt", "secret", "out.ledger", "--licensor", "anna-house", "--out", "secret"])
        for question in [
            ["--licensor", "anna-house"], ["--source", "open-pages"], ["--identifier", "doi:10.1/none"],
        ] {
            _ = try corpus.run(
                ["receipt", "create", "out", Self.key, corpus.verifierKey, "--out", "receipt"] + question
            )
            let arguments = [script, corpus.scratch.path("receipt"), corpus.verifierKey, corpus.scratch.path("secret")]
            let answer = try Self.python(arguments)
            #expect(answer.exitCode == 0)
            #expect(answer.output.contains(question[0] == "--identifier" ? "not used" : "used at 3 places"))
            var bytes = try Data(contentsOf: corpus.scratch.url.appendingPathComponent("receipt"))
            for offset in stride(from: 300, to: bytes.count, by: bytes.count / 7) {
                bytes[offset] ^= 1
                try bytes.write(to: corpus.scratch.url.appendingPathComponent("flipped"))
                bytes[offset] ^= 1
                let flipped = [
                    script, corpus.scratch.path("flipped"), corpus.verifierKey, corpus.scratch.path("secret"),
                ]
                let says = String(decoding: bytes, as: UTF8.self).prefix(offset)
                // What the receipt says in words is for people; the script comes to its own.
                if says.contains(#""index":{"#) { #expect(try Self.python(flipped).exitCode != 0, "byte \(offset)") }
            }
        }
    }

    private static let hasPython = (try? python(["-c", "import cryptography"]).exitCode) == 0

    private static func python(_ arguments: [String]) throws -> (exitCode: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
