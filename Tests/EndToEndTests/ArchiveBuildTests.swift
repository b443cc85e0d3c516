// SPDX-License-Identifier: EUPL-1.2

import Compression
import Foundation
import Testing

@Suite("Archives in a build", .serialized)
struct ArchiveBuildTests {
    @Test(.timeLimit(.minutes(5)))
    func `archives give the same release for any number of workers, and after a kill in the middle`() throws {
        let corpus = try MadeCorpus(copies: 1)
        try addArchives(to: corpus)
        let reference = try corpus.build("one", workers: 1)
        #expect(reference.exitCode == 0, "\(reference.errors)")
        #expect(reference.output.contains("1 for media-type-not-read"), "\(reference.output)")
        let expected = try corpus.release("one")
        let second = try corpus.build("two", workers: 3)
        #expect(second.exitCode == 0, "\(second.errors)")
        #expect(try corpus.release("two") == expected)

        let total = try parts(of: "one", in: corpus).count
        var before: Set<String> = []
        for attempt in 0..<20 where before.isEmpty || before.count >= total {
            before = try partsAfterKill("killed-\(attempt)", in: corpus, when: 4 + attempt % 4)
            guard !before.isEmpty, before.count < total else { continue }
            let resumed = try corpus.build("killed-\(attempt)", workers: 2)
            #expect(resumed.exitCode == 0, "\(resumed.errors)")
            #expect(!resumed.output.contains(" 0 found"), "\(resumed.output)")
            #expect(try corpus.release("killed-\(attempt)") == expected)
        }
        #expect(!before.isEmpty && before.count < total, "no kill hit in the middle: \(before.count) of \(total)")
    }

    // A WARC file of some 12 MB, which is several parts; lines and an archive that one reader cuts.
    private func addArchives(to corpus: MadeCorpus) throws {
        let folder = Program.repository.appendingPathComponent("Samples/html")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        var warc: [UInt8] = []
        var lines = ""
        for copy in 0..<10 {
            for (number, name) in names.enumerated() {
                let page = try Data(contentsOf: folder.appendingPathComponent(name))
                let filler = "<script>/* \(String(repeating: "\(copy) \(number); ", count: 7000)) */</script>"
                let body = Array("<p>\(copy * 100 + number).</p>\(filler)".utf8) + Array(page)
                warc += member(record("https://a.example/\(copy)/\(name)", body, type: "text/html"))
                lines +=
                    "{\"text\": \"Line \(copy) of \(name) says that the ferry left at \(number) and came back.\"}\n"
            }
        }
        warc += member(record("https://a.example/picture", [1, 2, 3], type: "image/png"))
        try FileManager.default.createDirectory(
            atPath: corpus.scratch.path("data/crawl"),
            withIntermediateDirectories: true
        )
        try Data(warc).write(to: URL(fileURLWithPath: corpus.scratch.path("data/crawl/crawl.warc.gz")))
        try corpus.scratch.write(lines, to: "data/lines/lines.jsonl")
        let manifest = try String(contentsOfFile: corpus.scratch.path("manifest.yaml"), encoding: .utf8)
        let sources = """
              - {id: crawl, license: sample-press, format: warc, paths: ["crawl/*"]}
              - {id: lines, license: sample-press, format: auto, paths: ["lines/*"]}

            """
        try corpus.scratch.write(manifest.trimmingCharacters(in: .newlines) + "\n" + sources, to: "manifest.yaml")
    }

    private func record(_ address: String, _ body: [UInt8], type: String) -> [UInt8] {
        let block = Array("HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\n\r\n".utf8) + body
        let header = """
            WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: \(address)\r\nWARC-Date: 2026-01-02T03:04:05Z\r\n\
            Content-Type: application/http\r\nContent-Length: \(block.count)\r\n\r\n
            """
        return Array(header.utf8) + block + Array("\r\n\r\n".utf8)
    }

    // A gzip member that stores its bytes.
    private func member(_ bytes: [UInt8]) -> [UInt8] {
        var checksum = CRC32()
        checksum.update(bytes)
        var member: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        var rest = bytes[...]
        repeat {
            let block = rest.prefix(65_535)
            rest = rest.dropFirst(65_535)
            member.append(rest.isEmpty ? 1 : 0)
            for number in [UInt16(block.count), ~UInt16(block.count)] {
                member += [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
            }
            member += block
        } while !rest.isEmpty
        for number in [checksum.value, UInt32(bytes.count)] {
            member += (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) }
        }
        return member
    }

    // What is finished when a build is killed as soon as it has so many parts.
    private func partsAfterKill(_ out: String, in corpus: MadeCorpus, when count: Int) throws -> Set<String> {
        let process = Program.process(
            corpus.buildArguments(out, workers: 2),
            in: corpus.scratch.url,
            environment: corpus.scratch.environment
        )
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        while process.isRunning, try parts(of: out, in: corpus).count < count { usleep(500) }
        let isRunning = process.isRunning
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return isRunning ? try parts(of: out, in: corpus) : []
    }

    private func parts(of out: String, in corpus: MadeCorpus) throws -> Set<String> {
        let folder = corpus.scratch.path("\(out).parts")
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        // A part that is whole is a file under its key; folders, and files that are being written, are none.
        let isWhole = { (path: String) in path.split(separator: "/").last?.utf8.count == 64 }
        return Set(paths.filter { ($0.hasPrefix("extraction") || $0.hasPrefix("scoring")) && isWhole($0) })
    }
}
