// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel
internal import MarkupParsing

/// What the elements around and at the top of records are called.
struct RecordNames {
    enum Kind {
        case record, container, header
    }

    /// The name that stands in locators.
    let locator: String
    private let names: NameTable
    // By the numbers of the names.
    private let kinds: [Kind?]
    // The bytes that the names begin with, each sixteen times; none if there are many.
    private let firstBytes: [SIMD16<UInt8>]
    // Whether one of them may begin with two letters, by the lowest five bits of both.
    private let isBeginning: [Bool]
    private let dialect: CompiledDialect?
    private let maximumDepth: Int

    /// No names: for files that are one record whatever is in them.
    static let none = RecordNames(nil, or: [], maximumDepth: 0)

    /// The names in a dialect of XML; without one, records alone.
    init(_ dialect: CompiledDialect?, or otherRecords: [String], maximumDepth: Int) {
        let table = dialect?.dialect
        let records = table?.records ?? otherRecords
        let all = records + (table?.containers ?? []) + (table?.headers ?? [])
        names = NameTable(all)
        var kinds = [Kind?](repeating: nil, count: names.count + 1)
        for name in (table?.headers ?? []) { kinds[names.number(of: name)] = .header }
        for name in (table?.containers ?? []) { kinds[names.number(of: name)] = .container }
        for name in records { kinds[names.number(of: name)] = .record }
        self.kinds = kinds
        let first = Set(all.compactMap(\.utf8.first)).sorted()
        firstBytes = first.count > 4 ? [] : first.map { SIMD16(repeating: $0) }
        isBeginning = RecordNames.beginnings(of: all)
        locator = records.first ?? "record"
        self.dialect = dialect
        self.maximumDepth = maximumDepth
    }

    /// What elements of a name mean.
    func kind(of localName: Span<UInt8>) -> Kind? {
        kinds[names.number(of: localName)]
    }

    private static func beginnings(of names: [String]) -> [Bool] {
        var isBeginning = [Bool](repeating: false, count: 1 << 10)
        for name in names {
            let bytes = Array(name.utf8)
            guard let first = bytes.first else { continue }
            for second in 0..<32 where bytes.count == 1 || second == Int(bytes[1] & 31) {
                isBeginning[Int(first & 31) << 5 | second] = true
            }
        }
        return isBeginning
    }

    /// The next place from `start` on where one of these names may begin; the end if there is none.
    ///
    /// It is a `<`, or the colon after a prefix; perhaps also the `<` of what is no tag, or one of the last bytes.
    @inline(__always)
    func firstCandidate(in bytes: Span<UInt8>, from start: Int) -> Int {
        firstBytes.isEmpty ? firstOfMany(in: bytes, from: start) : firstOfFew(in: bytes, from: start)
    }

    private func firstOfMany(in bytes: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while true {
            index = bytes.firstIndex(ofAny: 0x3C, 0x3A, 0x3A, from: index)
            if index + 18 > bytes.count || mayBegin(in: bytes, after: index) { return index }
            index += 1
        }
    }

    @inline(__always)
    private func firstOfFew(in bytes: Span<UInt8>, from start: Int) -> Int {
        func all(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }
        var index = start
        while index + 18 <= bytes.count {
            let next = bytes.block(at: index + 1)
            let nextButOne = bytes.block(at: index + 2)
            var isFirst = (next .== all(0x21)) .| (next .== all(0x3F))
            var isAfterColon = SIMDMask<SIMD16<Int8>>(repeating: false)
            let isEnd = next .== all(0x2F)
            for byte in firstBytes {
                isAfterColon .|= next .== byte
                isFirst .|= isEnd .& (nextButOne .== byte)
            }
            let block = bytes.block(at: index)
            let isOpen = (block .== all(0x3C)) .& (isFirst .| isAfterColon)
            let place = Span.firstPlace(in: isOpen .| ((block .== all(0x3A)) .& isAfterColon))
            index += place
            if place == 16 { continue }
            if mayBegin(in: bytes, after: index) { return index }
            index += 1
        }
        while index < bytes.count, bytes[index] != 0x3C, bytes[index] != 0x3A { index += 1 }
        return index
    }

    // The two bytes after the `<`, the `</` or the colon must be there.
    private func mayBegin(in bytes: Span<UInt8>, after mark: Int) -> Bool {
        let first = mark + (bytes[mark] == 0x3C && bytes[mark + 1] == 0x2F ? 2 : 1)
        guard first + 1 < bytes.count, bytes[first] >= 0x40 else { return true }
        return isBeginning[Int(bytes[first] & 31) << 5 | Int(bytes[first + 1] & 31)]
    }

    /// What a header says about rights, each place with the word that it was inherited.
    func rights(inHeader bytes: [UInt8], _ declared: String?) throws(MarkupError) -> [RightsEvidence] {
        let encodings = DeclaredEncodings(transport: nil, document: declared)
        guard let dialect, let text = try? TextDecoding.decode(bytes, encodings) else { return [] }
        let rights = try DialectReader.rights(inHeader: text.bytes, dialect, maximumDepth: maximumDepth)
        return rights.map { evidence in
            RightsEvidence(kind: evidence.kind, value: evidence.value, place: "header of the file: \(evidence.place)")
        }
    }
}

/// What the headers of the containers that are open say about rights.
struct HeaderScopes {
    private var scopes: [[RightsEvidence]] = []
    private static let maximumDepth = 64

    /// Whether a container is open.
    var isWithinContainer: Bool { !scopes.isEmpty }
    /// All that holds here, the outermost first.
    var rights: [RightsEvidence] { scopes.flatMap { $0 } }

    mutating func open() {
        if scopes.count < HeaderScopes.maximumDepth { scopes.append([]) }
    }

    mutating func close() {
        if !scopes.isEmpty { scopes.removeLast() }
    }

    mutating func add(_ rights: [RightsEvidence]) {
        guard !scopes.isEmpty else { return }
        scopes[scopes.count - 1] += rights
    }
}
