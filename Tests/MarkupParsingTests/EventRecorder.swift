// SPDX-License-Identifier: EUPL-1.2

import Bytes
import MarkupParsing

/// Writes events down as text: `<name key=value>`, `</name>`, text as it is, `{raw}`; names that are not known are `?`.
final class EventRecorder: MarkupEventHandler {
    private(set) var log = ""
    private(set) var deepest = 0
    private(set) var textByteCount = 0
    private(set) var keptAttributes: MarkupAttributes?
    private let names: [String]
    private var depth = 0

    init(_ names: [String]) {
        self.names = names
    }

    func startElement(_ name: Int, _ attributes: MarkupAttributes) {
        depth += 1
        deepest = max(deepest, depth)
        keptAttributes = attributes
        guard depth < 1000 else { return }
        log += "<\(spelling(name))"
        for index in 0..<attributes.count {
            log += " \(spelling(attributes.name(at: index)))="
            log += String(decoding: attributes.value(at: index), as: UTF8.self)
        }
        log += ">"
    }

    func endElement(_ name: Int) {
        depth -= 1
        if depth < 1000 { log += "</\(spelling(name))>" }
    }

    func text(_ piece: Span<UInt8>) {
        textByteCount += piece.count
        if textByteCount < 100_000 { log += String(decoding: Array(copying: piece), as: UTF8.self) }
    }

    func rawText(_ piece: Span<UInt8>) {
        log += "{\(String(decoding: Array(copying: piece), as: UTF8.self))}"
    }

    private func spelling(_ name: Int) -> String {
        name == NameTable.unknown ? "?" : names[name - 1]
    }
}

/// What an XML document gives.
func xmlEvents(
    _ document: String,
    _ names: [String] = ["a", "b", "c", "x", "lang"]
) throws -> (log: String, summary: MarkupSummary) {
    let recorder = EventRecorder(names)
    let parser = MarkupParser(names: NameTable(names))
    let summary = try parser.parseXML(Array(document.utf8), into: recorder)
    return (recorder.log, summary)
}

/// What a page gives.
func htmlEvents(
    _ page: String,
    _ names: [String] = ["p", "b", "i", "div", "class", "table", "tr", "td"]
) throws -> String {
    let recorder = EventRecorder(names)
    let parser = MarkupParser(names: NameTable(names))
    try parser.parseHTML(Array(page.utf8), into: recorder)
    return recorder.log
}

/// The code of the error that a document ends in; `nil` if it is read to its end.
func xmlFailure(_ document: String) -> MarkupError? {
    do throws(MarkupError) {
        let names = ["a", "b"]
        try MarkupParser(names: NameTable(names)).parseXML(Array(document.utf8), into: EventRecorder(names))
        return nil
    } catch {
        return error
    }
}
