// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import DocumentReading
import FileStorage
import Foundation
import Testing

/// A folder with a METS file and what it names.
private struct MadeVolume {
    var files: [(id: String, name: String)] = [("A1", "file://./text/1.xml"), ("A2", "text/2.xml")]
    var groupUse = "Text"
    var maps: String
    var metadata = ""
    var contents: [(name: String, text: String)] = []

    var mets: String {
        let list = files.map {
            "<mets:file ID='\($0.id)' MIMETYPE='text/xml'><mets:FLocat LOCTYPE='URL' xlink:href='\($0.name)'/></mets:file>"
        }.joined()
        return "<?xml version='1.0'?><mets:mets xmlns:mets='http://www.loc.gov/METS/' LABEL='Die Zeitung' "
            + "OBJID='https://example.org/ark:1/2'>\(metadata)<mets:fileSec><mets:fileGrp USE='Images'><mets:file ID='I1' "
            + "MIMETYPE='image/tiff'><mets:FLocat xlink:href='1.tif'/></mets:file></mets:fileGrp><mets:fileGrp USE='\(groupUse)'>"
            + "\(list)</mets:fileGrp></mets:fileSec>\(maps)</mets:mets>"
    }

    func write(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("mets-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Folder.create(Path.join(folder, "text"))
        for (name, text) in contents { try OutputFile.write(Array(text.utf8), to: Path.join(folder, name)) }
        try OutputFile.write(Array(mets.utf8), to: Path.join(folder, "mets.xml"))
        try body(Path.join(folder, "mets.xml"))
    }

    func outcomes() throws -> [ReadingOutcome] {
        var outcomes: [ReadingOutcome] = []
        try write { outcomes = try readFile($0, as: .mets) }
        return outcomes
    }
}

private func area(_ file: String, _ begin: String = "", _ end: String = "") -> String {
    "<mets:fptr><mets:area FILEID='\(file)' \(begin.isEmpty ? "" : "BEGIN='\(begin)' BETYPE='IDREF'") \(end.isEmpty ? "" : "END='\(end)'")/></mets:fptr>"
}

private func div(_ type: String, _ attributes: String = "", _ inner: String) -> String {
    "<mets:div TYPE='\(type)' \(attributes)>\(inner)</mets:div>"
}

private func logical(_ inner: String) -> String { "<mets:structMap TYPE='LOGICAL'>\(inner)</mets:structMap>" }

private func block(_ id: String, _ text: String, _ attributes: String = "") -> String {
    let words = text.split(separator: " ").map { "<String CONTENT='\($0)'/>" }.joined(separator: "<SP/>")
    return "<TextBlock ID='\(id)' \(attributes)><TextLine>\(words)</TextLine></TextBlock>"
}

private func alto(_ id: String, _ space: String) -> String {
    "<?xml version='1.0'?><alto xmlns='http://www.loc.gov/standards/alto/ns-v3#'><Description><OCRProcessing><ocrProcessingStep>"
        + "<processingSoftware><softwareName>Reader</softwareName></processingSoftware></ocrProcessingStep></OCRProcessing>"
        + "</Description><Layout><Page ID='\(id)'><TopMargin>\(block("\(id)_H", "Kopf"))</TopMargin><PrintSpace>\(space)</PrintSpace>"
        + "</Page></Layout></alto>"
}

@Suite struct METSTests {
    private static let first =
        block("P1_1", "Titel") + block("P1_2", "vorn IDNEXT", "IDNEXT='P1_1'")
        + "<TextBlock ID='P1_3'><TextLine><String CONTENT='Ver' SUBS_TYPE='HypPart1' SUBS_CONTENT='Verwaltung'/><HYP CONTENT='-'/>"
        + "</TextLine></TextBlock><ComposedBlock ID='P1_C'>\(block("P1_4", "Anzeige"))\(block("P1_5", "zwei"))</ComposedBlock>"
    private static let second =
        "<TextBlock ID='P2_1'><TextLine><String CONTENT='waltung' SUBS_TYPE='HypPart2' SUBS_CONTENT='Verwaltung'/><SP/>"
        + "<String CONTENT='endet'/></TextLine></TextBlock>" + block("P2_2", "Rest")
    private static let pages = [("text/1.xml", alto("P1", first)), ("text/2.xml", alto("P2", second))]
    private static let articles = logical(
        div(
            "Newspaper",
            "DMDID='D0'",
            div(
                "CONTENT",
                "",
                div(
                    "ARTICLE",
                    "ID='x' DMDID='D1'",
                    div("PAGE_NUMBER", "", area("A1", "P1_H"))
                        + div("HEADING", "", div("TITLE", "", area("A1", "P1_1")))
                        + div(
                            "BODY",
                            "",
                            div(
                                "PARAGRAPH",
                                "ORDER='1'",
                                "<mets:fptr><mets:seq><mets:area FILEID='A1' BEGIN='P1_3'/><mets:area "
                                    + "FILEID='I1'/><mets:area FILEID='A2' BEGIN='P2_1'/></mets:seq></mets:fptr>"
                            )
                                + div("TEXT", "", area("A1", "P1_2"))
                        )
                )
                    + div("ADVERTISEMENT", "LABEL='Anzeige 1'", area("A1", "P1_C") + area("A1", "P1_4"))
            )
        )
    )
    private static let metadata =
        "<mets:dmdSec ID='D0'><mets:mdWrap><mods:mods><mods:titleInfo><mods:title>Die Zeitung</mods:title></mods:titleInfo>"
        + "<mods:language><mods:languageTerm type='text'>Deutsch</mods:languageTerm><mods:languageTerm type='code'>de"
        + "</mods:languageTerm></mods:language><mods:identifier type='issn'>1234-5678</mods:identifier>"
        + "<mods:accessCondition type='use' xlink:href='https://example.org/terms'>Nur zum Lesen</mods:accessCondition>"
        + "<mods:relatedItem><mods:titleInfo><mods:title>Fremd</mods:title></mods:titleInfo></mods:relatedItem></mods:mods>"
        + "</mets:mdWrap></mets:dmdSec><mets:dmdSec ID='D1'><mods:mods><mods:titleInfo><mods:nonSort>Der</mods:nonSort>"
        + "<mods:title>Titel &amp; mehr</mods:title></mods:titleInfo><mods:titleInfo type='translated'><mods:title>The title"
        + "</mods:title></mods:titleInfo></mods:mods></mets:dmdSec><mets:amdSec><mets:rightsMD ID='R'><mets:mdWrap><mets:xmlData>"
        + "<dv:rights><dv:owner>Bibliothek</dv:owner><dv:license>CC-BY-NC</dv:license></dv:rights></mets:xmlData></mets:mdWrap>"
        + "</mets:rightsMD></mets:amdSec>"

