// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import Deduplication
import ExternalSorting
import Foundation
import Hashing
import Testing

struct ExactDeduplicatorTests {
    /// A folder for one test, removed with the value that holds it.
    private final class Scratch {
        let path = NSTemporaryDirectory() + "/herkomst-deduplication-" + UUID().uuidString

        init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path) }
    }

    private func notes(
        _ candidates: [DuplicateCandidate],
        memoryByteCount: Int = 1 << 20
    ) throws -> [DuplicateNote] {
        let scratch = try Scratch()
        let deduplicator = ExactDeduplicator(spillFolder: scratch.path, memoryByteCount: memoryByteCount)
        for candidate in candidates { try deduplicator.add(candidate) }
        var notes: [DuplicateNote] = []
        do {
            let records = try deduplicator.notes()
            while let record = try records.next() {
                let note = try #require(DuplicateNote(record))
                #expect(bytes(of: note) == record)
                notes.append(note)
            }
        }
        #expect(try scratch.names().isEmpty)
        return notes
    }

    /// A note as the format has it, written without the code under test.
    private func bytes(of note: DuplicateNote) -> [UInt8] {
        func bytes(_ location: BuildLocation) -> [UInt8] {
            [location.segment, location.record].flatMap { number in
                [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
            }
        }
        return bytes(note.location) + [note.relation == .hasCopy ? 0 : 1] + note.other.digest.bytes
            + bytes(note.otherLocation)
    }

    private func candidates(_ count: Int, digestCount: UInt64, seed: UInt64) -> [DuplicateCandidate] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { index in
            DuplicateCandidate(
                contentDigest: .sha256([UInt8(generator.next() % digestCount)]),
                licenseConditionCount: [0, 1, 2, 256][Int(generator.next() % 4)],
                ocrErrorPPM: [0, 255, 256, 70_000, .max][Int(generator.next() % 5)],
                document: DocumentIdentity(source: "s", path: "\(index)", locator: ""),
                location: BuildLocation(segment: UInt32(index / 3) * 200, record: UInt32(index % 3) * 70_000)
            )
        }
    }

    /// The rule, told by dictionary and sorting of values.
    private func expectedNotes(_ candidates: [DuplicateCandidate]) -> [DuplicateNote] {
        let groups = Dictionary(grouping: candidates, by: \.contentDigest).values
        let notes = groups.flatMap { group -> [DuplicateNote] in
            let ranked = group.sorted {
                ($0.licenseConditionCount, $0.ocrErrorPPM, $0.document)
                    < ($1.licenseConditionCount, $1.ocrErrorPPM, $1.document)
            }
            return ranked.dropFirst().flatMap { copy in
                [note(on: ranked[0], .hasCopy, copy), note(on: copy, .isCopyOf, ranked[0])]
            }
        }
        return notes.sorted {
            ($0.location, $0.relation.rawValue, $0.other) < ($1.location, $1.relation.rawValue, $1.other)
        }
    }

    private func note(
        on candidate: DuplicateCandidate,
        _ relation: DuplicateNote.Relation,
        _ other: DuplicateCandidate
    ) -> DuplicateNote {
        var bytes = [UInt8](repeating: 0, count: DuplicateNote.byteCount)
        bytes[8] = relation.rawValue
        guard var note = DuplicateNote(bytes) else { preconditionFailure("a note of zeros is one") }
        note.location = candidate.location
        note.other = other.document
        note.otherLocation = other.location
        return note
    }

    @Test(arguments: [1, 2, 5, 40, 250] as [UInt64], [80, 500, 1 << 20])
    func `notes are those of a dictionary, whatever the memory`(digestCount: UInt64, memoryByteCount: Int) throws {
        for count in [0, 1, 2, 3, 100] {
            let candidates = candidates(count, digestCount: digestCount, seed: digestCount &* 31 &+ UInt64(count))
            #expect(try notes(candidates, memoryByteCount: memoryByteCount) == expectedNotes(candidates))
        }
    }

    @Test func `the order of adding does not matter`() throws {
        var generator = SeededGenerator(seed: 5)
        let candidates = candidates(120, digestCount: 9, seed: 6)
        let expected = try notes(candidates)
        #expect(!expected.isEmpty)
        #expect(try notes(candidates.reversed()) == expected)
        for _ in 0..<5 { #expect(try notes(candidates.shuffled(using: &generator), memoryByteCount: 800) == expected) }
    }

    @Test func `every group keeps exactly one, which knows all its copies`() throws {
        let candidates = candidates(300, digestCount: 12, seed: 7)
        let notes = try notes(candidates)
        let copies = notes.filter { $0.relation == .isCopyOf }
        let dropped = Set(copies.map(\.location))
        #expect(dropped.count == copies.count)
        for group in Dictionary(grouping: candidates, by: \.contentDigest).values {
            let kept = group.filter { !dropped.contains($0.location) }
            #expect(kept.count == 1)
            let known = notes.filter { $0.relation == .hasCopy && $0.location == kept[0].location }
            #expect(Set(known.map(\.other)) == Set(group.map(\.document)).subtracting(kept.map(\.document)))
        }
    }

    @Test func `conditions come before recognition errors, and those before ids`() throws {
        func kept(_ left: (UInt32, UInt32), _ right: (UInt32, UInt32)) throws -> Int {
            let pair = [left, right].enumerated().map { index, values in
                DuplicateCandidate(
                    contentDigest: .zero,
                    licenseConditionCount: values.0,
                    ocrErrorPPM: values.1,
                    document: DocumentIdentity(source: "s", path: "\(index)", locator: ""),
                    location: BuildLocation(segment: 0, record: UInt32(index))
                )
            }
            let note = try #require(try notes(pair).first { $0.relation == .isCopyOf })
            return Int(note.otherLocation.record)
        }
        #expect(try kept((0, 900_000), (1, 0)) == 0 && kept((1, 0), (0, 900_000)) == 1)
        #expect(try kept((2, 255), (2, 256)) == 0 && kept((2, 256), (2, 255)) == 1)
        let smaller =
            DocumentIdentity(source: "s", path: "0", locator: "")
                < DocumentIdentity(source: "s", path: "1", locator: "") ? 0 : 1
        #expect(try kept((3, 3), (3, 3)) == smaller)
    }
}
