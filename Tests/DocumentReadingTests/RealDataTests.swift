// SPDX-License-Identifier: EUPL-1.2

import Bytes
import CorpusModel
import DocumentReading
import FileStorage
import Foundation
import Testing

private let data = ProcessInfo.processInfo.environment["HERKOMST_DATA"]

@Suite(.enabled(if: data != nil, "HERKOMST_DATA is not set"))
struct RealDataTests {
    @Test(arguments: [
        ("tei-eltec", SourceFormat.tei), ("tei-parlamint", .tei), ("tei-parlaclarin", .tei), ("tei-dracor", .tei),
        ("eurlex-html", .eurlex), ("jats", .jats), ("akoma-ntoso", .akomaNtoso),
        ("formex/L_202400903EN", .formex), ("hocr", .hocr), ("mets-alto/sbb", .alto),
        ("mets-alto/kb-1813-11-16", .alto),
        ("mets-alto/bnl-1858-07-10", .alto),
    ])
    func `every file gives text or says why not`(folder: String, format: SourceFormat) throws {
        let folder = Path.join(try #require(data), "xml/\(folder)")
        var documentCount = 0
        for name in try Folder.names(in: folder).sorted() {
            let path = Path.join(folder, name)
            guard case .file = try Folder.kind(of: path) else { continue }
            for outcome in try readFile(path, as: format) {
                switch outcome {
                case .document(let document):
                    documentCount += 1
                    #expect(document.text.count > 200, "\(name)")
                    #expect(document.text.isWellFormedUTF8)
                    #expect(document.replacedByteSequenceCount == 0, "\(name)")
                    #expect(!String(decoding: document.text, as: UTF8.self).contains("</"), "markup in \(name)")
                case .rejected(let rejection):
                    // Files beside the pages (METS, articles), and corpora whose documents are in other files.
                    #expect(rejection.reason == .formatMismatch, "\(name): \(rejection.detail)")
                }
            }
        }
        #expect(documentCount > 0)
    }

    @Test func `parliament transcripts are those that the corpus team made`() throws {
        let folder = Path.join(try #require(data), "xml/tei-parlaclarin")
        for name in try Folder.names(in: Path.join(folder, "expected-text")) {
            let expected = try #require(
                try InputFile.contents(of: Path.join(folder, "expected-text/\(name)"), maximumByteCount: 1 << 24)
            )
            let path = Path.join(folder, name.replacingOccurrences(of: "-ana.txt", with: ".xml"))
            guard case .document(let document) = try readFile(path, as: .tei)[0] else {
                Issue.record("rejected: \(name)")
                continue
            }
            #expect(fourGramF1(document.text, expected) >= 0.98, "\(name)")
        }
    }

    private func fourGramF1(_ text: [UInt8], _ expected: [UInt8]) -> Double {
        func grams(_ bytes: [UInt8]) -> [ArraySlice<Substring>: Int] {
            let words = String(decoding: bytes, as: UTF8.self).split { !$0.isLetter && !$0.isNumber }
            var counts: [ArraySlice<Substring>: Int] = [:]
            for start in 0..<max(0, words.count - 3) { counts[words[start..<(start + 4)], default: 0] += 1 }
            return counts
        }
        let found = grams(text)
        let wanted = grams(expected)
        let hits = found.reduce(0) { $0 + min($1.value, wanted[$1.key] ?? 0) }
        return 2 * Double(hits) / Double(found.values.reduce(0, +) + wanted.values.reduce(0, +))
    }
}
