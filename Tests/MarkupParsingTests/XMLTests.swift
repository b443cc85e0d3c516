// SPDX-License-Identifier: EUPL-1.2

import MarkupParsing
import Testing

@Suite struct XMLTests {
    @Test func `elements come balanced under their local names`() throws {
        let events = try xmlEvents("<p:a xmlns:p='u' xml:lang='de'><b>t</b><unknown/></p:a>")
        #expect(events.log == "<a lang=de><b>t</b><?></?></a>")
    }

    @Test func `a prefix that nobody declared is no error`() throws {
        #expect(try xmlEvents("<q:a z:x='1'>t</q:a>").log == "<a x=1>t</a>")
    }

    @Test func `everything that XML has is read as it should be`() throws {
        let document = """
            <?xml version="1.0" encoding="iso-8859-2"?><!DOCTYPE a [<!-- it's > ]> here --><!ENTITY e "no">]>
            <a x="&lt;é&eacute;&#x17E;&nope;"><!-- c --><b>žluťoučký kůň &amp; &scaron;&e;</b>
            <![CDATA[<b>&amp;]]><?pi <c?>?>€😀</a>
            """
        let log = try xmlEvents(document).log
        #expect(log == "<a x=<ééž&nope;><b>žluťoučký kůň & š&e;</b>\n<b>&amp;?>€😀</a>")
        let lines = try xmlEvents("<a>one\r\ntwo\rthree<b x='1\r\n2\t3&#10;4'/></a>").log
        #expect(lines == "<a>one\ntwo\nthree<b x=1 2 3\n4></b></a>")
    }

    @Test func `named characters of HTML resolve and unknown names stay and are counted`() throws {
        let rare = "&CounterClockwiseContourIntegral;&NotEqualTilde;&fjlig;"
        #expect(try xmlEvents("<a x='\(rare)'>\(rare)</a>").log == "<a x=∳≂̸fj>∳≂̸fj</a>")
        let events = try xmlEvents("<a x='&nbsp;&zzz;'>&eacute;&mdash;&foo;&amp;&lt;&#8364;&bar;</a>")
        #expect(events.log == "<a x=\u{A0}&zzz;>é—&foo;&<€&bar;</a>")
        #expect(events.summary.unknownEntityCount == 2)
    }

    @Test func `a document is UTF-8 whatever it declares and with or without a byte order mark`() throws {
        #expect(try xmlEvents("<?xml version='1.0' encoding='windows-1250'?><a>ř</a>").log == "<a>ř</a>")
        #expect(try xmlEvents("\u{FEFF}<?xml version='1.0' encoding='UTF-16'?><a>ř</a>").log == "<a>ř</a>")
    }

    @Test func `entities that a document declares are not expanded`() throws {
        let laughs = (1...9).map { "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 10))\">" }.joined()
        let bomb = "<!DOCTYPE a [<!ENTITY l0 \"lol\">\(laughs)]><a x='&l9;'>&l9;</a>"
        let events = try xmlEvents(bomb)
        #expect(events.log == "<a x=&l9;>&l9;</a>")
        let quadratic = String(repeating: "&e;", count: 10_000)
        let long = "<!DOCTYPE a [<!ENTITY e '\(String(repeating: "x", count: 50_000))'>]><a>\(quadratic)</a>"
        #expect(try xmlEvents(long).summary.unknownEntityCount == 10_000)
    }

    @Test func `attribute defaults that a document declares are not applied`() throws {
        let declarations = (0..<20_000).map { "<!ATTLIST a x\($0) CDATA \"d\">" }.joined()
        let elements = String(repeating: "<a/>", count: 20_000)
        let log = try xmlEvents("<!DOCTYPE b [\(declarations)<!ATTLIST a x CDATA 'd'>]><b><a/>\(elements)</b>").log
        #expect(log.hasPrefix("<b><a></a><a></a>"))
    }

