// SPDX-License-Identifier: EUPL-1.2

import Bytes
import CorpusModel
import DocumentReading
import Testing

/// A generator with a seed, so that a failure can be had again.
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

@Suite struct MutationTests {
    private static let seeds: [(SourceFormat, String)] = [
        (
            .html,
            """
            <!DOCTYPE html><html lang=de><head><meta charset=windows-1252><title>T &amp; t</title>
            <script type="application/ld+json">{"license":"x"}</script><style>a{}</style></head><body class='a b'>
            <nav><ul><li><a href="x">n</a></ul></nav><main><h1>H</h1><p>a <b>b</b> &eacute; &#8364;<br>c</p><table><tr>
            <td>1<td><p>2</p></table><pre> x\n y </pre><!-- c --></main><footer>f</footer></body></html>
            """
        ),
        (
            .tei,
            """
            <?xml version="1.0" encoding="utf-8"?><!DOCTYPE c [<!ENTITY e "x">]><c><TEI xml:lang="cs"><teiHeader><fileDesc>
            <titleStmt><title>T</title></titleStmt></fileDesc></teiHeader><text><p>a<lb break="no"/>b &e; &eacute;</p>
            <table><row><cell>1</cell></row></table></text></TEI><TEI><text><![CDATA[x]]><w join="right">y</w></text></TEI></c>
            """
        ),
        (
            .alto,
            """
            <?xml version="1.0"?><alto xmlns="u"><Layout><Page LANG="de"><TextBlock><TextLine><String CONTENT="Ver" WC="0.5"
            SUBS_TYPE="HypPart1" SUBS_CONTENT="Verwaltung"/><HYP CONTENT="-"/></TextLine><TextLine><String CONTENT="waltung"
            SUBS_TYPE="HypPart2" SUBS_CONTENT="Verwaltung"/><SP/><String CONTENT="x"/></TextLine></TextBlock></Page></Layout>
            </alto>
            """
        ),
        (
            .hocr,
            """
            <html lang="en"><body><div class="ocr_page"><p class="ocr_par" lang="de"><span class="ocr_line">
            <span class="ocrx_word" title="bbox 1 2 3 4; x_wconf 91">Ver-</span></span><span class="ocr_line">waltung</span>
            </p></div></body></html>
            """
        ),
        (
            .page,
            """
            <PcGts><Page><ReadingOrder><OrderedGroup><RegionRefIndexed index="1" regionRef="a"/><UnorderedGroupIndexed
            index="0"><RegionRef regionRef="b"/></UnorderedGroupIndexed></OrderedGroup></ReadingOrder><TextRegion id="a"
            type="page-number"><TextLine><Word><TextEquiv><Unicode>1</Unicode></TextEquiv></Word></TextLine></TextRegion>
            <TextRegion id="b"><TextLine><TextEquiv index="1"><Unicode>Ver-</Unicode></TextEquiv></TextLine><TextLine><TextEquiv
            conf="0.5"><Unicode>waltung Verwaltung</Unicode></TextEquiv></TextLine></TextRegion></Page></PcGts>
            """
        ),
        (
            .abbyy,
            """
            <?xml version="1.0"?><document><page><block blockType="Table"><row><cell><text><par><line><formatting lang="German">
            <charParams charConfidence="7">a</charParams><charParams>¬</charParams></formatting></line><line><formatting>b
            </formatting></line></par></text></cell></row></block></page><page><par><line><formatting>c</formatting></line>
            </par></page></document>
            """
        ),
        (
            .jats,
            """
            <?xml version="1.0"?><!DOCTYPE article PUBLIC "-//NLM//DTD JATS v1.2//EN" "JATS.dtd"><article xml:lang="en" xmlns:xlink="x"><front>
            <article-meta><article-id pub-id-type="doi">10.1/x</article-id><title-group><article-title>On <italic>Wells</italic></article-title></title-group>
            <permissions><license xlink:href="https://creativecommons.org/licenses/by/4.0/"><license-p>Open.</license-p></license></permissions>
            <abstract><p>Short.</p></abstract></article-meta></front><body><sec><label>1</label><title>Start</title><p>A claim<sup><xref ref-type="bibr">1</xref>,
            <xref ref-type="bibr">2</xref></sup>. <inline-formula><alternatives><mml:math xmlns:mml="m"><mml:mi>x</mml:mi></mml:math>
            <tex-math>\\documentclass{a}\\begin{document}$x^2$\\end{document}</tex-math></alternatives></inline-formula></p>
            <table-wrap><label>Table 1</label><table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td/></tr></table></table-wrap></sec></body></article>
            """
        ),
        (
            .akomaNtoso,
            """
            <a:akomaNtoso xmlns:a="u"><a:act name="x"><a:meta><a:identification><a:FRBRExpression><a:FRBRlanguage language="nl"/></a:FRBRExpression>
            </a:identification></a:meta><a:preface><a:longTitle><a:p>An <a:docTitle>Act</a:docTitle></a:p></a:longTitle></a:preface><a:body><a:article>
            <a:num>Article 1</a:num><a:heading>Scope</a:heading><a:paragraph><a:num>1.</a:num><a:content><a:p>Text<a:authorialNote><a:p>n</a:p></a:authorialNote>.</a:p></a:content></a:paragraph>
            </a:article></a:body></a:act></a:akomaNtoso>
            """
        ),
        (
            .formex,
            """
            <ACT><BIB.INSTANCE><LG.DOC>NL</LG.DOC></BIB.INSTANCE><TITLE><TI><P>Rule <HT TYPE="UC">one</HT></P></TI></TITLE><ENACTING.TERMS><ARTICLE><TI.ART>Article 1</TI.ART>
            <PARAG><NO.PARAG>1.</NO.PARAG><ALINEA>A <QUOT.START CODE="2018"/>word<QUOT.END CODE="2019"/><NOTE><P>n</P></NOTE>,<?PAGE NO="2"?> on.</ALINEA></PARAG>
            <TBL><CORPUS><ROW><CELL>a</CELL><CELL><P>b</P></CELL></ROW></CORPUS></TBL></ARTICLE></ENACTING.TERMS></ACT>
            """
        ),
        (
            .eurlex,
            """
            <?xml version="1.0"?><html xmlns="h"><head><title>f.xml</title></head><body><p class="oj-hd-ti">Journal</p><div class="eli-main-title"><p class="oj-doc-ti">Rule</p></div>
            <table><tbody><tr><td valign="top"><p class="oj-normal">(a)</p></td><td valign="top"><p class="oj-normal">text (<a><span class="oj-note-tag">1</span></a>)</p></td></tr></tbody></table>
            <table><tr><td>x</td><td>y</td></tr></table><p class="oj-note">note</p></body></html>
            """
        ),
    ]
    private static let splices = [
        "<", ">", "</", "&", "\"", "'", "<!--", "-->", "<![CDATA[", "]]>", "<?", "<!DOCTYPE", "\u{0}", "\u{FFFD}",
        "&#x110000;",
        "<script>", "</script>", "<TEI>", "</TEI>", "<article>", "</article>", "<ACT>", "</html>", "<td>", "<pre>",
        "\u{AD}", "=", "&nbsp;",
    ]

