// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel
public import FileStorage
internal import MarkupParsing

/// Streams the documents of one METS file: each with the pieces of the ALTO files that make it up, in one record.
///
/// A record holds all that its document depends on, so that nothing else has to be looked at again. Memory holds the
/// structure, one document, and a few of the ALTO files. What cannot be read (a file that is missing or leads out of the
/// folder, an element that is not in its file) is a rejection with its name, and the rest is read.
public final class METSVolume {
    private let path: String
    private let limits: ReadingLimits
    private let folder: METSFolder
    private var plan: METSPlan?
    private var isStarted = false
    private var unitIndex = 0
    private var waiting: [CutRecord] = []
    private var divisionPlaces: [Range<Int>] = []
    private var byteCount = 0
    private var wanted: [Set<ArraySlice<UInt8>>] = []
    private var cache: [(file: Int, pieces: LayoutPieces)] = []
    private var failedFiles: Set<Int> = []
    private var spentByteCount = 0
    private var readFiles: Set<Int> = []
    private var readByteCount = 0
    private static let cacheByteCount = 16 << 20
    // A structure that takes the same pages over and over is no structure.
    private static let maximumRepetition = 32

    /// The volume that a METS file describes.
    public init(path: String, limits: ReadingLimits = ReadingLimits()) throws(FileError) {
        _ = try InputFile(path)
        self.path = path
        self.limits = limits
        folder = METSFolder(ofFileAt: path)
    }

    /// The next record, or what could not be read; `nil` at the end.
    public func next() -> CutRecord? {
        if !isStarted { start() }
        while waiting.isEmpty {
            guard let plan, unitIndex < plan.units.count else { return nil }
            unitIndex += 1
            take(plan.units[unitIndex - 1], of: plan)
        }
        return waiting.removeFirst()
    }

    /// The files that a METS file takes text from and that are there, relative to its folder; `nil` if it is no METS.
    public static func fileNames(
        ofFileAt path: String,
        limits: ReadingLimits = ReadingLimits()
    ) throws(FileError) -> [String]? {
        guard try FormatDetection.format(ofFileAt: path) == .mets else { return nil }
        let volume = try METSVolume(path: path, limits: limits)
        volume.start()
        let used = Set((volume.plan?.units ?? []).flatMap { $0.pieces.map(\.file) })
        return used.sorted().compactMap { file in
            (volume.plan?.files[file].name).flatMap { try? volume.folder.find($0) }
        }
    }

    // MARK: The METS file

    private func start() {
        isStarted = true
        let whole = METSVolume.whole(path, limits)
        guard case .record(let record) = whole else { return waiting.append(whole) }
        byteCount = record.bytes.count
        guard let text = METSVolume.decoded(record.bytes) else {
            return reject(.encodingUnknown, "the encoding is not read", at: wholePlace)
        }
        do {
            guard let structure = try METSStructure.read(text, maximumDepth: limits.maximumDepth) else {
                return reject(.formatMismatch, "the document is not mets", at: wholePlace)
            }
            let plan = METSPlan(structure)
            if plan.units.isEmpty { reject(.formatMismatch, "the METS file names no file with text", at: wholePlace) }
            wanted = METSVolume.wantedIDs(of: plan)
            divisionPlaces = METSVolume.places(ofDivisionsIn: record.bytes)
            self.plan = plan
        } catch {
            reject(error.code.rejectionReason, error.description, at: wholePlace)
        }
    }

    private var wholePlace: RecordPlace { RecordPlace(locator: "", byteOffset: 0, byteCount: byteCount) }

    private static func whole(_ path: String, _ limits: ReadingLimits) -> CutRecord {
        let place = RecordPlace(locator: "", byteOffset: 0, byteCount: 0)
        // Any format whose files are one record.
        guard let record = try? RecordStream(path: path, format: .alto, limits: limits).next() else {
            return .rejected(ReadingRejection(place: place, reason: .fileUnreadable, detail: "the file cannot be read"))
        }
        return record
    }

    private static func decoded(_ bytes: [UInt8]) -> [UInt8]? {
        let declared = DeclaredEncodings(
            transport: nil,
            document: EncodingDeclaration.inXML(bytes),
            start: bytes
        )
        return (try? TextDecoding.decode(bytes, declared))?.bytes
    }

    private static func wantedIDs(of plan: METSPlan) -> [Set<ArraySlice<UInt8>>] {
        var wanted: [Set<ArraySlice<UInt8>>] = Array(repeating: [], count: plan.files.count)
        for piece in plan.units.flatMap(\.pieces) {
            for id in [piece.begin, piece.end] where !id.isEmpty { wanted[piece.file].insert(id[...]) }
        }
        return wanted
    }

