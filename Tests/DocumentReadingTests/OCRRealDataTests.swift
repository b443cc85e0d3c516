// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import DocumentReading
import FileStorage
import Foundation
import Testing

private let data = ProcessInfo.processInfo.environment["HERKOMST_DATA"]

@Suite(.enabled(if: data != nil, "HERKOMST_DATA is not set"))
struct OCRRealDataTests {
    private func documents(_ path: String, as format: SourceFormat) throws -> [ExtractedDocument] {
        try readFile(Path.join(try #require(data), path), as: format).compactMap { outcome in
            if case .document(let document) = outcome { return document }
            Issue.record("rejected: \(outcome)")
            return nil
        }
    }

    private func words(_ text: [UInt8]) -> [Substring] {
        String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    }

    @Test func `every article of a newspaper is a document, in order`() throws {
        let found = try documents("xml/mets-alto/bnl-1858-07-10/example-mets.xml.gz", as: .mets)
        #expect(found.count == 27)
        #expect(Set(found.map(\.place.locator)).count == 27)
        #expect(
            found.allSatisfy {
                $0.identifiers == ["url:https://persist.lu/ark:70795/4b7rzq"] && $0.engine == "FineReader 8.1"
            }
        )
        let novel = try #require(found.first { $0.title?.hasPrefix("FEUILLETON") == true })
        #expect(novel.declaredLanguage == "fr")
        #expect(words(novel.text).last == "continuer.)")
        // Every word of the pages is in one article: no block of this issue is outside its structure.
        let pages = try (1...4).flatMap {
            try documents("xml/mets-alto/bnl-1858-07-10/1858-07-10_01-0000\($0).xml.gz", as: .alto)
        }
        #expect(found.flatMap { words($0.text) }.count == pages.flatMap { words($0.text) }.count)
    }

    @Test(arguments: ["0020", "0045", "0070"])
    func `ABBYY's XML gives ABBYY's text, but for words at the ends of lines`(page: String) throws {
        let found = try documents("ocr/native/cis-goethe1809/\(page).abbyy.xml", as: .abbyy)
        let path = Path.join(try #require(data), "ocr/native/cis-goethe1809/\(page).abbyy.txt")
        let expected = Set(words(try #require(try InputFile.contents(of: path))))
        let all = found.flatMap { words($0.text) }
        #expect(all.count > 100)
        #expect(all.count { expected.contains($0) } * 100 >= all.count * 94)
    }

    @Test func `a page whose regions and lines state its text twice has it once`() throws {
        let found = try documents("ocr/native/dinglehopper/lorem-ipsum/lorem-ipsum-scan-bad.gt.page.xml", as: .page)
        #expect(found.map { words($0.text).count } == [100])
        let turned = try documents("xml/page-xml/benner_herrnhuterey04_1748_0013.xml", as: .page)
        #expect(turned.map(\.furniture) == [["1", "Herrnh. IV. Theil. A", "dert"]])
    }
}
