// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Foundation
import Testing

struct OutputFileTests {
    @Test func `a file that is not published leaves nothing`() throws {
        let scratch = try Scratch()
        do {
            let file = try OutputFile(scratch.path("a"))
            try file.write([UInt8](repeating: 1, count: 1 << 20))
            #expect(try scratch.names().count == 1)
            #expect(try scratch.names().allSatisfy { $0.contains(OutputFile.temporaryMark) })
        }
        #expect(try scratch.names().isEmpty)
    }

    @Test func `a file that is not published leaves the old one alone`() throws {
        let scratch = try Scratch()
        try scratch.write("old", to: "a")
        do { try OutputFile(scratch.path("a")).write([1]) }
        #expect(try scratch.names() == ["a"])
        #expect(try scratch.read("a") == "old")
    }

    @Test(arguments: [[], [1], [100_000, 100_000, 100_000], [262_143, 1, 1], [262_144, 5], [5, 1_000_000, 5]])
    func `a published file has every byte in order, under its name alone`(counts: [Int]) throws {
        let scratch = try Scratch()
        let file = try OutputFile(scratch.path("a"))
        var expected: [UInt8] = []
        for (index, count) in counts.enumerated() {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ index) }
            try file.write(bytes)
            expected += bytes
            #expect(file.byteCount == expected.count)
        }
        #expect(try !scratch.names().contains("a"))
        try file.publish()
        #expect(try scratch.names() == ["a"])
        #expect(try InputFile.contents(of: scratch.path("a")) == expected)
    }

    @Test func `a pipe, a device and a folder are never replaced by a file`() throws {
        let scratch = try Scratch()
        let isMade = unsafe mkfifo(scratch.path("pipe"), 0o600) == 0
        try #require(isMade)
        try Folder.create(scratch.path("folder"))
        for path in [scratch.path("pipe"), scratch.path("folder"), "/dev/null"] {
            let kind = try Folder.kind(of: path)
            #expect(throws: FileError.self) { try OutputFile.write([1], to: path) }
            #expect(try Folder.kind(of: path) == kind)
        }
        #expect(try scratch.names() == ["folder", "pipe"])
    }

    @Test func `a file that is there already is replaced in one step`() throws {
        let scratch = try Scratch()
        try scratch.write("old and longer", to: "a")
        let reader = try InputFile(scratch.path("a"))
        try OutputFile.write(Array("new".utf8), to: scratch.path("a"))
        #expect(try scratch.read("a") == "new")
        #expect(try reader.read(maximumByteCount: 100) == Array("old and longer".utf8))
    }

    @Test(arguments: [0o600, 0o644, 0o640, 0o755] as [UInt32])
    func `the mode is the one that was asked for, as the process masks it`(mode: UInt32) throws {
        let scratch = try Scratch()
        try OutputFile.write([1], to: scratch.path("a"), mode: mode)
        // What the mask leaves of all bits shows on a folder, which is made with all of them.
        try Folder.create(scratch.path("folder"), mode: 0o777)
        let mask = try Folder.permissions(of: scratch.path("folder"))
        #expect(try Folder.permissions(of: scratch.path("a")) == mode & mask)
        #expect(mask & 0o700 == 0o700)
    }

    @Test func `two files for one name do not disturb each other`() throws {
        let scratch = try Scratch()
        let first = try OutputFile(scratch.path("a"))
        let second = try OutputFile(scratch.path("a"))
        try first.write([1])
        try second.write([2])
        try first.publish()
        #expect(try InputFile.contents(of: scratch.path("a")) == [1])
        try second.publish()
        #expect(try InputFile.contents(of: scratch.path("a")) == [2])
        #expect(try scratch.names() == ["a"])
    }

    @Test func `names that a crashed process of the same number left are passed over`() throws {
        let scratch = try Scratch()
        let probe = try OutputFile(scratch.path("probe"))
        let name = try #require(try scratch.names().first)
        let number = try #require(Int(name.split(separator: "-").last ?? ""))
        // More than other tests can use up until then.
        let taken = (1...500).map {
            "a\(OutputFile.temporaryMark)\(ProcessInfo.processInfo.processIdentifier)-\(number + $0)"
        }
        for name in taken { try scratch.write("left", to: name) }
        try OutputFile.write([1], to: scratch.path("a"))
        #expect(try InputFile.contents(of: scratch.path("a")) == [1])
        #expect(try taken.allSatisfy { try scratch.read($0) == "left" })
        _ = probe.byteCount
    }

    @Test func `a file in no folder is an error that names it`() throws {
        let scratch = try Scratch()
        let path = scratch.path("missing/a")
        let error = #expect(throws: FileError.self) { try OutputFile(path) }
        #expect(error?.path == path && error?.isNotFound == true && error?.operation == "create")
        #expect(error?.description == "cannot create \(path): No such file or directory")
    }

    @Test(
        .enabled(if: TinyFileSystem.isAvailable, "mounting needs the superuser"),
        arguments: [1000, 100_000, 1_000_000]
    )
    func `a full device is told by name, and nothing stands there`(stepByteCount: Int) throws {
        let device = try TinyFileSystem()
        let path = device.scratch.path("shard.bin")
        let error = #expect(throws: FileError.self) {
            let file = try OutputFile(path)
            for _ in 0..<(1_000_000 / stepByteCount) { try file.write([UInt8](repeating: 1, count: stepByteCount)) }
            try file.publish()
        }
        #expect(error?.isOutOfSpace == true && error?.path == path && error?.operation == "write")
        #expect(error?.description.contains("free some space") == true)
        #expect(try device.scratch.names().isEmpty)
    }
}
