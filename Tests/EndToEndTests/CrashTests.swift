// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Testing

@Suite("Crashes and workers", .serialized)
struct CrashTests {
    private static let stages = [
        "reading", "deciding", "training the tokenizer", "tokenizing", "writing shards", "sealing",
    ]

    @Test(.timeLimit(.minutes(10)))
    func `any number of workers and any number of kills give the same release`() throws {
        let corpus = try MadeCorpus(copies: 6)
        let reference = try corpus.build("one", workers: 1)
        #expect(reference.exitCode == 0, "\(reference.errors)")
        let expected = try corpus.release("one")
        #expect(expected.keys.contains("tokens/00001.bin"), "the corpus should give several shards")

        let second = try corpus.build("two", workers: 2)
        #expect(second.exitCode == 0, "\(second.errors)")
        #expect(try corpus.release("two") == expected)

        var random = SplitMix(seed: 24)
        var hits: [String: Int] = [:]
        // A build can be quicker than the kill; what counts is the kills that hit.
        for attempt in 0..<90 where hits.values.reduce(0, +) < 30 {
            let stage = CrashTests.stages[attempt % CrashTests.stages.count]
            let before = try finishedParts(of: "killed", in: corpus)
            let delay = TimeInterval(random.next() % UInt64(max(2, 60 - attempt))) / 1000
            if try killed(corpus, out: "killed", at: stage, after: delay, workers: 1 + attempt % 3) {
                hits[stage, default: 0] += 1
            }
            try expectUntouched(before, of: "killed", in: corpus)
        }
        #expect(hits.values.reduce(0, +) >= 25, "kills that hit: \(hits)")
        for stage in CrashTests.stages { #expect(hits[stage, default: 0] > 0, "\(stage) was never hit: \(hits)") }

        let before = try finishedParts(of: "killed", in: corpus)
        let last = try corpus.build("killed", workers: 2)
        #expect(last.exitCode == 0, "\(last.errors)")
        try expectUntouched(before, of: "killed", in: corpus)
        #expect(try corpus.release("killed") == expected)
        let verified = try Program.run(
            ["verify", "killed"],
            in: corpus.scratch.url,
            environment: corpus.scratch.environment
        )
        #expect(verified.exitCode == 0, "\(verified.errors)")
    }

    @Test func `building again appends nothing to the ledger and changes nothing`() throws {
        let corpus = try MadeCorpus(copies: 1)
        #expect(try corpus.build("out", workers: 2).exitCode == 0)
        let first = try corpus.scratch.files(in: "out")
        let again = try corpus.build("out", workers: 1)
        #expect(again.exitCode == 0, "\(again.errors)")
        #expect(try corpus.scratch.files(in: "out") == first)
        #expect(again.output.contains(" 0 parts made"), "\(again.output)")
    }

    @Test func `truncated, empty and flipped parts are made again`() throws {
        let corpus = try MadeCorpus(copies: 1)
        #expect(try corpus.build("out", workers: 2).exitCode == 0)
        let expected = try corpus.release("out")
        var random = SplitMix(seed: 3)
        for (index, path) in try corpus.scratch.files(in: "out.parts").keys.sorted().enumerated() where path != "lock" {
            let url = corpus.scratch.url.appendingPathComponent("out.parts/\(path)")
            var bytes = try Data(contentsOf: url)
            guard !bytes.isEmpty else { continue }
            switch index % 3 {
            case 0: bytes = Data()
            case 1: bytes = bytes.prefix(Int(random.next() % UInt64(bytes.count)))
            default: bytes[Int(random.next() % UInt64(bytes.count))] ^= 1 << UInt8(random.next() % 8)
            }
            // A new file, since shards in the release are links to the same one.
            try FileManager.default.removeItem(at: url)
            try bytes.write(to: url)
        }
        let again = try corpus.build("again", workers: 2, arguments: [])
        #expect(again.exitCode == 0)
        try FileManager.default.removeItem(atPath: corpus.scratch.path("out"))
        let mended = try corpus.build("out", workers: 2)
        #expect(mended.exitCode == 0, "\(mended.errors)")
        #expect(mended.output.contains("damaged ones made again"), "\(mended.output)")
        #expect(try corpus.release("out") == expected)
    }

    /// Starts a build and kills it a moment after a stage has begun; false if it ended first.
    private func killed(
        _ corpus: MadeCorpus,
        out: String,
        at stage: String,
        after delay: TimeInterval,
        workers: Int
    ) throws -> Bool {
        let process = Program.process(
            corpus.buildArguments(out, workers: workers),
            in: corpus.scratch.url,
            environment: corpus.scratch.environment
        )
        let pipe = Pipe()
        process.standardError = pipe
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        var said = ""
        while !said.contains(stage) {
            let chunk = pipe.fileHandleForReading.availableData
            if chunk.isEmpty { break }
            said += String(decoding: chunk, as: UTF8.self)
        }
        Thread.sleep(forTimeInterval: delay)
        let isRunning = process.isRunning
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return isRunning && process.terminationReason == .uncaughtSignal
    }

    private struct FileState: Equatable {
        var inode: UInt64
        var modified: Date
    }

    /// The parts that are finished: everything but temporaries and scratch files.
    private func finishedParts(of out: String, in corpus: MadeCorpus) throws -> [String: FileState] {
        let folder = corpus.scratch.url.appendingPathComponent("\(out).parts")
        guard FileManager.default.fileExists(atPath: folder.path) else { return [:] }
        var states: [String: FileState] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        where !path.contains(".unfinished-") && !path.hasPrefix("scratch") && path != "lock" {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.appendingPathComponent(path).path)
            guard attributes[.type] as? FileAttributeType == .typeRegular else { continue }
            states[path] = FileState(
                inode: (attributes[.systemFileNumber] as? NSNumber)?.uint64Value ?? 0,
                modified: attributes[.modificationDate] as? Date ?? .distantPast
            )
        }
        return states
    }

    private func expectUntouched(_ before: [String: FileState], of out: String, in corpus: MadeCorpus) throws {
        let after = try finishedParts(of: out, in: corpus)
        let changed = before.filter { after[$0.key] != $0.value }.keys.sorted()
        #expect(changed.isEmpty, "parts that were finished were made again: \(changed)")
    }
}

/// A small seeded generator, so that a test does the same each time.
struct SplitMix {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
