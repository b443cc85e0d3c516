// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import Deduplication
import Hashing
import Testing

struct DuplicateNoteTests {
    private let digest = Digest.sha256([1])

    @Test func `the bytes of a note are read as they stand`() throws {
        let bytes = [0, 0, 1, 2, 0xFF, 0, 0, 3, 1] + digest.bytes + [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 9]
        let note = try #require(DuplicateNote(bytes))
        #expect(note.location == BuildLocation(segment: 258, record: 0xFF00_0003) && note.relation == .isCopyOf)
        #expect(note.other == DocumentIdentity(digest: digest))
        #expect(note.otherLocation == BuildLocation(segment: .max, record: 9))
    }

    @Test func `anything else is no note`() {
        let bytes = [UInt8](repeating: 0, count: DuplicateNote.byteCount)
        #expect(DuplicateNote(bytes)?.relation == .hasCopy)
        for count in [0, 8, 48, 50, 98] { #expect(DuplicateNote([UInt8](repeating: 0, count: count)) == nil) }
        for relation in UInt8(2)...255 {
            var other = bytes
            other[8] = relation
            #expect(DuplicateNote(other) == nil)
        }
    }

    @Test func `locations are in the order of the build`() {
        let locations = [(0, 0), (0, 1), (0, .max), (1, 0), (256, 255), (.max, 0)] as [(UInt32, UInt32)]
        let ordered = locations.map { BuildLocation(segment: $0.0, record: $0.1) }
        for (left, right) in zip(ordered, ordered.dropFirst()) { #expect(left < right && !(right < left)) }
    }
}
