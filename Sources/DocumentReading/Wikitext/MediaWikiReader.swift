// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel
internal import MarkupParsing

/// Reads one page of a wiki's dump: its latest revision, if it is an article.
final class MediaWikiReader: MarkupEventHandler {
    /// What a page gives.
    enum Page {
        case article(ExtractedText)
        /// Why it is none.
        case rejected(ReadingRejection.Reason, String)
    }

    private enum Name: Int, CaseIterable {
        case page = 1, title, ns, id, redirect, revision, timestamp, text, model
    }

    private struct Revision {
        var timestamp: [UInt8] = []
        var model: [UInt8] = []
        var text: [UInt8] = []
    }

    private static let names = NameTable(Name.allCases.map { "\($0)" })
    // Only the three events below touch it, one after the other.
    @exclusivity(unchecked) private var state = State()

    private init() {}

    /// Reads a page; `nil` if it is none.
    static func read(_ record: [UInt8], site: WikiSite, maximumDepth: Int) throws(MarkupError) -> Page? {
        let reader = MediaWikiReader()
        try MarkupParser(names: names, maximumDepth: maximumDepth).parseXML(record, isClean: true, into: reader)
        return unsafe reader.state.hasPage ? reader.state.page(site) : nil
    }

    func startElement(_ name: Int, _ attributes: MarkupAttributes) { unsafe state.start(name) }

    func endElement(_ name: Int) { unsafe state.end(name) }

    func text(_ piece: Span<UInt8>) { unsafe state.append(piece) }

    func rawText(_ piece: Span<UInt8>) {}
}

extension MediaWikiReader {
    /// What changes from event to event.
    private struct State {
        private var open: [Int] = []
        private var title = TextFlow()
        private var namespace: [UInt8] = []
        private var identifier: [UInt8] = []
        private var isRedirect = false
        private var revision = Revision()
        private var latest = Revision()
        private(set) var hasPage = false
        // What the text of the innermost element is; `nil` if it is nothing of interest.
        private var wanted: Name?

        mutating func start(_ name: Int) {
            switch Name(rawValue: name) {
            case .page where open.isEmpty: hasPage = true
            case .redirect where open.count == 1: isRedirect = true
            case .revision where open.count == 1: revision = Revision()
            default: break
            }
            open.append(name)
            wanted = wantedName
        }

        mutating func end(_ name: Int) {
            open.removeLast()
            wanted = wantedName
            // The order of the alphabet is that of time in ISO 8601.
            guard name == Name.revision.rawValue, open.count == 1,
                !revision.timestamp.lexicographicallyPrecedes(latest.timestamp)
            else { return }
            latest = revision
            revision = Revision()
        }

        private var wantedName: Name? {
            guard let name = open.last.flatMap({ Name(rawValue: $0) }) else { return nil }
            switch name {
            case .title, .ns, .id: return open.count == 2 ? name : nil
            case .timestamp, .model, .text:
                return open.count == 3 && open[1] == Name.revision.rawValue ? name : nil
            case .page, .redirect, .revision: return nil
            }
        }

        mutating func append(_ piece: Span<UInt8>) {
            switch wanted {
            case .text: revision.text.append(copying: piece)
            case .title: title.append(piece)
            case .ns: namespace.append(copying: piece)
            case .id: identifier.append(copying: piece)
            case .timestamp: revision.timestamp.append(copying: piece)
            case .model: revision.model.append(copying: piece)
            case .page, .redirect, .revision, nil: break
            }
        }

        func page(_ site: WikiSite) -> Page {
            let title = String(decoding: title.bytes, as: UTF8.self)
            // Old dumps leave the number to the title's prefix.
            let number = Int(String(decoding: namespace, as: UTF8.self)) ?? site.namespaces.number(ofTitle: title)
            guard number == 0 else { return .rejected(.outsideNamespace, "a page of namespace \(number)") }
            guard !isRedirect, !State.isRedirect(latest.text) else {
                return .rejected(.redirect, "a redirect to another page")
            }
            let model = String(decoding: latest.model, as: UTF8.self)
            guard model.isEmpty || model == "wikitext" else {
                return .rejected(
                    .formatMismatch,
                    "a page of \(ExtractedText.cleaned(model, maximumByteCount: 40) ?? "")"
                )
            }
            var found = ExtractedText()
            found.text = WikitextReader.text(of: latest.text, namespaces: site.namespaces)
            found.title = ExtractedText.cleaned(title)
            found.date = PublicationDate.normalized(String(decoding: latest.timestamp, as: UTF8.self))
            found.language = site.language
            found.site = site.name
            found.address = site.address(ofTitle: title)
            if let address = found.address { found.addIdentifier("url:\(address)") }
            let page = String(decoding: identifier, as: UTF8.self)
            if let page = Int(page) { found.addIdentifier("mediawiki-page:\(page)") }
            return .article(found)
        }

        // `#REDIRECT [[…]]` in any language, in dumps that do not say so otherwise.
        private static func isRedirect(_ text: [UInt8]) -> Bool {
            let text = text.drop(while: \.isASCIISpace).prefix(100)
            guard text.first == 0x23 else { return false }
            let word = text.dropFirst().drop(while: \.isASCIISpace).prefix { $0.isASCIILetter || $0 >= 0x80 }
            let isCapital = word.allSatisfy { $0 < 0x61 || $0 >= 0x80 }
            let isEnglish = word.map(\.asciiLowercased).elementsEqual("redirect".utf8)
            guard word.count >= 4, isCapital || isEnglish else { return false }
            let rest = text[word.endIndex...].drop { $0.isASCIISpace || $0 == 0x3A }
            return rest.starts(with: "[[".utf8)
        }
    }
}
