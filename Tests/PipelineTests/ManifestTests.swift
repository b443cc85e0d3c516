// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Foundation
import Pipeline
import Testing

@Suite("Manifests and their files")
final class ManifestTests {
    private let folder: String
    private static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("manifest-\(UUID().uuidString)").path
        try Folder.create(folder)
        for name in ["a.html", "b.html", "é.html", "sub/c.html", "sub/deep/d.html", "sub/e.xml", ".hidden.html"] {
            try Folder.create(Path.parent(of: Path.join(folder, "data/\(name)")))
            try OutputFile.write(Array("<p>\(name)</p>".utf8), to: Path.join(folder, "data/\(name)"))
        }
        try OutputFile.write(Array("# a list\na.html\nsub/*.html\n".utf8), to: Path.join(folder, "data/list.txt"))
    }

    deinit { try? Folder.remove(folder) }

    private func plan(
        _ paths: [String],
        format: String = "html",
        training: String = "{vocabulary: 300}"
    ) throws -> BuildPlan {
        let text = """
            herkomst: 1
            name: made
            date: 2026-11-21
            purpose: pretrain
            territory: EU
            licenses: \(ManifestTests.repository)/Licenses
            filters: \(ManifestTests.repository)/Filters/default.yaml
            tokenizer: {train: \(training)}
            shards: {tokens: 100}
            sources:
              - {id: s, license: sample-press, format: \(format), paths: [\(paths.map { "\"\($0)\"" }.joined(separator: ", "))]}

            """
        let path = Path.join(folder, "made.yaml")
        try OutputFile.write(Array(text.utf8), to: path)
        return try BuildPlan(manifest: try ManifestReader.read(path), dataRoot: Path.join(folder, "data"))
    }

    @Test func `a language's weight in training is read, and what is none is refused where it stands`() throws {
        let weights = "{vocabulary: 300, weights: {mt: 300, el: 150}}"
        guard case .train(let training) = try plan(["a.html"], training: weights).manifest.tokenizer else {
            Issue.record("the tokenizer is not to be trained")
            return
        }
        #expect(training.weights == ["mt": 300, "el": 150])
        for wrong in ["{mt: 0}", "{mt: 100001}", "{mt: many}", "{mt: 1.5}", "{mt: [1]}", "[mt]", "mt"] {
            #expect(throws: (any Error).self, "\(wrong)") {
                try plan(["a.html"], training: "{vocabulary: 300, weights: \(wrong)}")
            }
        }
    }

    @Test func `a METS file brings the files that it names, which count once and do not stand by themselves`() throws {
        let mets = """
            <mets><fileSec><fileGrp><file ID="A" MIMETYPE="text/xml"><FLocat href="alto/1.xml"/></file><file ID="B"
            MIMETYPE="text/xml"><FLocat href="alto/none.xml"/></file></fileGrp></fileSec></mets>
            """
        let files = ["v/mets.xml": mets, "v/twin.xml": mets, "v/alto/1.xml": "<alto/>", "v/stray.xml": "<alto/>"]
        for (name, text) in files {
            try Folder.create(Path.parent(of: Path.join(folder, "data/\(name)")))
            try OutputFile.write(Array(text.utf8), to: Path.join(folder, "data/\(name)"))
        }
        let byteCount = files.values.reduce(0) { $0 + $1.utf8.count }
        for paths in [["v"], ["v/*.xml", "v/alto/*.xml"]] {
            let source = try plan(paths, format: "mets").sources[0]
            #expect(source.fileCount == 4)
            #expect(source.byteCount == byteCount)
        }
        #expect(try plan(["v/mets.xml"], format: "mets").sources[0].fileCount == 2)
    }

    @Test(arguments: [
        (["*.html"], 3), (["?.html"], 3), (["**/*.html"], 5), (["sub"], 3), (["sub/**/d.html"], 1), (["@list.txt"], 2),
        (["a.html", "*.html", "a.html"], 3),
    ])
    func `globs, folders and lists find each file once`(paths: [String], count: Int) throws {
        #expect(try plan(paths).sources[0].fileCount == count)
    }

    @Test(arguments: ["../made.yaml", "/etc/passwd", "sub/../a.html", "nothing/*.html", "@none.txt", ""])
    func `paths that lead out, or to nothing, are errors`(path: String) throws {
        #expect(throws: (any Error).self) { try plan([path]) }
    }

    @Test func `a link that leads out of the data root is an error`() throws {
        try FileManager.default.createSymbolicLink(
            atPath: Path.join(folder, "data/out.html"),
            withDestinationPath: "/etc/passwd"
        )
        #expect(throws: (any Error).self) { try plan(["out.html"]) }
    }

    @Test func `the shipped manifest of the demonstration can be read`() throws {
        let manifest = try ManifestReader.read("\(ManifestTests.repository)/Manifests/demo.yaml")
        #expect(manifest.sources.count >= 14)
    }
}
