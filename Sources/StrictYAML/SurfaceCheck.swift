// SPDX-License-Identifier: EUPL-1.2

/// Checks of the raw text that come before the YAML parser: what it would report badly, or should never see.
struct SurfaceCheck {
    let path: String
    let maximumByteCount: Int

    /// The text of a file, without byte order mark.
    func text(of bytes: [UInt8]) throws(ConfigurationError) -> String {
        guard bytes.count <= maximumByteCount else {
            throw failure(1, "the file is longer than \(maximumByteCount) bytes; split it")
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        guard let text = String(validating: body, as: UTF8.self) else {
            throw failure(lineOfIllFormedText(body), "the text is not UTF-8; save the file as UTF-8")
        }
        try checkLines(body)
        try checkAliases(body)
        return text
    }

    // Line by line: control characters, and tabs where YAML wants spaces.
    private func checkLines(_ body: [UInt8]) throws(ConfigurationError) {
        var line = 1
        var isIndentation = true
        for byte in body {
            switch byte {
            case 0x0A:
                line += 1
                isIndentation = true
            case 0x09 where isIndentation:
                throw failure(line, "a tab in the indentation; indent with spaces")
            case 0x20, 0x09, 0x0D:
                break
            case 0..<0x20, 0x7F:
                throw failure(line, "a control character in the text; remove it")
            default:
                isIndentation = false
            }
        }
    }

    // An alias refers to an anchor of the same name, so a file is free of aliases if no `*name` follows an `&name`.
    // This must be known before parsing: a few lines of nested aliases stand for a tree too large to walk or compare.
    private func checkAliases(_ body: [UInt8]) throws(ConfigurationError) {
        var anchors: Set<[UInt8]> = []
        var line = 1
        for (index, byte) in body.enumerated() {
            if byte == 0x0A { line += 1 }
            guard byte == 0x26 || byte == 0x2A else { continue }
            let name = Array(body[(index + 1)...].prefix(256).prefix { isNameByte($0) })
            guard !name.isEmpty else { continue }
            if byte == 0x26 {
                anchors.insert(name)
            } else if anchors.contains(name) {
                let alias = "*" + String(decoding: name, as: UTF8.self)
                throw failure(line, "the alias “\(alias)”; aliases are not read here, write the value out")
            }
        }
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
        default: false
        }
    }

    private func lineOfIllFormedText(_ body: [UInt8]) -> Int {
        let lines = body.split(separator: 0x0A, omittingEmptySubsequences: false)
        let index = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
        return (index ?? 0) + 1
    }

    private func failure(_ line: Int, _ message: String) -> ConfigurationError {
        ConfigurationError(path: path, line: line, message: message)
    }
}
