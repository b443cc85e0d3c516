// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Foundation
import Glibc
import Testing

struct FolderTests {
    @Test func `names are sorted bytewise`() throws {
        let scratch = try Scratch()
        let names = [
            "b", "a", "B", "10", "9", "é", "z", "e\u{301}", ".hidden", "a b", "😀", "\u{FFFD}", "\u{FF21}", "\n",
        ]
        for name in names { try scratch.write("", to: name) }
        let expected = names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
        #expect(try Folder.names(in: scratch.path).map { Array($0.utf8) } == expected.map { Array($0.utf8) })
        #expect(throws: FileError.self) { try Folder.names(in: scratch.path("missing")) }
    }

    @Test func `entries are the names, and folders are told from the rest, links followed`() throws {
        let scratch = try Scratch()
        try scratch.write("", to: "file")
        try Folder.create(scratch.path("folder"))
        try scratch.createLink("to a file", to: "file")
        try scratch.createLink("to a folder", to: "folder")
        try scratch.createLink("to nothing", to: "nowhere")
        let entries = try Folder.entries(in: scratch.path)
        #expect(entries.map(\.name) == (try Folder.names(in: scratch.path)))
        #expect(entries.filter(\.isFolder).map(\.name) == ["folder", "to a folder"])
    }

    @Test func `a link that leads in a circle is an error that says so`() throws {
        let scratch = try Scratch()
        try scratch.createLink("circle", to: "circle")
        let error = #expect(throws: FileError.self) { try Folder.kind(of: scratch.path("circle")) }
        #expect(error?.description.hasSuffix("a link leads back to a folder that it stands in: remove it") == true)
    }

    @Test func `a name that is not UTF-8 is an error and no other name`() throws {
        let scratch = try Scratch()
        try scratch.write("", to: "good")
        let path = Array(scratch.path("caf").utf8CString.dropLast()) + [CChar(bitPattern: 0xE9), 0]
        let descriptor = unsafe open(path, O_CREAT | O_WRONLY, 0o600)
        try #require(descriptor >= 0)
        close(descriptor)
        let error = #expect(throws: FileError.self) { try Folder.names(in: scratch.path) }
        #expect(error?.path == scratch.path("caf\u{FFFD}") && error?.number == EILSEQ)
        #expect(unsafe unlink(path) == 0)
    }

