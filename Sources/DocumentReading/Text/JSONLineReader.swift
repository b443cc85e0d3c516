// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel

/// Reads a document out of a line of JSON.
enum JSONLineReader {
    /// The document in a line, with the number of ill-formed sequences repaired.
    static func read(_ line: [UInt8], _ fields: RecordFields) throws(ReadingFailure) -> (ExtractedText, Int) {
        let object: JSONObject
        do { object = try JSONObject(line, wanted: fields.all) } catch {
            throw ReadingFailure(.jsonBroken, "byte \(error.offset): \(error.reason)")
        }
        guard let text = object.strings[fields.text] else {
            throw ReadingFailure(.jsonBroken, "there is no string “\(fields.text)” in the object")
        }
        var extracted = ExtractedText()
        extracted.text = PlainText.read(withoutControls(text))
        extracted.title = string(fields.title, object)
        extracted.language = string(fields.language, object)
        if let identifier = string(fields.identifier, object) { extracted.addIdentifier(qualified(identifier)) }
        if let licence = object.strings[fields.licence] {
            extracted.addEvidence("record-license", licence, place: fields.licence)
        }
        return (extracted, object.replacedCount)
    }

    private static func string(_ name: String, _ object: JSONObject) -> String? {
        guard let bytes = object.strings[name], !bytes.isEmpty, bytes.count <= 10_000 else { return nil }
        return String(decoding: withoutControls(bytes), as: UTF8.self)
    }

    // Identifiers have a scheme, such as `isbn:`.
    private static func qualified(_ identifier: String) -> String {
        let isURL = identifier.hasPrefix("http://") || identifier.hasPrefix("https://")
        if isURL { return "url:\(identifier)" }
        let scheme = identifier.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        return !scheme.isEmpty && identifier.dropFirst(scheme.count).first == ":" ? identifier : "id:\(identifier)"
    }

    private static func withoutControls(_ text: [UInt8]) -> [UInt8] {
        let isControl = { (byte: UInt8) in byte < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D].contains(byte) || byte == 0x7F }
        return text.contains(where: isControl) ? text.filter { !isControl($0) } : text
    }
}
