// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import DocumentReading
import Testing

@Suite struct TEIReaderTests {
    private func body(_ markup: String) throws -> String {
        try text("<TEI><teiHeader><title>no</title></teiHeader><text><body>\(markup)</body></text></TEI>", as: .tei)
    }

    @Test func `blocks part words and inline elements do not`() throws {
        #expect(try body("<div><head>H</head><p>a</p><p>b</p></div>") == "H\na\nb")
        #expect(
            try body("<lg><l>one</l><l>two</l></lg><sp><speaker>S</speaker><l>x<stage>s</stage>y</l></sp>")
                == "one\ntwo\nS\nx\ns\ny"
        )
        #expect(try body("<p>b<hi>ol</hi>d <foreign>x</foreign>y<pb/>z<cb/>!</p>") == "bold xyz!")
        #expect(
            try body(
                "<table><row><cell>a</cell><cell><p>b</p><p>c</p></cell></row><row><cell/><cell>d</cell></row></table>"
            )
                == "a\tb c\nd"
        )
        #expect(try body("<list><label>1</label><item>a</item><item>b</item></list>") == "1\na\nb")
    }

    @Test func `line breaks part words unless they say no`() throws {
        #expect(try body("<p>one<lb/>two<lb break=\"no\"/>three</p>") == "one twothree")
        #expect(try body("<p>Ver-\n<lb break='no'/>\nwaltung x-<lb/>y<pb break='no'/> z</p>") == "Verwaltung x- yz")
    }

    @Test func `notes and the readings of editors are left out`() throws {
        #expect(try body("<p>a<note>no</note>b <choice><sic>teh</sic><corr>no</corr></choice> c</p>") == "ab teh c")
        #expect(
            try body(
                "<p><choice><abbr>Dr</abbr><expan>no</expan></choice>.<choice><orig>vnd</orig><reg>no</reg></choice></p>"
            )
                == "Dr.vnd"
        )
        #expect(
            try body(
                "<p>a <corr>kept</corr> <gap><desc>no</desc></gap><figure><figDesc>no</figDesc><head>f</head></figure></p>"
            )
                == "a kept\nf"
        )
    }

    @Test func `utterances and tokens are read as speech and words`() throws {
        #expect(
            try body("<u><seg>One.</seg><note>no</note>\n<seg>Two.</seg></u><p>x <seg>y</seg> z</p>")
                == "One.\nTwo.\nx y z"
        )
        let tokens =
            "<s>\n<w>Hello</w>\n<pc join='left'>,</pc>\n<pc join='right'>(</pc>\n<w join='right'>you</w>\n<pc>)</pc>\n</s>"
        #expect(try body("<p>\(tokens)</p>") == "Hello, (you)")
    }

    @Test func `the header gives title and language and licence and identifiers`() throws {
        let header = """
            <teiHeader><fileDesc><titleStmt><title>A  B</title><title type="sub">no</title></titleStmt>
            <publicationStmt><idno type="URL">https://example.org/x</idno><availability>
            <licence target="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</licence></availability>
            </publicationStmt><sourceDesc><bibl><title>no</title><idno type="ISBN">978-3-16 148410-0</idno></bibl>
            </sourceDesc></fileDesc><profileDesc><langUsage><language ident="en"/></langUsage><particDesc><person>
            <idno type="URI">https://example.org/person</idno></person></particDesc></profileDesc></teiHeader>
            """
        let found = try document("<TEI xml:lang='cs'>\(header)<text xml:lang='sk'><p>t</p></text></TEI>", as: .tei)
        #expect(found.title == "A B")
        #expect(found.declaredLanguage == "sk")
        #expect(found.identifiers == ["url:https://example.org/x", "isbn:9783161484100"])
        let address = "https://creativecommons.org/licenses/by/4.0/"
        let target = RightsEvidence(kind: "tei-licence", value: address, place: "licence@target")
        #expect(found.rights == [target, RightsEvidence(kind: "tei-licence", value: "CC BY 4.0", place: "licence")])
        let plain = try document("<TEI>\(header)<text><p>t</p></text></TEI>", as: .tei)
        #expect(plain.declaredLanguage == "en")
    }

    @Test func `hostile XML is a rejection or harmless`() throws {
        let bomb = "<!DOCTYPE TEI [<!ENTITY a 'xx'><!ENTITY b '&a;&a;'>]><TEI><text>&b;&eacute;</text></TEI>"
        #expect(try text(bomb, as: .tei) == "&b;é")
        let file =
            "<!DOCTYPE TEI SYSTEM 'file:///etc/hostname' [<!ENTITY x SYSTEM '/etc/hostname'>]><TEI><text>&x;</text></TEI>"
        #expect(try text(file, as: .tei) == "&x;")
        let deep = "<TEI><text>" + String(repeating: "<div>", count: 100_000)
        #expect(rejection(Array(deep.utf8), as: .tei) == .nestingTooDeep)
        #expect(rejection(Array("<TEI><text><p>a</text></TEI>".utf8), as: .tei) == .markupBroken)
        #expect(try text("<TEI><text>a\u{0}b</text></TEI>", as: .tei) == "ab")
    }
}
