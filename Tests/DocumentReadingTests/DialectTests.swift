// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import DocumentReading
import StrictYAML
import Testing

@Suite struct JATSTests {
    private func article(_ body: String, meta: String = "", language: String = "") -> String {
        "<article \(language)><front><journal-meta><issn>1234-5678</issn></journal-meta><article-meta>\(meta)"
            + "</article-meta></front><body>\(body)</body></article>"
    }

    @Test func `title and abstract and body are read and references are not`() throws {
        let meta = """
            <article-id pub-id-type="doi">10.1/x</article-id><article-id pub-id-type="publisher-id">9</article-id>
            <title-group><article-title>On <italic>Wells</italic><xref ref-type="fn">*</xref></article-title></title-group>
            <contrib-group><contrib><name><surname>No</surname></name></contrib></contrib-group>
            <abstract><title>Abstract</title><p>Short.</p></abstract><kwd-group><kwd>no</kwd></kwd-group>
            """
        let body = """
            <sec><label>1</label><title>Start</title><p>First.</p><fig><label>Fig. 1</label><caption><title>A well.</title>
            <p>Seen.</p></caption><graphic href="x"/></fig><boxed-text><p>Boxed.</p></boxed-text></sec>
            </body><back><ack><p>Thanks.</p></ack><ref-list><title>References</title><ref>no</ref></ref-list><fn-group><fn>
            <p>no</p></fn></fn-group></back><sub-article><front-stub><title-group><article-title>Reply</article-title>
            </title-group></front-stub><body><p>Yes.</p></body></sub-article><body>
            """
        let found = try document(article(body, meta: meta, language: "xml:lang='en'"), as: .jats)
        #expect(
            String(decoding: found.text, as: UTF8.self) == """
                On Wells
                Abstract
                Short.
                1 Start
                First.
                Fig. 1 A well.
                Seen.
                Boxed.
                Thanks.
                Reply
                Yes.
                """
        )
        #expect(found.title == "On Wells")
        #expect(found.declaredLanguage == "en")
        #expect(found.identifiers == ["issn:1234-5678", "doi:10.1/x"])
    }

    @Test func `tables are lines of cells and code keeps its lines`() throws {
        let table =
            "<table-wrap><label>Table 1</label><caption><p>T</p></caption><table><thead><tr><th>a</th><th>b</th></tr></thead>"
            + "<tbody><tr><td>1</td><td><p>2</p><p>3</p></td></tr></tbody></table><table-wrap-foot><p>no</p></table-wrap-foot></table-wrap>"
        #expect(try text(article(table), as: .jats) == "Table 1 T\na\tb\n1\t2 3")
        #expect(try text(article("<p>x</p><code>if a:\n    b</code>"), as: .jats) == "x\nif a:\n    b")
    }

    @Test func `marks of references vanish where they are set high and stay where they are words`() throws {
        let high = "<p>claim<sup><xref ref-type='bibr'>1</xref>,<xref ref-type='bibr'>2</xref></sup>. m<sup>2</sup></p>"
        #expect(try text(article(high), as: .jats) == "claim. m2")
        let words = "<p>claim (<xref ref-type='bibr'>Ada, 1843</xref>) and [<xref ref-type='bibr'>1</xref>]</p>"
        #expect(try text(article(words), as: .jats) == "claim (Ada, 1843) and [1]")
    }

    @Test(arguments: [true, false])
    func `of a formula's versions one is read`(isTeXFirst: Bool) throws {
        let tex = "<tex-math>\\documentclass{a}\n\\begin{document}$x^2$\\end{document}</tex-math>"
        let math = "<mml:math><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:math>"
        let both = isTeXFirst ? tex + math : math + tex
        let formula = "<p>for <inline-formula><alternatives>\(both)<graphic/></alternatives></inline-formula> and</p>"
        #expect(try text(article(formula), as: .jats) == "for $x^2$ and")
        #expect(
            try text(article("<p>so <disp-formula>\(math)<label>(1)</label></disp-formula></p>"), as: .jats)
                == "so\nx2 (1)"
        )
    }

    @Test func `the licence of a figure is not the article's`() throws {
        let meta = """
            <permissions><copyright-statement>© 2020 A</copyright-statement>
            <license href="https://creativecommons.org/licenses/by/4.0/"><license_ref>u</license_ref><license-p>See
            <ext-link href="https://example.org/l">it</ext-link>, please.</license-p></license></permissions>
            """
        let figure =
            "<fig><permissions><license href='https://creativecommons.org/licenses/by-nc/3.0/'><license-p>NC</license-p>"
            + "</license></permissions></fig>"
        let found = try document(article(figure, meta: meta), as: .jats)
        #expect(
            found.rights == [
                RightsEvidence(kind: "copyright", value: "© 2020 A", place: "copyright-statement"),
                RightsEvidence(
                    kind: "jats-license",
                    value: "https://creativecommons.org/licenses/by/4.0/",
                    place: "license@href"
                ),
                RightsEvidence(kind: "jats-license", value: "https://example.org/l", place: "ext-link@href"),
                RightsEvidence(kind: "jats-license", value: "u See it, please.", place: "license"),
                RightsEvidence(
                    kind: "part-licence",
                    value: "https://creativecommons.org/licenses/by-nc/3.0/",
                    place: "license@href"
                ),
                RightsEvidence(kind: "part-licence", value: "NC", place: "license"),
            ]
        )
    }

    @Test func `a licence in words alone is evidence`() throws {
        let meta = "<permissions><license><p>All rights reserved.</p></license></permissions>"
        let found = try document(article("<p>t</p>", meta: meta), as: .jats)
        #expect(found.rights == [RightsEvidence(kind: "jats-license", value: "All rights reserved.", place: "license")])
    }
}