    @Test func `an article is a document, whatever pages it is on and whatever order these state`() throws {
        let volume = MadeVolume(maps: METSTests.articles, metadata: METSTests.metadata, contents: METSTests.pages)
        let outcomes = try volume.outcomes()
        #expect(outcomes.map(\.summary) == ["div[3]:Titel\nVerwaltung\nendet\nvorn IDNEXT", "div[10]:Anzeige\nzwei"])
        guard case .document(let article) = outcomes.first, case .document(let notice) = outcomes.last else { return }
        #expect(article.title == "Der Titel & mehr")
        #expect(article.declaredLanguage == "de")
        #expect(article.identifiers == ["issn:1234-5678", "url:https://example.org/ark:1/2"])
        let rights = [
            "mets-rights=CC-BY-NC", "mods-access-condition=https://example.org/terms",
            "mods-access-condition=Nur zum Lesen",
        ]
        #expect(article.rights.map { "\($0.kind)=\($0.value)" } == rights)
        #expect(article.engine == "Reader")
        #expect(article.furniture == ["Kopf"])
        #expect(notice.title == "Anzeige 1")
        let bytes = Array(volume.mets.utf8)
        for document in [article, notice] {
            let division = bytes[document.place.byteOffset..<(document.place.byteOffset + document.place.byteCount)]
            #expect(
                division.starts(with: "<mets:div TYPE='A".utf8)
                    && division.reversed().starts(with: "</mets:div>".utf8.reversed())
            )
        }
    }

