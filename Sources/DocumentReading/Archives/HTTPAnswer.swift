// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Compression
internal import CorpusModel

/// An answer of a web server, as it was archived.
struct HTTPAnswer {
    /// Its header fields.
    let fields: HeaderFields
    /// Its status; `nil` if the first line is none of HTTP.
    let status: Int?
    /// Where its body begins.
    let bodyStart: Int

    /// The answer that begins at `start`; `nil` if its header does not end.
    init?(_ bytes: [UInt8], from start: Int, to end: Int) {
        guard let bodyStart = HeaderFields.end(in: bytes, from: start), bodyStart <= end else { return nil }
        self.bodyStart = bodyStart
        fields = HeaderFields(bytes[start..<bodyStart])
        let words = fields.firstLine.split(separator: 0x20, maxSplits: 2)
        let isHTTP = words.count > 1 && words[0].starts(with: "HTTP/".utf8) && words[1].count == 3
        status = isHTTP ? Int(String(decoding: words[1], as: UTF8.self)) : nil
    }

    /// What the answer says about rights, in its header.
    var rights: [RightsEvidence] {
        var found: [RightsEvidence] = []
        for (kind, values) in [
            ("tdm-reservation", fields.texts("tdm-reservation")), ("tdm-policy", fields.texts("tdm-policy")),
            ("robots", fields.texts("x-robots-tag")), ("link-license", fields.texts("link").flatMap(licenseLinks)),
        ] {
            for value in values.prefix(10) where !value.isEmpty {
                let evidence = RightsEvidence(kind: kind, value: String(value.prefix(1000)), place: "HTTP header")
                if !found.contains(evidence) { found.append(evidence) }
            }
        }
        return found
    }

    // `<https://…>; rel="license", <…>; rel=next`
    private func licenseLinks(_ value: String) -> [String] {
        var links: [String] = []
        for piece in value.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
            guard let close = piece.firstIndex(of: ">") else { continue }
            for parameter in piece[close...].split(whereSeparator: { $0 == ";" || $0 == "," }) {
                let parts = parameter.split(separator: "=", maxSplits: 1)
                guard parts.count == 2, parts[0].filter({ !$0.isWhitespace }).lowercased() == "rel" else { continue }
                let relations = parts[1].lowercased().split { !$0.isLetter && $0 != "-" }
                if relations.contains("license") { links.append(String(piece[..<close])) }
            }
        }
        return links
    }

    /// The body as a browser would take it: out of its chunks and decompressed.
    ///
    /// Archives often keep the header but not what it speaks of, so each is undone only where the bytes show it.
    func body(_ bytes: [UInt8], to end: Int, limits: ReadingLimits) throws(ReadingFailure) -> [UInt8] {
        var body = Array(bytes[bodyStart..<end])
        if fields.texts("transfer-encoding").contains(where: { $0.lowercased().contains("chunked") }) {
            body = ChunkedBody.joined(body) ?? body
        }
        let names = fields.texts("content-encoding").flatMap { $0.split(separator: ",") }
        for name in names.reversed() {
            let name = name.filter { !$0.isWhitespace }.lowercased()
            let shown = CompressionFormat.detect(body)
            switch name {
            case "", "identity", "none", "utf-8": continue
            case "gzip", "x-gzip", "zstd":
                if shown == .gzip || shown == .zstd { body = try decompressed(body, shown, limits) }
            case "deflate":
                if HTTPAnswer.looksLikeText(body) { continue }
                // The standard says zlib; some servers send it without its header.
                do { body = try decompressed(body, .zlib, limits) } catch {
                    if error.reason == .recordTooLarge { throw error }
                    body = try decompressed(body, .deflate, limits)
                }
            default:
                if HTTPAnswer.looksLikeText(body) { continue }
                throw ReadingFailure(.contentEncodingNotRead, "the content encoding “\(name.prefix(40))” is not read")
            }
        }
        return body
    }

    private func decompressed(
        _ body: [UInt8],
        _ format: CompressionFormat,
        _ limits: ReadingLimits
    ) throws(ReadingFailure) -> [UInt8] {
        do {
            let decompressor = try Decompressor(format)
            decompressor.feed(body)
            var output: [UInt8] = []
            while true {
                let piece = try decompressor.read(maximumByteCount: min(1 << 20, max(64 << 10, 8 * body.count)))
                if piece.isEmpty { break }
                output = output.isEmpty ? piece : output + piece
                guard output.count <= limits.maximumDocumentByteCount else {
                    throw ReadingFailure(
                        .recordTooLarge,
                        "more than \(limits.maximumDocumentByteCount) bytes in one record"
                    )
                }
            }
            try decompressor.finish()
            return output
        } catch let error as CompressionError {
            throw ReadingFailure(error)
        } catch let error as ReadingFailure {
            throw error
        } catch {
            throw ReadingFailure(.compressionBroken, "the body cannot be decompressed")
        }
    }

    // Compressed bytes have control characters soon.
    private static func looksLikeText(_ body: [UInt8]) -> Bool {
        body.prefix(64).allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0.isASCIISpace }
    }
}

/// The chunked transfer encoding of HTTP/1.1.
enum ChunkedBody {
    /// The chunks joined, as far as there are any; `nil` if the body is not chunked.
    static func joined(_ body: [UInt8]) -> [UInt8]? {
        var output: [UInt8] = []
        var index = 0
        while index < body.count {
            guard let lineEnd = body[index...].prefix(80).firstIndex(of: 0x0A) else { break }
            let digits = body[index..<lineEnd].prefix { $0.isASCIIHexDigit }
            guard !digits.isEmpty, digits.count <= 8,
                let count = Int(String(decoding: digits, as: UTF8.self), radix: 16)
            else { break }
            let after = body[digits.endIndex..<lineEnd].first { $0 != 0x20 }
            guard after == nil || after == 0x0D || after == 0x3B else { break }
            if count == 0 { return output }
            let end = min(lineEnd + 1 + count, body.count)
            output += body[(lineEnd + 1)..<end]
            index = end
            if index < body.count, body[index] == 0x0D { index += 1 }
            if index < body.count, body[index] == 0x0A { index += 1 }
        }
        return output.isEmpty ? nil : output
    }
}

extension UInt8 {
    fileprivate var isASCIIHexDigit: Bool { isASCIIDigit || (asciiLowercased >= 0x61 && asciiLowercased <= 0x66) }
}