    @Test func `a folder is made with those above it, and one that exists is left alone`() throws {
        let scratch = try Scratch()
        for name in ["a/b/c", "a/b/c", "a", "x/y/"] { try Folder.create(scratch.path(name)) }
        #expect(
            try Folder.kind(of: scratch.path("a/b/c")) == .folder && Folder.kind(of: scratch.path("x/y")) == .folder
        )
        try scratch.write("", to: "file")
        try scratch.createLink("dangling", to: "nowhere")
        for name in ["file", "file/below", "dangling", "dangling/below"] {
            #expect(throws: FileError.self) { try Folder.create(scratch.path(name)) }
        }
        #expect(try Folder.kind(of: scratch.path("file")) == .file(byteCount: 0))
        #expect(try Folder.kind(of: scratch.path("dangling")) == nil)
        #expect(try Folder.kind(of: "/dev/null") == .other)
    }

    @Test func `removing takes everything below, and links instead of what they lead to`() throws {
        let scratch = try Scratch()
        try scratch.createFolder("kept/inner")
        try scratch.write("kept", to: "kept/inner/file")
        try scratch.createFolder("gone/a/b")
        try scratch.write("", to: "gone/a/b/file")
        try scratch.createLink("gone/link", to: scratch.path("kept"))
        try scratch.createLink("gone/a/file", to: scratch.path("kept/inner/file"))
        try scratch.createLink("gone/loop", to: ".")
        try scratch.createLink("top", to: "kept")
        try Folder.remove(scratch.path("gone"))
        try Folder.remove(scratch.path("top"))
        try Folder.remove(scratch.path("never there"))
        #expect(try scratch.names() == ["kept"])
        #expect(try scratch.read("kept/inner/file") == "kept")
    }

    @Test func `only temporaries are removed, at any depth, and links are not followed`() throws {
        let scratch = try Scratch()
        let mark = OutputFile.temporaryMark
        try scratch.createFolder("work/deep/er")
        try scratch.createFolder("work/release\(mark)1/tokens")
        try scratch.createFolder("elsewhere")
        let kept = ["work/a", "work/deep/er/b", "work/unfinished", "work/unfinished-1", "elsewhere/c\(mark)1-1"]
        let gone = [
            "work/a\(mark)1-1", "work/deep/er/b\(mark)22-3", "work/\(mark)", "work/release\(mark)1/tokens/x",
            "work/\u{600}\(mark)1-1",
        ]
        for name in kept + gone { try scratch.write("", to: name) }
        try scratch.createLink("work/link", to: scratch.path("elsewhere"))
        try scratch.createLink("work/loop", to: ".")
        try scratch.createLink("work/dangling", to: "nowhere")
        try Folder.removeTemporaries(in: scratch.path("work"))
        let files = FileManager.default
        #expect(kept.allSatisfy { files.fileExists(atPath: scratch.path($0)) })
        #expect(gone.allSatisfy { !files.fileExists(atPath: scratch.path($0)) })
        #expect(
            try Folder.names(in: scratch.path("work")) == [
                "a", "dangling", "deep", "link", "loop", "unfinished", "unfinished-1",
            ]
        )
    }

    @Test func `publishing moves a finished folder, and never onto one that holds something`() throws {
        let scratch = try Scratch()
        try scratch.createFolder("new")
        try scratch.write("x", to: "new/file")
        try Folder.publish(scratch.path("new"), as: scratch.path("final"))
        #expect(try scratch.names() == ["final"] && scratch.read("final/file") == "x")
        try scratch.createFolder("second")
        #expect(throws: FileError.self) { try Folder.publish(scratch.path("second"), as: scratch.path("final")) }
        #expect(try scratch.read("final/file") == "x")
    }

    @Test func `a second name is the same file`() throws {
        let scratch = try Scratch()
        try scratch.write("shared", to: "a")
        try Folder.link(scratch.path("a"), as: scratch.path("b"))
        #expect(try scratch.read("b") == "shared" && number(of: scratch.path("a")) == number(of: scratch.path("b")))
        let error = #expect(throws: FileError.self) { try Folder.link(scratch.path("a"), as: scratch.path("b")) }
        #expect(error?.number == EEXIST)
        #expect(throws: FileError.self) { try Folder.link(scratch.path("missing"), as: scratch.path("c")) }
        #expect(try scratch.names() == ["a", "b"])
    }

    @Test(.enabled(if: OtherFileSystem.isAvailable, "there is no second file system"), arguments: [0, 10, 3_000_000])
    func `across file systems the file is copied, with its mode`(byteCount: Int) throws {
        let (scratch, other) = (try Scratch(), try Scratch(in: OtherFileSystem.parent))
        let bytes = (0..<byteCount).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        try OutputFile.write(bytes, to: scratch.path("a"), mode: 0o600)
        try Folder.link(scratch.path("a"), as: other.path("b"))
        #expect(try InputFile.contents(of: other.path("b")) == bytes)
        #expect(try Folder.permissions(of: other.path("b")) == 0o600)
        #expect(try other.names() == ["b"] && scratch.names() == ["a"])
    }

    @Test func `a resolved path has no links in it`() throws {
        let scratch = try Scratch()
        try scratch.createFolder("a")
        try scratch.createLink("b", to: "a")
        let resolved = try #require(Folder.resolved(scratch.path("b/../b")))
        #expect(resolved.hasSuffix("/a") && Folder.resolved(scratch.path("a")) == resolved)
        #expect(Folder.resolved(scratch.path("c")) == nil)
    }

    private func number(of path: String) throws -> UInt64 {
        var status = stat()
        try #require(unsafe stat(path, &status) == 0)
        return UInt64(status.st_ino)
    }
}
