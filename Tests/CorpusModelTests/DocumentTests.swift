// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import Testing

struct DocumentTests {
    @Test func `an outcome stands where its document or rejection does`() {
        let place = RecordPlace(locator: "TEI[2]", byteOffset: 10, byteCount: 20)
        #expect(ReadingOutcome.document(ExtractedDocument(place: place, text: [0x61])).place == place)
        let rejection = ReadingRejection(place: place, reason: .recordTooLarge, detail: "21 MiB")
        #expect(ReadingOutcome.rejected(rejection).place == place)
    }

    @Test func `the words that releases and manifests use stay what they are`() {
        #expect(
            ReadingRejection.Reason.allCases.map(\.rawValue) == [
                "record-too-large", "compression-broken", "record-truncated", "markup-broken", "nesting-too-deep",
                "format-mismatch", "encoding-unknown", "redirect", "outside-namespace", "file-unreadable",
                "archive-broken", "member-not-read",
                "expands-too-far", "http-status", "media-type-not-read", "content-encoding-not-read", "json-broken",
            ]
        )
        let names = [
            "html", "tei", "alto", "mets", "page", "abbyy", "hocr", "jats", "akoma-ntoso", "formex", "eurlex",
            "mediawiki", "xml",
            "text", "jsonl", "auto", "warc",
        ]
        #expect(SourceFormat.allCases.map(\.rawValue) == names)
        #expect(SourceFormat.allCases.filter(\.isOCR) == [.alto, .mets, .page, .abbyy, .hocr])
    }
}
