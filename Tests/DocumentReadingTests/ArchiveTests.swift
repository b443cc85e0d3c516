// SPDX-License-Identifier: EUPL-1.2

import Compression
import CorpusModel
import DocumentReading
import Testing

@Suite struct ArchiveTests {
    private static let members: [(name: String, content: [UInt8])] = [
        ("a.html", page("one")), ("dir/b.html", page("zwei ž")), ("dir/c.txt", Array("line\r\n\r\n\r\nnext".utf8)),
        ("dir/d.xml", Array("<teiCorpus><TEI><text>x</text></TEI><TEI><text>y</text></TEI></teiCorpus>".utf8)),
        ("e.jsonl", Array("{\"text\":\"j1\"}\n{\"text\":\"j2\"}\n".utf8)), ("a.html", page("again")),
    ]
    private static let expected = [
        "a.html:one", "dir/b.html:zwei ž", "dir/c.txt:line\n\nnext", "dir/d.xml#TEI[1]:x", "dir/d.xml#TEI[2]:y",
        "e.jsonl#line 1:j1", "e.jsonl#line 2:j2", "a.html~2:again",
    ]

    private static var tar: [UInt8] {
        var writer = TarWriter()
        writer.add("dir/", [], kind: "5")
        for member in members { writer.add(member.name, member.content) }
        writer.end()
        return writer.bytes
    }

    private static func zip(isWide: Bool = false) throws -> [UInt8] {
        var writer = ZipWriter(isWide: isWide)
        try writer.add("dir/", [], isStored: true)
        for (index, member) in members.enumerated() {
            try writer.add(member.name, member.content, isStored: index % 2 == 0)
        }
        return writer.finished(comment: isWide ? "" : "a comment with PK\u{5}\u{6} in it")
    }

