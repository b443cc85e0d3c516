// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import FileStorage
import Foundation
import Hashing
import MerkleLog
import Release
import ReleaseFixtures
import Testing

struct ReleaseReaderTests {
    private struct EndLine: Decodable {
        var end: Bool
        var documents: Int
        var tokens: Int
        var release: String
        var verified: Bool
    }

    private struct TokenLine: Decodable, Equatable {
        var number: Int
        var shard: Int
        var document: String
        var source: String
        var license: String
        var tokens: [UInt32]
    }

    private func read(
        _ made: MadeRelease,
        _ kind: ReadingKind,
        _ share: ReadingShare = .whole,
        from first: Int = 0
    ) throws -> (lines: [[UInt8]], end: EndLine) {
        var lines: [[UInt8]] = []
        try ReleaseReader(made.open(), keys: [made.key]).read(kind, share: share, from: first) { lines.append($0) }
        let last = try #require(lines.last)
        lines.removeLast()
        return (lines, try JSONDecoder().decode(EndLine.self, from: Data(last)))
    }

    @Test func `documents come out as they lie in the release, tokens with their origin`() throws {
        let made = try MadeRelease()
        let kept = made.shards.flatMap { $0 }
        let (documents, end) = try read(made, .documents)
        #expect(documents.count == kept.count && end.end && end.documents == kept.count && end.verified)
        for (line, document) in zip(documents, kept) {
            #expect(line.starts(with: Array("{\"id\":\"\(document.identity)\",\"text\":".utf8)) && line.last == 0x0A)
        }
        let (sequences, tokenEnd) = try read(made, .tokens)
        for (number, (line, document)) in zip(sequences, kept).enumerated() {
            let read = try JSONDecoder().decode(TokenLine.self, from: Data(line))
            let shard = try #require(made.shards.firstIndex { $0.contains { $0.number == document.number } })
            let expected = TokenLine(
                number: number,
                shard: shard,
                document: document.identity.description,
                source: document.source,
                license: document.license,
                tokens: made.tokens(of: document)
            )
            #expect(read == expected)
        }
        let folder = try made.open()
        #expect(tokenEnd.tokens == end.tokens && tokenEnd.tokens == folder.index.totals.tokenCount)
        #expect(tokenEnd.release == folder.digest.hexadecimal)
    }

    @Test(arguments: [1, 2, 3, 5, 40], [ReadingKind.documents, .tokens])
    func `ranks divide the whole without gap or overlap`(world: Int, kind: ReadingKind) throws {
        let made = try MadeRelease()
        let whole = try read(made, kind)
        var shares: [[[UInt8]]] = []
        var tokens = 0
        for rank in 0..<world {
            let (lines, end) = try read(made, kind, try #require(ReadingShare(rank: rank, world: world)))
            #expect(end.documents == lines.count)
            tokens += end.tokens
            shares.append(lines)
        }
        #expect(tokens == whole.end.tokens)
        for (number, line) in whole.lines.enumerated() { #expect(shares[number % world][number / world] == line) }
        #expect(shares.reduce(0) { $0 + $1.count } == whole.lines.count)
    }

    @Test(arguments: [1, 2], [ReadingKind.documents, .tokens])
    func `a stream that is taken up again goes on where it was left`(world: Int, kind: ReadingKind) throws {
        let made = try MadeRelease()
        let share = try #require(ReadingShare(rank: world - 1, world: world))
        let whole = try read(made, kind, share).lines
        for first in 0...(whole.count + 2) {
            let (lines, end) = try read(made, kind, share, from: first)
            #expect(lines == Array(whole.dropFirst(first)))
            #expect(end.documents == lines.count)
        }
        #expect(try read(made, kind, share, from: .max).lines.isEmpty)
    }

    @Test func `ranks outside the world are no share`() {
        #expect(ReadingShare(rank: 2, world: 2) == nil)
        #expect(ReadingShare(rank: -1, world: 2) == nil)
        #expect(ReadingShare(rank: 0, world: 0) == nil)
    }

    @Test(arguments: ["tokens/00001.bin", "tokens/00001.idx", "tokens/00001.documents"])
    func `nothing of a shard leaves when one bit of it is wrong`(name: String) throws {
        let made = try MadeRelease()
        let path = Path.join(made.path, name)
        var bytes = try #require(try InputFile.contents(of: path))
        bytes[bytes.count / 2] ^= 4
        try TemporaryFolder.write(bytes, to: path)
        var lineCount = 0
        let error = #expect(throws: ReleaseError.self) {
            try ReleaseReader(made.open(), keys: [made.key]).read(.tokens) { _ in lineCount += 1 }
        }
        #expect(error?.description.contains(name) == true)
        #expect(lineCount == made.shards[0].count)
    }

    @Test func `a release signed by a key that is not held is not read at all`() throws {
        let made = try MadeRelease()
        #expect(throws: ReleaseError.self) { try ReleaseReader(made.open(), keys: []) }
    }
}
