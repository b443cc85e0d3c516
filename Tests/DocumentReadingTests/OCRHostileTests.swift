// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import DocumentReading
import Testing

/// Files made to make a reader slow, large, or wrong; each of these was quadratic in a first draft or could have been.
@Suite(.timeLimit(.minutes(1))) struct OCRHostileTests {
    private static let count = 100_000
    private static var limits: ReadingLimits {
        var limits = ReadingLimits()
        limits.maximumDocumentByteCount = 64 << 20
        return limits
    }

    private func words(_ file: String, as format: SourceFormat) -> [Substring.UTF8View.SubSequence]? {
        guard case .document(let document)? = read(Array(file.utf8), as: format, limits: OCRHostileTests.limits).first
        else {
            return nil
        }
        return String(decoding: document.text, as: UTF8.self)[...].utf8.split(separator: 0x0A)
    }

    private func altoBlock(_ number: Int, next: Int) -> String {
        "<TextBlock ID='b\(number)' IDNEXT='b\(next)'><TextLine><String CONTENT='\(number)'/></TextLine></TextBlock>"
    }

    private func alto(_ blocks: String, order: String = "") -> String {
        "<alto>\(order)<Layout><Page>\(blocks)</Page></Layout></alto>"
    }

    @Test func `a hundred thousand blocks that name each other are read once each`() throws {
        let count = OCRHostileTests.count
        let forward = (0..<count).map { altoBlock($0, next: $0 - 1) }.joined()
        #expect(words(alto(forward), as: .alto)?.first.map { Array($0) } == Array("\(count - 1)".utf8))
        let circle = (0..<count).map { altoBlock($0, next: ($0 + 1) % count) }.joined()
        #expect(words(alto(circle), as: .alto)?.count == count)
        let star = (0..<count).map { altoBlock($0, next: 7) }.joined()
        #expect(words(alto(star), as: .alto)?.count == count)
        let same = (0..<count).map { _ in altoBlock(1, next: 1) }.joined()
        #expect(words(alto(same), as: .alto)?.count == count)
    }

    @Test func `an order that names everything again and again names it once`() throws {
        let count = OCRHostileTests.count
        let references = (0..<count).map { _ in "<ElementRef REF='all'/>" }.joined()
        let order = "<ReadingOrder><OrderedGroup>\(references)</OrderedGroup></ReadingOrder>"
        let blocks =
            "<ComposedBlock ID='all' IDNEXT='all'>\((0..<count).map { altoBlock($0, next: 0) }.joined())</ComposedBlock>"
        #expect(words(alto(blocks, order: order), as: .alto)?.count == count)
    }

    @Test func `regions within regions are read once, however deep`() throws {
        let depth = 400
        let open = (0..<depth).map {
            "<TextRegion id='r\($0)'><TextLine><TextEquiv><Unicode>\($0)</Unicode></TextEquiv></TextLine>"
        }
        let order =
            "<ReadingOrder><OrderedGroup>"
            + (0..<depth).reversed().map { "<RegionRefIndexed index='1' regionRef='r\($0)'/>" }.joined()
            + "</OrderedGroup></ReadingOrder>"
        let file =
            "<PcGts><Page>\(order)\(open.joined())\(String(repeating: "</TextRegion>", count: depth))</Page></PcGts>"
        #expect(words(file, as: .page)?.count == depth)
    }

    @Test(arguments: [SourceFormat.alto, .page, .abbyy, .hocr])
    func `a million elements within each other are one rejection`(format: SourceFormat) {
        let (root, element) =
            switch format {
            case .page: ("PcGts", "TextRegion")
            case .abbyy: ("document><page", "block")
            case .hocr: ("html><body><div class='ocr_page'", "div")
            default: ("alto", "ComposedBlock")
            }
        let file = "<\(root)>" + String(repeating: "<\(element)>", count: 1_000_000)
        let outcomes = read(Array(file.utf8), as: format, limits: OCRHostileTests.limits)
        #expect(outcomes.count == 1)
        guard case .rejected(let rejection)? = outcomes.first else { return }
        #expect([.nestingTooDeep, .recordTruncated].contains(rejection.reason))
    }

    @Test func `a hundred thousand hyphens and readings take no longer than they should`() throws {
        let count = OCRHostileTests.count
        let lines = (0..<count).map { "<TextLine><TextEquiv><Unicode>a\($0)-</Unicode></TextEquiv></TextLine>" }
            .joined()
        #expect(words("<PcGts><Page><TextRegion>\(lines)</TextRegion></Page></PcGts>", as: .page)?.count == 1)
        let readings = (0..<count).map { "<TextEquiv index='\(count - $0)'><Unicode>\($0)</Unicode></TextEquiv>" }
            .joined()
        let region = "<TextRegion><TextLine>\(readings)</TextLine></TextRegion>"
        #expect(
            words("<PcGts><Page>\(region)</Page></PcGts>", as: .page)?.map { Array($0) } == [Array("\(count - 1)".utf8)]
        )
    }

    @Test func `languages without end and numbers beyond any page harm nothing`() throws {
        let many = (0..<OCRHostileTests.count).map {
            "<String CONTENT='w' LANG='l\($0)' HPOS='1e999' VPOS='-99999999999999999999'/>"
        }
        let file = alto("<TextBlock HEIGHT='NaN'><TextLine>\(many.joined())</TextLine></TextBlock>")
        #expect(words(file, as: .alto)?.count == 1)
        let order =
            "<ReadingOrder><OrderedGroup><RegionRefIndexed index='99999999999999999999' regionRef='a'/>"
            + "<RegionRefIndexed index='-5' regionRef='b'/></OrderedGroup></ReadingOrder>"
        let regions = ["a", "b"].map {
            "<TextRegion id='\($0)'><TextEquiv><Unicode>\($0)</Unicode></TextEquiv></TextRegion>"
        }
        #expect(try text("<PcGts><Page>\(order)\(regions.joined())</Page></PcGts>", as: .page) == "b\na")
    }

    @Test(arguments: [SourceFormat.alto, .page, .abbyy])
    func `a file that ends early is one rejection that says so`(format: SourceFormat) {
        let file =
            switch format {
            case .page: "<PcGts><Page><TextRegion><TextEquiv><Unicode>a"
            case .abbyy: "<document><page><block><text><par><line><formatting>a"
            default: "<alto><Layout><Page><TextBlock><TextLine><String CONTENT='a'/>"
            }
        #expect(rejection(Array(file.utf8), as: format) == .recordTruncated)
    }
}