    @Test func `the members of a tar archive are read, however it is compressed and arrives`() throws {
        let tar = ArchiveTests.tar
        let files = [
            tar, try deflated(tar), try Zstd.compress(tar),
            try deflated(Array(tar[..<700])) + deflated(Array(tar[700...])),
        ]
        for file in files {
            let whole = readStream(file)
            #expect(whole.map(\.summary) == ArchiveTests.expected)
            for size in [1, 3, 511, 513, 4000] { #expect(readStream(file, chunkByteCount: size) == whole) }
        }
        for case .document(let document) in readStream(tar) where document.place.locator.hasPrefix("dir/d.xml") {
            let place = document.place
            let bytes = Array(tar[place.byteOffset..<(place.byteOffset + place.byteCount)])
            #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("<TEI><text>"))
        }
    }

    @Test func `the members of a zip archive are read, with and without zip64`() throws {
        for isWide in [false, true] {
            let zip = try ArchiveTests.zip(isWide: isWide)
            let whole = readStream(zip)
            #expect(whole.map(\.summary) == ArchiveTests.expected)
            for size in [1, 7, 1000] { #expect(readStream(zip, chunkByteCount: size) == whole) }
            // As self-extracting archives are, with something before it.
            #expect(try withFile(zip) { try readFile($0, as: .auto) }.map(\.summary) == ArchiveTests.expected)
        }
    }

    @Test func `a member that is compressed is read and an archive within is not`() throws {
        var writer = TarWriter()
        writer.add("a.html.gz", try deflated(page("gz")))
        writer.add("b.html.zst", try Zstd.compress(page("zst")))
        writer.add("c.zip", try ArchiveTests.zip())
        writer.add("d.tar", ArchiveTests.tar)
        writer.add("e.gz", try deflated(deflated(page("twice"))))
        writer.end()
        let expected = [
            "a.html.gz:gz", "b.html.zst:zst", "c.zip!member-not-read", "d.tar!member-not-read", "e.gz!member-not-read",
        ]
        #expect(readStream(try deflated(writer.bytes)).map(\.summary) == expected)
    }

    @Test func `long names of GNU and pax are whole`() {
        let name = String(repeating: "long/", count: 60) + "ž.html"
        var writer = TarWriter()
        writer.add("././@LongLink", Array(name.utf8) + [0], kind: "L")
        writer.add("short", page("gnu"))
        writer.addPax([("comment", "x\ny"), ("path", name + "2"), ("mtime", "1.5")])
        writer.add("short", page("pax"))
        writer.add("plain", page("plain"))
        writer.end()
        #expect(readStream(writer.bytes).map(\.summary) == ["\(name):gnu", "\(name)2:pax", "plain:plain"])
    }

    @Test func `what is no document in a tar archive is counted`() {
        var writer = TarWriter()
        writer.add("link", [], kind: "2")
        writer.add("device", [], kind: "3", size: 4096)
        writer.add("../up.html", page("no"))
        writer.add("/absolute.html", page("no"))
        writer.add("a/../../b.html", page("no"))
        writer.add(".hidden/x.html", page("hidden"))
        writer.add("./fine.html", page("yes"))
        writer.addPax([("GNU.sparse.major", "1")])
        writer.add("sparse.html", page("no"))
        writer.add("odd", page("no"), kind: "Z")
        writer.end()
        let expected = [
            "link!member-not-read", "device!member-not-read", "up.html!member-not-read",
            "absolute.html!member-not-read", "a/b.html!member-not-read", "fine.html:yes",
            "sparse.html!member-not-read", "odd!member-not-read",
        ]
        #expect(readStream(writer.bytes).map(\.summary) == expected)
    }

    @Test func `a broken header costs its member and not those after it`() {
        var writer = TarWriter()
        writer.add("a", page("a"))
        let start = writer.bytes.count
        writer.add("b", page("b"))
        writer.add("c", page("c"))
        writer.end()
        var broken = writer.bytes
        broken[start + 150] ^= 1
        #expect(readStream(broken).map(\.summary) == ["a:a", "!archive-broken", "c:c"])
        for end in (start + 1)..<(start + 512 + page("b").count) {
            let cut = readStream(Array(writer.bytes[..<end])).map(\.summary)
            #expect(cut == ["a:a", end < start + 512 ? "!archive-broken" : "b!archive-broken"], "\(end)")
        }
    }

    @Test func `what is wrong with a member of a zip archive is counted`() throws {
        var writer = ZipWriter()
        try writer.add("a.html", page("a"))
        try writer.add("secret", page("no"), ZipWriter.Flaw(flags: 1))
        try writer.add("lzma", page("no"), ZipWriter.Flaw(method: 14))
        try writer.add("checksum", page("no"), ZipWriter.Flaw(checksum: 1))
        try writer.add("larger", page("no"), ZipWriter.Flaw(byteCount: 10))
        try writer.add("smaller", page("no"), ZipWriter.Flaw(byteCount: 10_000))
        try writer.add("overlap", page("no"), ZipWriter.Flaw(offset: 0))
        try writer.add("nowhere", page("no"), ZipWriter.Flaw(offset: 1 << 30))
        try writer.add("link", Array("a.html".utf8), ZipWriter.Flaw(attributes: 0o120777 << 16, madeBy: 0x314))
        try writer.add("..\\up.html", page("no"))
        try writer.add([0x81, 0x2E, 0x68], page("437"), ZipWriter.Flaw(flags: 0))
        let expected = [
            "a.html:a", "secret!member-not-read", "lzma!member-not-read", "checksum!archive-broken",
            "larger!archive-broken", "smaller!archive-broken", "overlap!archive-broken", "nowhere!archive-broken",
            "link!member-not-read", "up.html!member-not-read", "ü.h:437",
        ]
        #expect(readStream(writer.finished()).map(\.summary) == expected)
        let whole = writer.finished()
        #expect(readStream(whole.dropLast(30)).map(\.summary) == ["!archive-broken"])
    }

    @Test func `a bomb ends where the limits say and the file after it does not suffer`() throws {
        var limits = ReadingLimits()
        limits.expansionAllowanceByteCount = 1 << 20
        limits.maximumExpansion = 100
        let line = Array("{\"text\":\"\(String(repeating: "a", count: 1000))\"}\n".utf8)
        let lines = [[UInt8]](repeating: line, count: 8000).flatMap { $0 }
        let gzip = readStream(try deflated(lines), as: .jsonl, limits: limits)
        #expect(gzip.last?.summary.hasSuffix("!expands-too-far") == true && gzip.count < 6000)
        #expect(readStream(try deflated(lines), as: .jsonl).count == 8000)
        var writer = ZipWriter()
        for number in 0..<10 { try writer.add("\(number).jsonl", lines) }
        let zip = readStream(writer.finished(), limits: limits)
        #expect(zip.last?.summary.hasSuffix("!expands-too-far") == true && zip.count < 6000)
    }

    @Test func `a member over the limit is rejected and those after it are read`() throws {
        var limits = ReadingLimits()
        limits.maximumDocumentByteCount = 5000
        let large = page(String(repeating: "large ", count: 2000))
        var tar = TarWriter()
        var zip = ZipWriter()
        for (name, content) in [("a", page("a")), ("large", large), ("b", page("b"))] {
            tar.add(name, content)
            try zip.add(name, content)
        }
        tar.end()
        for file in [tar.bytes, zip.finished()] {
            for size in [100, 1 << 20] {
                let found = readStream(file, limits: limits, chunkByteCount: size).map(\.summary)
                #expect(found == ["a:a", "large!record-too-large", "b:b"])
            }
        }
    }

    @Test func `no change of a byte makes an archive crash or read for ever`() throws {
        var state: UInt64 = 7
        let next = {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33)
        }
        for file in [
            ArchiveTests.tar, try ArchiveTests.zip(), try ArchiveTests.zip(isWide: true),
            try deflated(ArchiveTests.tar),
        ] {
            for _ in 0..<400 {
                var broken = file
                for _ in 0...(next() % 4) { broken[next() % broken.count] = UInt8(truncatingIfNeeded: next()) }
                if next() % 5 == 0 { broken.removeLast(next() % broken.count) }
                let whole = readStream(broken)
                let cut = readStream(broken, chunkByteCount: 1 + next() % 600)
                #expect(cut == whole, "\(cut.map(\.summary)) != \(whole.map(\.summary))")
            }
        }
    }
}
