// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Foundation
import Glibc
import Testing

struct InputFileTests {
    @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 300_000])
    func `the contents are every byte, and nothing if they are too long`(byteCount: Int) throws {
        let scratch = try Scratch()
        let path = scratch.path("a")
        let bytes = (0..<byteCount).map { UInt8(truncatingIfNeeded: $0 &* 13) }
        try OutputFile.write(bytes, to: path)
        #expect(try InputFile.contents(of: path) == bytes)
        #expect(try InputFile.contents(of: path, maximumByteCount: byteCount) == bytes)
        if byteCount > 0 { #expect(try InputFile.contents(of: path, maximumByteCount: byteCount - 1) == nil) }
        #expect(try InputFile(path).byteCount() == byteCount)
        #expect(try Folder.kind(of: path) == .file(byteCount: byteCount))
    }

    @Test func `a file that claims to be enormous is given up at the limit`() throws {
        let scratch = try Scratch()
        try scratch.write("", to: "sparse")
        let path = scratch.path("sparse")
        try #require(unsafe truncate(path, 1 << 42) == 0)
        #expect(try InputFile.contents(of: path, maximumByteCount: 100_000) == nil)
    }

    @Test func `a file whose size is not told is read to its end`() throws {
        let bytes = try #require(try InputFile.contents(of: "/proc/self/status"))
        #expect(bytes.starts(with: "Name:".utf8) && bytes.last == 0x0A)
    }

    @Test func `reading at a place leaves the reading position alone`() throws {
        let scratch = try Scratch()
        try scratch.write("0123456789", to: "a")
        let file = try InputFile(scratch.path("a"))
        #expect(try file.read(maximumByteCount: 2) == Array("01".utf8))
        #expect(try file.read(at: 7, maximumByteCount: 2) == Array("78".utf8))
        #expect(try file.read(at: 8, maximumByteCount: 100) == Array("89".utf8))
        #expect(
            try file.read(at: 10, maximumByteCount: 5).isEmpty && file.read(at: 1 << 40, maximumByteCount: 5).isEmpty
        )
        #expect(try file.read(maximumByteCount: 100) == Array("23456789".utf8))
        #expect(try file.read(maximumByteCount: 100).isEmpty)
        #expect(throws: FileError.self) { try file.read(at: -1, maximumByteCount: 5) }
    }

    @Test func `what is not there, or is a folder, cannot be opened`() throws {
        let scratch = try Scratch()
        try scratch.write("", to: "a")
        for name in ["missing", "a/b"] {
            let error = #expect(throws: FileError.self) { try InputFile(scratch.path(name)) }
            #expect(error?.isNotFound == true && error?.path == scratch.path(name))
        }
        let error = #expect(throws: FileError.self) { try InputFile(scratch.path) }
        #expect(error?.number == EISDIR && error?.isNotFound == false)
    }
}
