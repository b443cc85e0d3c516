// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import MarkupParsing

/// What the header of a dump says of its wiki.
struct WikiSite: Hashable {
    /// The wiki's name.
    var name: String?
    /// The wiki's language.
    var language: String?
    /// What all addresses of its pages begin with.
    var addressPrefix: String?
    /// Its namespaces.
    var namespaces = WikiNamespaces.standard

    /// A wiki that is not known.
    init() {}

    /// The wiki of a header: from the root element's start tag to the end of `siteinfo`.
    init(header: [UInt8]) {
        let reader = WikiSiteReader()
        let parser = MarkupParser(names: WikiSiteReader.names, maximumDepth: 16)
        // What a broken header says until its break holds.
        _ = try? parser.parseXML(header + Array("</mediawiki>".utf8), into: reader)
        self = reader.site
        namespaces = WikiNamespaces(reader.namespaces)
    }

    /// The address of a page; `nil` if the header does not say where the wiki is.
    func address(ofTitle title: String) -> String? {
        guard let addressPrefix, !title.isEmpty else { return nil }
        var address = Array(addressPrefix.utf8)
        for byte in title.utf8 {
            if byte == 0x20 {
                address.append(0x5F)
            } else if byte.isASCIILetter || byte.isASCIIDigit || "-._~!$&'()*,;:@/=".utf8.contains(byte) {
                address.append(byte)
            } else {
                address += [0x25] + Array(Hexadecimal.encode([byte]).uppercased().utf8)
            }
        }
        return String(decoding: address, as: UTF8.self)
    }
}

private final class WikiSiteReader: MarkupEventHandler {
    static let names = NameTable(["mediawiki", "sitename", "base", "namespace", "key", "lang"])
    var site = WikiSite()
    var namespaces: [(name: String, number: Int)] = []
    private var element = 0
    private var number: Int?
    private var value = TextFlow()

    func startElement(_ name: Int, _ attributes: MarkupAttributes) {
        element = name
        value.removeAll()
        if name == 1 { site.language = attributes.string(of: 6) }
        if name == 4 { number = attributes.string(of: 5).flatMap { Int($0) } }
    }

    func endElement(_ name: Int) {
        let text = String(decoding: value.bytes, as: UTF8.self)
        switch name {
        case 2: site.name = ExtractedText.cleaned(text)
        case 3: site.addressPrefix = WikiSiteReader.prefix(of: text)
        case 4: if let number { namespaces.append((text, number)) }
        default: break
        }
        element = 0
    }

    func text(_ piece: Span<UInt8>) {
        if element > 1, value.bytes.count < 500 { value.append(piece) }
    }

    func rawText(_ piece: Span<UInt8>) {}

    // `base` is the address of the main page.
    private static func prefix(of base: String) -> String? {
        guard base.hasPrefix("http://") || base.hasPrefix("https://"), let slash = base.lastIndex(of: "/") else {
            return nil
        }
        return String(base[...slash])
    }
}