    // Where each division lies in the file.
    private static func places(ofDivisionsIn bytes: [UInt8]) -> [Range<Int>] {
        var places: [Range<Int>] = []
        var open: [Int] = []
        var scanner = XMLTagScanner()
        var index = 0
        let name = Array("div".utf8)
        while let tag = scanner.nextTag(in: bytes, at: &index, base: 0) {
            guard scanner.localName == name else { continue }
            if tag.isEnd {
                guard let division = open.popLast() else { continue }
                places[division] = places[division].lowerBound..<tag.end
            } else {
                places.append(tag.start..<tag.end)
                if !tag.isEmpty { open.append(places.count - 1) }
            }
        }
        return places
    }

    private func reject(_ reason: ReadingRejection.Reason, _ detail: String, at place: RecordPlace) {
        waiting.append(.rejected(ReadingRejection(place: place, reason: reason, detail: detail)))
    }

    // MARK: Documents

    private func take(_ unit: METSPlan.Unit, of plan: METSPlan) {
        let place = place(of: unit)
        var bundle = METSBundle(unit)
        var missing: [String] = []
        var files: [Int] = []
        var pieces: [Int: [Int]] = [:]
        for (number, piece) in unit.pieces.enumerated() {
            if pieces[piece.file] == nil { files.append(piece.file) }
            pieces[piece.file, default: []].append(number)
        }
        for file in files {
            guard let layout = layout(file, of: plan) else { continue }
            bundle.add(layout, pieces[file] ?? []) { missing.append("\($0) in \(plan.files[file].name)") }
        }
        spentByteCount += bundle.byteCount
        guard spentByteCount <= METSVolume.maximumRepetition * readByteCount + METSVolume.cacheByteCount else {
            unitIndex = plan.units.count
            return reject(.recordTooLarge, "the structure takes the same pages again and again", at: wholePlace)
        }
        if !missing.isEmpty {
            let lost = RecordPlace(locator: place.locator + "#missing", byteOffset: place.byteOffset, byteCount: 0)
            let names = missing.prefix(10).joined(separator: ", ") + (missing.count > 10 ? ", …" : "")
            reject(.formatMismatch, "\(missing.count) pieces are not where they should be: \(names)", at: lost)
        }
        if bundle.isEmpty {
            if missing.isEmpty { reject(.fileUnreadable, "none of its files can be read", at: place) }
        } else if bundle.byteCount > limits.maximumDocumentByteCount {
            reject(.recordTooLarge, "more than \(limits.maximumDocumentByteCount) bytes in one record", at: place)
        } else {
            waiting.append(.record(SourceRecord(place: place, bytes: bundle.bytes)))
        }
    }

    private func place(of unit: METSPlan.Unit) -> RecordPlace {
        guard let ordinal = unit.ordinal else {
            return RecordPlace(locator: "file[\(unitIndex)]", byteOffset: 0, byteCount: byteCount)
        }
        let bytes = ordinal < divisionPlaces.count ? divisionPlaces[ordinal] : 0..<byteCount
        return RecordPlace(locator: "div[\(ordinal + 1)]", byteOffset: bytes.lowerBound, byteCount: bytes.count)
    }

    // MARK: Files

    private func layout(_ file: Int, of plan: METSPlan) -> LayoutPieces? {
        if let hit = cache.firstIndex(where: { $0.file == file }) {
            cache.append(cache.remove(at: hit))
            return cache.last?.pieces
        }
        guard !failedFiles.contains(file) else { return nil }
        guard let pieces = readLayout(file, plan.files[file]) else {
            failedFiles.insert(file)
            return nil
        }
        spentByteCount += pieces.bytes.count
        if readFiles.insert(file).inserted { readByteCount += pieces.bytes.count }
        cache.append((file, pieces))
        while cache.count > 1, cache.reduce(0, { $0 + $1.pieces.bytes.count }) > METSVolume.cacheByteCount {
            cache.removeFirst()
        }
        return pieces
    }

    private func readLayout(_ number: Int, _ file: METSStructure.File) -> LayoutPieces? {
        let place = RecordPlace(locator: "file[\(file.ordinal + 1)]", byteOffset: 0, byteCount: 0)
        let path: String
        do {
            path = folder.path(of: try folder.find(file.name))
        } catch {
            let why =
                switch error {
                case .remote: "is not a file beside the METS file"
                case .outside: "leads out of the folder of the METS file"
                case .missing: "is not there"
                }
            reject(.fileUnreadable, "“\(file.name)” \(why)", at: place)
            return nil
        }
        switch METSVolume.whole(path, limits) {
        case .rejected(let rejection):
            reject(rejection.reason, "“\(file.name)”: \(rejection.detail)", at: place)
        case .record(let record):
            guard let text = METSVolume.decoded(record.bytes) else {
                reject(.encodingUnknown, "“\(file.name)”: the encoding is not read", at: place)
                break
            }
            let pieces = LayoutPieces(text, wanted: wanted[number])
            if pieces.isALTO { return pieces }
            reject(.formatMismatch, "“\(file.name)” is no ALTO", at: place)
        }
        return nil
    }
}