    @Test func `no file and no address is ever opened`() throws {
        let external = "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><a x='&e;'>&e;</a>"
        #expect(throws: MarkupError.self) { try xmlEvents("<a>") }
        #expect(try xmlEvents(external).log == "<a x=&e;>&e;</a>")
        for system in ["file:///etc/hostname", "/etc/hostname", "http://127.0.0.1:1/x.dtd"] {
            #expect(try xmlEvents("<!DOCTYPE a SYSTEM '\(system)'><a>&y;</a>").log == "<a>&y;</a>")
            let parameter = "<!DOCTYPE a [<!ENTITY % p SYSTEM '\(system)'> %p;]><a>&y;</a>"
            #expect(try xmlEvents(parameter).log == "<a>&y;</a>")
        }
    }

    @Test func `what is not well-formed is refused with its line`() throws {
        #expect(xmlFailure("<a>\n<b>\n</a>")?.code == .notWellFormed)
        #expect(xmlFailure("<a>\n<b>\n</a>")?.lineNumber == 3)
        #expect(xmlFailure("<a x=1/>")?.code == .notWellFormed)
        #expect(xmlFailure("<a/><b/>") != nil)
        #expect(xmlFailure("<a>\u{1}</a>") != nil)
        #expect(xmlFailure("")?.code == .truncated)
        #expect(xmlFailure("<a><b>text")?.code == .truncated)
        #expect(xmlFailure("<a/>") == nil)
    }

    @Test func `nesting is limited by the setting and not by the stack`() throws {
        let names = NameTable(["a"])
        let deep = Array((String(repeating: "<a>", count: 100_000)).utf8)
        let closed = deep + Array(String(repeating: "</a>", count: 100_000).utf8)
        #expect(throws: MarkupError.self) {
            try MarkupParser(names: names, maximumDepth: 512).parseXML(closed, into: EventRecorder(["a"]))
        }
        let recorder = EventRecorder(["a"])
        try MarkupParser(names: names, maximumDepth: 100_000).parseXML(closed, into: recorder)
        #expect(recorder.deepest == 100_000)
    }

    @Test func `crowds of attributes are refused before they cost time, and namespaces cost none`() throws {
        let attributes = (0..<300_000).map { "a\($0)='>'" }.joined(separator: " ")
        let crowded = xmlFailure("<a>\n<b \(attributes)/></a>")
        #expect(crowded?.code == .tooManyAttributes)
        #expect(crowded?.lineNumber == 2)
        let some = (0..<1000).map { "a\($0)='v'" }.joined(separator: " ")
        #expect(xmlFailure("<a><b \(some)/>\(String(repeating: "x='y' ", count: 2000))</a>") == nil)
        let namespaces = (0..<3).map { "xmlns:n\($0)='u'" }.joined(separator: " ")
        let siblings = String(repeating: "<b \(namespaces)/>", count: 1000)
        #expect(xmlFailure("<a>\(siblings)</a>") == nil)
        let nested = String(repeating: "<b \(namespaces)>", count: 400)
        let ends = String(repeating: "</b>", count: 400)
        #expect(xmlFailure("<a>\(nested)\(String(repeating: "<b/>", count: 300_000))\(ends)</a>") == nil)
    }

    @Test func `long attributes and text arrive whole`() throws {
        let long = String(repeating: "wörd ", count: 200_000)
        #expect(try xmlEvents("<a x='\(long)'/>").log.utf8.count == long.utf8.count + 10)
        let recorder = EventRecorder(["a"])
        let text = String(repeating: "text ", count: 3_000_000)
        try MarkupParser(names: NameTable(["a"])).parseXML(Array("<a>\(text)</a>".utf8), into: recorder)
        #expect(recorder.textByteCount == text.utf8.count)
    }

    @Test func `attributes end with their event`() throws {
        let recorder = EventRecorder(["a", "x"])
        try MarkupParser(names: NameTable(["a", "x"])).parseXML(Array("<a x='1'>t</a>".utf8), into: recorder)
        let attributes = try #require(recorder.keptAttributes)
        #expect(attributes.count == 0)
        #expect(attributes.value(at: 0).isEmpty)
        #expect(attributes.name(at: 0) == NameTable.unknown)
    }
}
