// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Collects what an OCR file says of its document and of the engine that read it.
struct OCRMetadata {
    private var found = ExtractedText()
    private var captured = TextFlow()
    private var capture: (role: OCRRole, kind: String)?
    private var engineScopeDepth = 0
    private var engineParts: [[UInt8]] = []
    private static let maximumEngineByteCount = 200

    /// Whether text is being taken for metadata.
    var isCapturing: Bool { capture != nil }

    mutating func beginCapture(_ role: OCRRole, kind: String) {
        if role.contains(.engineText), engineScopeDepth == 0 || found.engine != nil { return }
        capture = (role, kind)
        captured.removeAll()
    }

    mutating func append(_ text: Span<UInt8>) {
        captured.append(text)
    }

    mutating func endCapture() {
        guard let (role, kind) = capture else { return }
        capture = nil
        guard !captured.bytes.isEmpty else { return }
        let text = String(decoding: captured.bytes, as: UTF8.self)
        if role.contains(.title) { found.title = found.title ?? text }
        if role.contains(.language) { found.language = found.language ?? text }
        if role.contains(.identifier) { found.addIdentifier(text) }
        if role.contains(.rights) { found.addEvidence(kind, captured.bytes) }
        if role.contains(.engineText), engineParts.count < 2 { engineParts.append(captured.bytes) }
    }

    mutating func beginEngineScope() {
        engineScopeDepth += 1
    }

    mutating func endEngineScope() {
        engineScopeDepth -= 1
        if !engineParts.isEmpty { setEngine(Array(engineParts.joined(separator: [0x20]))) }
        engineParts = []
    }

    /// Notes the engine's name, if it is the first.
    mutating func setEngine(_ name: [UInt8]) {
        guard found.engine == nil else { return }
        let text = String(decoding: name.prefix(OCRMetadata.maximumEngineByteCount), as: UTF8.self)
        if text.contains(where: { !$0.isWhitespace }) { found.engine = text }
    }

    /// All that was found.
    func finish(engineDefault: String?) -> ExtractedText {
        var result = found
        result.engine = found.engine ?? engineDefault
        return result
    }
}