    @Test(arguments: seeds.map(\.0))
    func `damaged files neither crash nor depend on their splits`(format: SourceFormat) throws {
        var generator = SeededGenerator(state: 20_240_601)
        let seed = try #require(MutationTests.seeds.first { $0.0 == format })
        for round in 0..<400 {
            var bytes = Array(seed.1.utf8)
            for _ in 0..<Int.random(in: 1...6, using: &generator) { mutate(&bytes, &generator) }
            let whole = read(bytes, as: format)
            let size = Int.random(in: 1...40, using: &generator)
            #expect(read(bytes, as: format, chunkByteCount: size) == whole, "round \(round), chunks of \(size)")
            for case .document(let document) in whole {
                #expect(document.text.isWellFormedUTF8)
                #expect(!document.text.contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 }, "round \(round)")
                #expect(document.text.first != 0x20 && document.text.last?.isASCIISpace != true, "round \(round)")
            }
        }
    }

    private func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
        let place = Int.random(in: 0...bytes.count, using: &generator)
        let end = min(bytes.count, place + Int.random(in: 0...30, using: &generator))
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes.removeSubrange(place..<end)
        case 1: bytes.insert(contentsOf: bytes[place..<end], at: place)
        case 2 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 3: bytes = Array(bytes[..<end])
        default:
            let splice = MutationTests.splices[Int.random(in: 0..<MutationTests.splices.count, using: &generator)]
            bytes.insert(contentsOf: splice.utf8, at: place)
        }
        if bytes.isEmpty { bytes = [0x3C] }
    }
}
