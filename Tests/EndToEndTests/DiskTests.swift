// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Testing

@Suite("Disks that are full, files that cannot be read")
struct DiskTests {
    /// Whether a small file system can be mounted here: root, in a container that allows it.
    private static let canMount: Bool = {
        guard getuid() == 0, let scratch = try? Scratch() else { return false }
        guard shell("mount -t tmpfs -o size=64k tmpfs \(scratch.url.path)") else { return false }
        return shell("umount \(scratch.url.path)")
    }()

    private static func shell(_ command: String) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    @Test(.enabled(if: canMount, "needs root and the right to mount"))
    func `a full disk is an error that says so, and the build goes on when there is room`() throws {
        let corpus = try MadeCorpus(copies: 1)
        #expect(try corpus.build("reference", workers: 2).exitCode == 0)
        let expected = try corpus.release("reference")
        let folder = corpus.scratch.path("small")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try #require(DiskTests.shell("mount -t tmpfs -o size=16k tmpfs \(folder)"))
        defer { _ = DiskTests.shell("umount \(folder)") }
        var failureCount = 0
        for kilobytes in [16, 64, 200, 400, 700, 1000, 1500, 2000, 4000, 100_000] {
            try #require(DiskTests.shell("mount -o remount,size=\(kilobytes)k \(folder)"))
            let outcome = try corpus.build("small/out", workers: 2)
            if outcome.exitCode == 0 { break }
            failureCount += 1
            #expect(outcome.exitCode == 3, "\(outcome.errors)")
            let words = ["No space left on device", "disk is full"]
            #expect(words.contains { outcome.errors.contains($0) }, "\(outcome.errors)")
            #expect(!FileManager.default.fileExists(atPath: corpus.scratch.path("small/out/release.json")))
        }
        #expect(failureCount >= 3)
        #expect(try corpus.release("small/out") == expected)
        let verified = try Program.run(
            ["verify", "small/out"],
            in: corpus.scratch.url,
            environment: corpus.scratch.environment
        )
        #expect(verified.exitCode == 0, "\(verified.errors)")
    }

    @Test(.enabled(if: canMount, "needs root and the right to mount"))
    func `a release is verified and read on a read-only mount`() throws {
        let release = try DemoRelease.shared.get()
        let folder = release.scratch.path("mounted")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try #require(DiskTests.shell("mount --bind \(release.path) \(folder) && mount -o remount,ro,bind \(folder)"))
        defer { _ = DiskTests.shell("umount \(folder)") }
        #expect(try release.run(["verify", folder]).exitCode == 0)
        let read = try release.run(["read", folder, "--tokens"])
        #expect(read.exitCode == 0, "\(read.errors)")
        #expect(read.output.contains("\"end\""))
    }

    @Test(.enabled(if: getuid() != 0, "root can read everything"))
    func `a file that cannot be read is an error that names it`() throws {
        let corpus = try MadeCorpus(copies: 1)
        let path = corpus.scratch.path("data/html/0-en.html")
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
        let outcome = try corpus.build("out", workers: 1)
        #expect(outcome.exitCode == 3)
        #expect(outcome.errors.contains("0-en.html"))
    }

    @Test func `an answer that standard output does not take is an error`() throws {
        let release = try DemoRelease.shared.get()
        let question = ["verify", release.path]
        let process = Program.process(question, in: Program.repository, environment: release.scratch.environment)
        process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 3)
    }

    @Test func `a gzip file that ends early is a counted rejection`() throws {
        let corpus = try MadeCorpus(copies: 1)
        let path = corpus.scratch.path("data/corpus/corpus.xml")
        try #require(DiskTests.shell("gzip \(path) && truncate -s -3000 \(path).gz && mv \(path).gz \(path)"))
        let outcome = try corpus.build("out", workers: 2)
        #expect(outcome.exitCode == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("rejected  1 for compression-broken"), "\(outcome.output)")
    }

    @Test func `a document over the limit is a counted rejection, and its neighbours are kept`() throws {
        let corpus = try MadeCorpus(copies: 1)
        let reference = try corpus.build("before", workers: 2)
        #expect(reference.exitCode == 0, "\(reference.errors)")
        #expect(!reference.output.contains("record-too-large"), "\(reference.output)")
        let path = corpus.scratch.path("data/corpus/corpus.xml")
        let file = try String(contentsOfFile: path, encoding: .utf8)
        let records = file.components(separatedBy: "<TEI ")
        try #require(records.count > 4)
        // In the middle of the file.
        let long = "<text><body><p>\(String(repeating: "a word ", count: 200_000))</p></body></text></TEI>"
        let changed = records[..<3].joined(separator: "<TEI ") + "<TEI>\(long)<TEI "
        try corpus.scratch.write(changed + records[3...].joined(separator: "<TEI "), to: "data/corpus/corpus.xml")
        let manifest = try String(contentsOfFile: corpus.scratch.path("manifest.yaml"), encoding: .utf8)
        try corpus.scratch.write("limits: {maximumDocumentByteCount: 1048576}\n" + manifest, to: "manifest.yaml")
        let outcome = try corpus.build("after", workers: 2)
        #expect(outcome.exitCode == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("rejected  1 for record-too-large"), "\(outcome.output)")
        // Read, rejected, kept, tokens.
        func counts(_ output: String) throws -> [Substring] {
            let row = output.split(separator: "\n").first { $0.hasPrefix("corpus ") }
            return try #require(row).split(separator: " ").suffix(4).map { $0 }
        }
        let (before, after) = (try counts(reference.output), try counts(outcome.output))
        #expect(after[2] == before[2] && after[3] == before[3], "\(outcome.output)")
        #expect(Int(after[1]) == Int(before[1]).map { $0 + 1 }, "\(outcome.output)")
    }
}