@Suite struct HostileDialectTests {
    @Test(arguments: [SourceFormat.tei, .jats, .akomaNtoso, .formex, .eurlex])
    func `hostile files of every dialect are rejections or harmless`(format: SourceFormat) throws {
        let shells: [SourceFormat: (String, String)] = [
            .tei: ("<TEI><text>", "</text></TEI>"), .jats: ("<article><body>", "</body></article>"),
            .akomaNtoso: ("<akomaNtoso>", "</akomaNtoso>"), .formex: ("<ACT>", "</ACT>"),
            .eurlex: ("<html><body>", "</body></html>"),
        ]
        let (start, end) = try #require(shells[format])
        let deep = start + String(repeating: "<p>", count: 1_000_000)
        #expect(rejection(Array(deep.utf8), as: format) == .nestingTooDeep)
        let crowd = start + "<p \((0..<20_000).map { "a\($0)='x'" }.joined(separator: " "))/>" + end
        #expect(rejection(Array(crowd.utf8), as: format) == .markupBroken)
        let bomb = "<!DOCTYPE x [<!ENTITY a '\(String(repeating: "y", count: 1000))'><!ENTITY b '&a;&a;'>]>"
        #expect(try text(bomb + start + "&b; &copy;" + end, as: format) == "&b; ©")
        let external = "<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x.dtd' [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
        #expect(try text(external + start + "&f;" + end, as: format) == "&f;")
        #expect(try text("\u{FEFF}" + start + "a\r\nb\u{FEFF}c\u{0}d" + end, as: format) == "a bcd")
        #expect(try text(start + "<q:p q:r='1'>x</q:p>" + end, as: format) == "x")
        let broken = Array(start.utf8) + [0x61, 0xFF, 0xFE, 0x80, 0x62] + Array(end.utf8)
        #expect(read(broken, as: format).count == 1)
        #expect(rejection(Array((start + "<p>a</q>" + end).utf8), as: format) == .markupBroken)
        #expect(rejection(Array((start + "a").utf8), as: format) == .recordTruncated)
    }
}

@Suite struct LawDialectTests {
    private static let namespaces = [
        "http://docs.oasis-open.org/legaldocml/ns/akn/3.0", "http://www.akomantoso.org/2.0",
        "http://Inhaltsdaten.LegalDocML.de/1.8.2/", "",
    ]

