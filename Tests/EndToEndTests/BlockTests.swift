// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Testing

@Suite("Bad blocks of scanned pages")
struct BlockTests {
    private static let good = [
        "Der Zug nach Bremen fuhr am Abend ab, und viele Leute standen noch lange am Bahnhof und winkten ihm nach. "
            + "Als es dunkel wurde, gingen sie nach Hause und redeten unterwegs über den langen Sommer am Meer.",
        "Am nächsten Morgen lag Nebel über dem Fluss, und die Fischer warteten mit der Ausfahrt, bis die Sonne ihn "
            + "vertrieben hatte. Gegen Mittag kamen die ersten Boote mit gutem Fang zurück in den kleinen Hafen.",
    ]
    private static let bad =
        "D3r Zvg uach Bremcn fuhr qm Abcnd qb, nnd v1ele Lcute stqnden n0ch lqnge arn Bahuhof uud wiukten 1hm nqch. "
        + "A1s es dnnkel wnrde, giugen s1e nqch Hquse uud rcdeten nnterwegs übcr dcn 1angen S0mmer qm Mccr."

    private func page(_ blocks: [String]) -> String {
        let blocks = blocks.map { "<TextBlock><TextLine><String CONTENT=\"\($0)\"/></TextLine></TextBlock>" }
        return "<alto><Layout><Page><PrintSpace>\(blocks.joined())</PrintSpace></Page></Layout></alto>"
    }

    private func scratch() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.write(page([Self.good[0], Self.bad, Self.good[1]]), to: "data/pages/mixed.xml")
        try scratch.write(page([Self.good[1], Self.good[0]]), to: "data/pages/good.xml")
        try scratch.write(page([Self.bad, Self.bad]), to: "data/pages/bad.xml")
        let repository = Program.repository.path
        let pack = """
            herkomst: 1
            name: blocks
            rules:
              - name: bad-blocks
                score: ocr-error-ppm
                maximum: 80000
                formats: [ocr]
                effect: drop-blocks
                why: A page with a bad column keeps its good ones.

            """
        try scratch.write(pack, to: "pack.yaml")
        let manifest = """
            herkomst: 1
            name: blocks
            date: 2026-11-21
            purpose: pretrain
            territory: EU
            licenses: \(repository)/Licenses
            filters: pack.yaml
            deduplication: exact
            tokenizer:
              train: {vocabulary: 300}
            shards: {tokens: 100000, formats: [megatron], seed: 1}
            sources:
              - {id: pages, license: sample-archive, format: alto, paths: ["pages/*"], languages: [de]}

            """
        try scratch.write(manifest, to: "manifest.yaml")
        return scratch
    }

    private func run(_ arguments: [String], _ scratch: Scratch) throws -> Program.Outcome {
        try Program.run(arguments, in: scratch.url, environment: scratch.environment)
    }

    @Test func `a page loses its bad blocks, and its line says where what is left stood`() throws {
        let scratch = try scratch()
        let build = ["build", "manifest.yaml", "--data-root", "data", "--out", "out"]
        let built = try run(build, scratch)
        #expect(built.exitCode == 0, "\(built.errors)")
        #expect(built.output.contains("rejected  1 for bad-blocks"), "\(built.output)")
        #expect(built.output.contains("of text in blocks of kept documents"), "\(built.output)")
        #expect(try run(["verify", "out"], scratch).exitCode == 0)

        let lines = try Program.run(["read", "out"], in: scratch.url, environment: scratch.environment).output
        let mixed = try #require(lines.split(separator: "\n").first { $0.contains("mixed.xml") })
        let object = try #require(try JSONSerialization.jsonObject(with: Data(mixed.utf8)) as? [String: Any])
        let metadata = try #require(object["metadata"] as? [String: Any])
        #expect(object["text"] as? String == Self.good.joined(separator: "\n"))
        #expect(metadata["flags"] as? [String] == ["bad-blocks"])

        let extracted = try run(["extract", "data/pages/mixed.xml"], scratch).output
        let whole = Array(extracted.utf8)
        let kept = try #require(metadata["kept_blocks"] as? [[String: Int]])
        let dropped = try #require(metadata["dropped_blocks"] as? [[String: Any]])
        func text(_ block: [String: Any]) throws -> String {
            let offset = try #require(block["text_offset"] as? Int)
            return String(
                decoding: whole[offset..<(offset + (try #require(block["byte_count"] as? Int)))],
                as: UTF8.self
            )
        }
        #expect(try kept.map(text) == Self.good)
        #expect(try dropped.map(text) == [Self.bad])
        #expect(dropped.first?["rule"] as? String == "bad-blocks")
    }
}