    @Test func `without a logical structure a page is a document, read from the file group for text`() throws {
        let physical =
            "<mets:structMap TYPE='PHYSICAL'>"
            + div(
                "physSequence",
                "LABEL='Band'",
                div("page", "ORDER='1'", "<mets:fptr FILEID='I1'/><mets:fptr FILEID='A1'/>")
                    + div("page", "", "<mets:fptr FILEID='A2'/>")
            )
            + "</mets:structMap>"
        let outcomes = try MadeVolume(groupUse: "FULLTEXT", maps: physical, contents: METSTests.pages).outcomes()
        #expect(
            outcomes.map(\.summary) == ["div[2]:vorn IDNEXT\nTitel\nVerwaltung\nAnzeige\nzwei", "div[3]:endet\nRest"]
        )
        guard case .document(let page) = outcomes[0] else { return }
        #expect(page.title == "Band")
        #expect(page.furniture == ["Kopf"])
        let files = try MadeVolume(maps: "", contents: METSTests.pages).outcomes()
        #expect(files.map(\.place.locator) == ["file[1]", "file[2]"])
    }

    @Test(arguments: [
        ("text/none.xml", "is not there"), ("../text/1.xml", "leads out"), ("/etc/passwd", "leads out"),
        ("file:///etc/passwd", "leads out"), ("%2e%2e/x.xml", "leads out"),
        ("https://example.org/1.xml", "is not a file beside"),
        ("text\\1.xml", "leads out"), ("text/other.xml", "is no ALTO"),
    ])
    func `a file that is not there is counted with its name, and the rest is read`(name: String, reason: String) throws
    {
        let map = logical(
            div("Newspaper", "", div("ARTICLE", "", area("A1", "P1_1")) + div("ARTICLE", "", area("A2", "P2_2")))
        )
        let contents = METSTests.pages + [("text/other.xml", "<PcGts/>")]
        let outcomes = try MadeVolume(files: [("A1", name), ("A2", "text/2.xml")], maps: map, contents: contents)
            .outcomes()
        #expect(outcomes.map(\.place.locator) == ["file[2]", "div[2]", "div[3]"])
        guard case .rejected(let rejection) = outcomes[0] else { return #expect(Bool(false), "\(outcomes)") }
        #expect(rejection.detail.contains(name) && rejection.detail.contains(reason), "\(rejection.detail)")
        #expect(outcomes[2].summary == "div[3]:Rest")
    }

    @Test func `files are found encoded, compressed and without their folders`() throws {
        let map = logical(div("ARTICLE", "", area("A1", "P1_1") + area("A2", "P2_2")))
        let files = [("A1", "file://deep/down/a%20b.xml"), ("A2", "./text/2.xml")]
        try MadeVolume(files: files, maps: map, contents: [("a b.xml", METSTests.pages[0].1)]).write { path in
            try OutputFile.write(
                gzipMember(Array(METSTests.pages[1].1.utf8)),
                to: Path.join(Path.parent(of: path), "text/2.xml.gz")
            )
            #expect(try readFile(path, as: .mets).map(\.summary) == ["div[1]:Titel\nRest"])
            #expect(try METSVolume.fileNames(ofFileAt: path) == ["a b.xml", "text/2.xml.gz"])
        }
    }

    @Test func `links do not lead out of the folder`() throws {
        let map = logical(div("ARTICLE", "", area("A1", "P1_1")))
        try withFile(Array(METSTests.pages[0].1.utf8)) { outside in
            try MadeVolume(files: [("A1", "l.xml")], maps: map).write { path in
                let link = Path.join(Path.parent(of: path), "l.xml")
                try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: outside)
                #expect(
                    try readFile(path, as: .mets).map(\.summary) == [
                        "file[2]!file-unreadable", "div[1]!file-unreadable",
                    ]
                )
            }
        }
    }

    @Test func `elements that are not there are counted, and pages with no end are no loss of the others`() throws {
        let map = logical(
            div("ARTICLE", "", area("A1", "P1_1") + area("A1", "P9_9")) + div("ARTICLE", "", area("A2", "P2_2"))
        )
        let cut = String(METSTests.pages[1].1.prefix { $0 != "R" })
        let outcomes = try MadeVolume(maps: map, contents: [METSTests.pages[0], ("text/2.xml", cut)]).outcomes()
        #expect(
            outcomes.map(\.summary) == [
                "div[1]#missing!format-mismatch", "div[1]:Titel", "div[2]#missing!format-mismatch",
            ]
        )
    }

    @Test func `ranges are taken whole, and only where they are well-formed`() throws {
        let map = logical(
            div("ARTICLE", "", area("A1", "P1_2", "P1_C")) + div("ARTICLE", "", area("A1", "P1_1", "P1_4"))
        )
        let outcomes = try MadeVolume(maps: map, contents: METSTests.pages).outcomes()
        #expect(
            outcomes.map(\.summary) == [
                "div[1]:vorn IDNEXT\nVerwaltung\nAnzeige\nzwei", "div[2]#missing!format-mismatch",
            ]
        )
    }

    @Test func `a record changes with the bytes of what it is made of`() throws {
        func record(_ word: String) throws -> CutRecord? {
            var record: CutRecord?
            let contents = [("text/1.xml", alto("P1", block("P1_1", word)))]
            try MadeVolume(maps: logical(div("ARTICLE", "", area("A1", "P1_1"))), contents: contents).write { path in
                record = try RecordStream(path: path, format: .mets).next()
            }
            return record
        }
        let (one, same, other) = (try record("a"), try record("a"), try record("b"))
        #expect(one != nil && one != other)
        #expect(one == same)
    }

    @Test func `a structure that takes the same page again and again is cut short`() throws {
        let articles = (0..<20_000).map { _ in div("ARTICLE", "", area("A1")) }.joined()
        let text = alto("P1", (0..<2000).map { block("P1_\($0)", "word") }.joined())
        let outcomes = try MadeVolume(maps: logical(articles), contents: [("text/1.xml", text)]).outcomes()
        #expect(outcomes.count < 300)
        #expect(outcomes.last?.summary == "!record-too-large")
    }

    @Test func `what is no METS is rejected`() throws {
        try withFile(Array("<alto/>".utf8)) { path in
            let summaries = try readFile(path, as: .mets).map(\.summary)
            let names = try METSVolume.fileNames(ofFileAt: path)
            #expect(summaries == ["!format-mismatch"])
            #expect(names == nil)
        }
        #expect(try MadeVolume(maps: "<mets:div").outcomes().map(\.place.locator) == [""])
        #expect(try MadeVolume(files: [], maps: "").outcomes().map(\.summary) == ["!format-mismatch"])
    }
}