    @Test(arguments: namespaces)
    func `numbers and headings and contents are lines in any namespace`(namespace: String) throws {
        let file = """
            <akomaNtoso xmlns="\(namespace)"><bill><meta><identification><FRBRWork><FRBRalias name="CELEX" value="32000L0001"/>
            </FRBRWork><FRBRExpression><FRBRlanguage language="en"/></FRBRExpression></identification></meta>
            <preface><longTitle><p>Proposal for a <docTitle>Rule</docTitle></p></longTitle></preface>
            <preamble><recitals><recital><num>(1)</num><p>Since.<authorialNote><p>no</p></authorialNote></p></recital></recitals></preamble>
            <body><chapter><num>CHAPTER I</num><heading>Scope</heading><article><num>Article 1</num><heading>Aim</heading>
            <paragraph><num>1.</num><list><intro><p>These:</p></intro><point><num>(a)</num><content><p>one;</p></content></point>
            <point><num>(b)</num><content><p>two.</p></content></point></list></paragraph><paragraph><num>2.</num></paragraph>
            <paragraph><content><p>No number.</p></content></paragraph></article></chapter></body></bill></akomaNtoso>
            """
        let found = try document(file, as: .akomaNtoso)
        #expect(
            String(decoding: found.text, as: UTF8.self) == """
                Proposal for a Rule
                (1) Since.
                CHAPTER I
                Scope
                Article 1
                Aim
                1. These:
                (a) one;
                (b) two.
                2.
                No number.
                """
        )
        #expect(found.title == "Rule")
        #expect(found.declaredLanguage == "en")
        #expect(found.identifiers == ["celex:32000L0001"])
    }

    @Test func `every type of Akoma Ntoso document is read`() throws {
        let types = [
            "<debate><debateBody><debateSection><speech><from>The Chair</from><p>Order.</p></speech></debateSection></debateBody></debate>",
            "<judgment><judgmentBody><introduction><p>The Chair</p></introduction><decision><p>Order.</p></decision></judgmentBody></judgment>",
            "<doc><mainBody><p>The Chair</p><p>Order.</p></mainBody></doc>",
            "<amendment><amendmentBody><amendmentContent><p>The Chair</p><p>Order.</p></amendmentContent></amendmentBody></amendment>",
            "<documentCollection><collectionBody><component><doc><mainBody><p>The Chair</p><p>Order.</p></mainBody></doc></component></collectionBody></documentCollection>",
        ]
        for type in types {
            #expect(try text("<akomaNtoso>\(type)</akomaNtoso>", as: .akomaNtoso) == "The Chair\nOrder.", "\(type)")
        }
    }

    @Test func `Formex is read with its quotation marks and without its notes`() throws {
        let file = """
            <ACT><BIB.INSTANCE><NO.DOC>no</NO.DOC><LG.DOC>NL</LG.DOC></BIB.INSTANCE><TITLE><TI><P>R<HT TYPE="UC">ule</HT> 1</P>
            <P>of today</P></TI></TITLE><ENACTING.TERMS><ARTICLE><TI.ART>Article 1</TI.ART><STI.ART>Aim</STI.ART><PARAG>
            <NO.PARAG>1.</NO.PARAG><ALINEA>A <QUOT.START CODE="2018"/>word<QUOT.END CODE="2019"/><NOTE><P>no</P></NOTE>,
            he<?PAGE NO="2"?>re:<LIST><ITEM><NP><NO.P>(a)</NO.P><TXT>one</TXT></NP></ITEM></LIST></ALINEA></PARAG></ARTICLE>
            <TBL><CORPUS><ROW><CELL>a</CELL><CELL><P>b</P><P>c</P></CELL></ROW><ROW><CELL>d</CELL></ROW></CORPUS></TBL>
            <QUOT.S><ARTICLE><TI.ART>Article 9</TI.ART></ARTICLE></QUOT.S></ENACTING.TERMS></ACT>
            """
        let found = try document(file, as: .formex)
        let expected = "Rule 1\nof today\nArticle 1\nAim\n1. A ‘word’, here:\n(a) one\na\tb c\nd\nArticle 9"
        #expect(String(decoding: found.text, as: UTF8.self) == expected)
        #expect(found.title == "Rule 1 of today")
        #expect(found.declaredLanguage == "NL")
        for list in ["<PUBLICATION><OJ><TITLE><TI><P>no</P></TI></TITLE></OJ></PUBLICATION>", "<DOC><BIB.DOC/></DOC>"] {
            #expect(rejection(Array(list.utf8), as: .formex) == .formatMismatch)
        }
    }

    @Test func `lists that EUR-Lex lays out as tables are lists and tables are tables`() throws {
        let file = """
            <html><head><title>f.xml</title></head><body><p class="oj-hd-ti">Journal</p><div class="eli-main-title">
            <p class="oj-doc-ti">Rule</p></div><table><tbody><tr><td valign="top"><p class="oj-normal">(a)</p></td>
            <td valign="top"><p class="oj-normal">see <a>(<span class="oj-super oj-note-tag">1</span>)</a>:</p><table><tr>
            <td valign="top"><p>(i)</p></td><td valign="top"><p>this;</p></td></tr></table></td></tr></tbody></table>
            <p class="li Point1"><span class="num">1.</span><span>Point</span></p>
            <table><tr><td><p>x</p></td><td><p>y</p></td></tr></table><p class="oj-note">no</p><dl id="footnotes">no</dl></body></html>
            """
        let found = try document(file, as: .eurlex)
        #expect(String(decoding: found.text, as: UTF8.self) == "Rule\n(a) see:\n(i) this;\n1. Point\nx\ty")
        #expect(found.title == "Rule")
    }
}

