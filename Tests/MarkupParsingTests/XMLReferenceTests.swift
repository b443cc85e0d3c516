// SPDX-License-Identifier: EUPL-1.2

import CLibXML2
import MarkupParsing
import Testing

/// Our parser beside another one, on documents that are damaged in many ways.
@Suite struct XMLReferenceTests {
    private static let names = ["a", "b", "c", "x", "y", "lang", "wö"]

    private static let samples = [
        "<a x='1' y=\"zwei &amp; &#x33;\"><b>t</b>text <c/>tail &lt;&gt;&#8364;</a>",
        "<!-- head --><a>\n <b xml:lang='de'>žluť</b><!-- c --><?pi data?>]] ]]</a>\n<!-- end -->",
        "<p:a xmlns:p='u' xmlns='v'><p:b p:x='1' x='2'/><![CDATA[<b>&amp;]]]]><c\n x\t=\n'a\tb\nc'\r\n></c\r\n></p:a>",
        "<a><b><c><wö x='&quot;&apos;'>€😀</wö></c></b>\r\r\n<b ></b ><b\n/></a><?end?>",
        "<a><![CDATA[]]>x<![CDATA[>]]></a>", "<a x='>' y='\"'>></a>",
        // Elements that are written like the one before them, and nearly so.
        "<a><b x='1' y=\"2\">t</b> <b x='' y=\"&lt;\">u</b><b  x='5'\n y='6'/><b x='1' y=\"2\" lang='l'></b><c x='3'/></a>",
        "<a><b x='1'/><b y='1' x='2'/><bb x='1'/><b x=\"1\"/><b q:x='1' x='2'/><b q:x='3' x = '4'/><b x='1' x1='2'/></a>",
    ].map { Array($0.utf8) }

    // A name that the other parser does not know may be one of HTML's.
    private static let lenientCode = Int(XML_ERR_UNDECLARED_ENTITY.rawValue)

    private func events(_ document: [UInt8]) -> (log: String, error: MarkupError?) {
        let recorder = EventRecorder(XMLReferenceTests.names)
        do throws(MarkupError) {
            try MarkupParser(names: NameTable(XMLReferenceTests.names)).parseXML(document, into: recorder)
            return (recorder.log, nil)
        } catch {
            return (recorder.log, error)
        }
    }

    @Test func `the samples give the events that another parser gives`() {
        let declared = Array("<?xml version='1.0' standalone='yes'?><a x='1'/>".utf8)
        for sample in XMLReferenceTests.samples + [declared] {
            let (expected, errorCode, _) = ReferenceParser.events(sample, XMLReferenceTests.names)
            #expect(errorCode == 0)
            let found = events(sample)
            #expect(found.error == nil)
            #expect(found.log == expected)
        }
    }

    @Test func `damaged documents are refused where another parser refuses them, else they give its events`() {
        var damage = Damage(state: 3)
        var refusedCount = 0
        var readCount = 0
        for round in 0..<40_000 {
            let document = damage.damaged(XMLReferenceTests.samples[round % XMLReferenceTests.samples.count])
            let (expected, errorCode, hasPlainPrefixes) = ReferenceParser.events(document, XMLReferenceTests.names)
            // Of odd colons each makes its own.
            guard hasPlainPrefixes else { continue }
            let found = events(document)
            let text = String(decoding: document, as: UTF8.self)
            if errorCode == 0 {
                readCount += 1
                #expect(found.error == nil, "\(text)")
                #expect(found.log == expected, "\(text)")
            } else if errorCode != XMLReferenceTests.lenientCode {
                refusedCount += 1
                #expect(found.error != nil, "\(errorCode): \(text)")
            }
        }
        #expect(readCount > 5_000)
        #expect(refusedCount > 10_000)
    }
}

/// Changes documents here and there, the same way each time.
private struct Damage {
    var state: UInt64
    private static let bytes = Array("<>/='\"&;#!-[]? a:bx1\n\r\t.".utf8)

    private mutating func number(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % max(1, bound)
    }

    mutating func damaged(_ document: [UInt8]) -> [UInt8] {
        var result = document
        for _ in 0...number(below: 2) {
            let start = number(below: result.count)
            let end = min(result.count, start + 1 + number(below: 4))
            switch number(below: 5) {
            case 0: result.removeSubrange(start..<end)
            case 1: result.insert(contentsOf: result[start..<end], at: number(below: result.count))
            case 2: result.insert(Damage.bytes[number(below: Damage.bytes.count)], at: start)
            case 3: result.removeSubrange(min(start + 12, result.count)...)
            default: if start < result.count { result[start] = Damage.bytes[number(below: Damage.bytes.count)] }
            }
        }
        return result
    }
}
