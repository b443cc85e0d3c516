// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
public import Hashing

/// Something by which the use of documents can be asked for, in the one spelling that the index knows.
///
/// The spelling is part of the map function `herkomst-identifiers/1`: whatever changes a key must change that name.
public struct IndexedIdentifier: Sendable, Hashable, CustomStringConvertible {
    /// The kinds of identifiers.
    public enum Kind: String, Sendable, CaseIterable {
        /// The pseudonymous id of a licensor.
        case licensor
        /// The id of a source in the manifest.
        case source
        /// The id of a licence record.
        case license
        /// The id of a document.
        case document
        /// The digest of a text with its white space folded.
        case content = "content-sha256"
        /// A host name, or the end of one from a label on.
        case domain
        /// An address on the web.
        case url
        /// An International Standard Book Number.
        case isbn
        /// An International Standard Serial Number.
        case issn
        /// A Digital Object Identifier.
        case doi
        /// Any other public identifier, by its whole text.
        case other = "identifier"
    }

    /// The name of the function from documents to keys.
    public static let mapFunction = "herkomst-identifiers/1"

    /// The kind.
    public let kind: Kind
    /// The canonical value.
    public let value: String

    /// An identifier of a kind; `nil` if the value is none of it.
    public init?(_ kind: Kind, _ value: String) {
        guard let canonical = IdentifierSpelling.canonical(value, kind) else { return nil }
        self.kind = kind
        self.value = canonical
    }

    /// The identifier that `isbn:…`, `url:…`, `doi:…` and the like name; one of no known kind is `other`.
    public init?(_ text: String) {
        guard let colon = text.firstIndex(of: ":"), let kind = Kind(rawValue: String(text[..<colon])) else {
            self.init(.other, text)
            return
        }
        self.init(kind, String(text[text.index(after: colon)...]))
    }

    /// `kind:value`.
    public var description: String { kind == .other ? value : "\(kind.rawValue):\(value)" }

    /// The domains that a web address lies under, the host itself first; empty for every other kind.
    public var domains: [IndexedIdentifier] {
        guard kind == .url, let host = IdentifierSpelling.host(of: value) else { return [] }
        let labels = host.split(separator: ".")
        guard labels.count > 1, !labels.allSatisfy({ $0.utf8.allSatisfy(\.isASCIIDigit) }) else {
            return [IndexedIdentifier(.domain, host)].compactMap(\.self)
        }
        return (0..<(labels.count - 1)).suffix(8).compactMap { start in
            IndexedIdentifier(.domain, labels[start...].joined(separator: "."))
        }
    }

    /// The identifier's key in the index of a log.
    ///
    /// With a secret that only a licensor and the operator know, nobody else can find the key by guessing identifiers.
    public func key(origin: String, secret: [UInt8]? = nil) -> Digest {
        var hasher = SHA256Hasher()
        hasher.update(Array("\(origin)\n\(kind.rawValue)".utf8) + [0x00] + Array(value.utf8))
        if let secret { hasher.update(secret) }
        return hasher.finalize()
    }
}