@Suite struct HouseDialectTests {
    private let table = """
        herkomst: 1
        name: house
        records: [rec]
        text: [body]
        blocks: [para, list]
        labels: [n]
        notes: [note]
        preformatted: [pre]
        lineBreaks: [br]
        joiningBreaks: ["br[w=no]"]
        title: [rec/head, rec@name]
        language: [rec@lang]
        identifiers: [{at: rec@isbn, scheme: isbn}]
        licences: {kind: house-licence, document: [rec@rights]}
        """
    private let file = """
        <house><rec lang="nl" isbn="1-2" rights="CC0"><head>T</head><body><para>a<br w="no"/>b<br/>c</para><list><n>1</n>
        <para>d<note>no</note></para></list></body></rec><x:rec name="N"><body>e &eacute; &nothing;</body></x:rec></house>
        """

    @Test func `a house format needs a table and no code`() throws {
        let dialect = try XMLDialect(path: "house.yaml", bytes: Array(table.utf8))
        for size in [1, 5, 1000] {
            let found = read(Array(file.utf8), as: .xml, chunkByteCount: size, dialect: dialect)
            #expect(found.map(\.summary) == ["rec[1]:ab c\n1 d", "rec[2]:e é &nothing;"])
            guard case .document(let first) = found[0], case .document(let second) = found[1] else { return }
            #expect(first.title == "T" && second.title == "N")
            #expect(first.declaredLanguage == "nl" && first.identifiers == ["isbn:12"])
            #expect(first.rights == [RightsEvidence(kind: "house-licence", value: "CC0", place: "rec@rights")])
            #expect(first.unknownEntityCount == 0 && second.unknownEntityCount == 1)
        }
    }

    @Test(arguments: [
        ("records: [rec]", "recrods: [rec]", "house.yaml:3: unknown key “recrods”; did you mean “records”?"),
        ("herkomst: 1", "herkomst: 2", "house.yaml:1: this version reads dialects of format 1; write “herkomst: 1”"),
        ("text: [body]", "", "house.yaml:1: no element holds the text; add “text: [body]”"),
        ("blocks: [para, list]", "blocks: [p ara]", "house.yaml:5: "),
        ("title: [rec/head, rec@name]", "title: [a@b@c]", "house.yaml:11: "),
        ("records: [rec]", "records: [a/b]", "house.yaml:3: "), ("[\"br[w=no]\"]", "[\"br[=no]\"]", "house.yaml:10: "),
        ("scheme: isbn", "sheme: isbn", "house.yaml:13: "),
    ])
    func `a wrong table is an error that names the line`(old: String, new: String, expected: String) {
        let wrong = table.replacing(old, with: new)
        #expect(wrong != table)
        let error = #expect(throws: ConfigurationError.self) {
            try XMLDialect(path: "house.yaml", bytes: Array(wrong.utf8))
        }
        #expect(error?.description.hasPrefix(expected) == true, "\(error?.description ?? "")")
    }

    @Test func `tables that differ have digests that differ`() throws {
        let one = try XMLDialect(path: "a", bytes: Array(table.utf8))
        let other = try XMLDialect(path: "a", bytes: Array((table + "\n").utf8))
        #expect(one.digest != other.digest)
    }

    @Test func `every shipped table can be read`() throws {
        for format in SourceFormat.allCases where format.isXMLDialect && format != .xml {
            #expect(try XMLDialect.of(format)?.name == format.rawValue)
        }
        #expect(try XMLDialect.of(.xml) == nil && XMLDialect.of(.html) == nil)
    }
}
