// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// The documents that a METS file makes of its files: articles, or else pages.
struct METSPlan {
    /// A piece of a file: the whole file if nothing is named.
    struct Piece {
        var file: Int
        var begin: [UInt8]
        var end: [UInt8]
        var isFurniture: Bool
    }

    /// A document.
    struct Unit {
        /// The place of its division among all in the file; `nil` if it is a file by itself.
        var ordinal: Int?
        var pieces: [Piece] = []
        var title: String?
        var language: String?
        var identifiers: [String] = []
        var rights: [(kind: String, value: String)] = []
    }

    /// The names of the files, as the METS file gives them; only those that hold text and are used.
    private(set) var files: [METSStructure.File] = []
    private(set) var units: [Unit] = []
    private let structure: METSStructure
    // Where the text files are in `files`; the other files are not there.
    private var fileNumbers: [String: Int] = [:]
    private var sectionNumbers: [String: Int] = [:]
    private var commonRights: [(kind: String, value: String)] = []
    private static let maximumRightsCount = 100

    /// The documents of a structure, in its order.
    init(_ structure: METSStructure) {
        self.structure = structure
        for file in structure.files where METSPlan.isText(file) && fileNumbers[file.id] == nil {
            fileNumbers[file.id] = files.count
            files.append(file)
        }
        for (number, entry) in structure.sections.enumerated() where sectionNumbers[entry.id] == nil {
            sectionNumbers[entry.id] = number
        }
        collectCommonRights()
        let logical = map { $0 == "LOGICAL" }
        if let logical {
            addArticles(of: logical)
        } else if let physical = map({ $0 == "PHYSICAL" }) ?? map({ _ in true }) {
            addPages(of: physical)
        } else {
            addFiles()
        }
    }

    private static func isText(_ file: METSStructure.File) -> Bool {
        guard !file.name.isEmpty else { return false }
        if !file.mediaType.isEmpty, file.mediaType != "application/octet-stream" {
            return file.mediaType.contains("xml")
        }
        return [".xml", ".xml.gz", ".xml.zst", ".alto"].contains { file.name.lowercased().hasSuffix($0) }
    }

    // The first structural map of a type with text in it.
    private func map(_ isWanted: (String) -> Bool) -> Int? {
        var hasText = Array(repeating: false, count: structure.maps.count)
        for division in structure.divisions where division.map >= 0 {
            if division.areas.contains(where: { fileNumbers[$0.file] != nil }) { hasText[division.map] = true }
        }
        return structure.maps.indices.first { hasText[$0] && isWanted(structure.maps[$0].uppercased()) }
    }

    // Rights that no division claims hold for all of them.
    private mutating func collectCommonRights() {
        let claimed = Set(structure.divisions.flatMap(\.sections))
        for entry in structure.sections where !claimed.contains(entry.id) || !entry.section.isDescription {
            commonRights += entry.section.rights
            if commonRights.count > METSPlan.maximumRightsCount { break }
        }
    }

    // MARK: Units

    private mutating func addArticles(of map: Int) {
        // The unit of each division: its own, or that of the division which it is a part of.
        var owners = Array(repeating: -1, count: structure.divisions.count)
        var isFurniture = Array(repeating: false, count: structure.divisions.count)
        var units: [Int: Unit] = [:]
        for (number, division) in structure.divisions.enumerated() where division.map == map {
            let type = division.type.uppercased()
            let parent = division.parent
            owners[number] = parent < 0 || !METSVocabulary.partTypes.contains(type) ? number : owners[parent]
            isFurniture[number] =
                METSVocabulary.furnitureTypes.contains(type) || (parent >= 0 && isFurniture[parent])
            let pieces = pieces(of: division, isFurniture: isFurniture[number])
            if !pieces.isEmpty { units[owners[number], default: Unit()].pieces += pieces }
        }
        for number in units.keys.sorted() {
            guard var unit = units[number] else { continue }
            describe(&unit, division: number, isPage: false)
            self.units.append(unit)
        }
    }

    private func pieces(of division: METSStructure.Division, isFurniture: Bool) -> [Piece] {
        division.areas.compactMap { area in
            guard let file = fileNumbers[area.file] else { return nil }
            return Piece(file: file, begin: Array(area.begin.utf8), end: Array(area.end.utf8), isFurniture: isFurniture)
        }
    }

    // A page is read from one file, whatever engines have read it.
    private mutating func addPages(of map: Int) {
        for (number, division) in structure.divisions.enumerated() where division.map == map {
            let best = pieces(of: division, isFurniture: false).min { rank($0.file) < rank($1.file) }
            guard let best else { continue }
            var unit = Unit()
            unit.pieces = [Piece(file: best.file, begin: [], end: [], isFurniture: false)]
            describe(&unit, division: number, isPage: true)
            units.append(unit)
        }
    }

    private func rank(_ file: Int) -> Int {
        let use = files[file].use.uppercased()
        return METSVocabulary.textUses.firstIndex { use.contains($0) } ?? METSVocabulary.textUses.count
    }

    private mutating func addFiles() {
        for file in files.indices {
            var unit = Unit()
            unit.pieces = [Piece(file: file, begin: [], end: [], isFurniture: false)]
            unit.title = structure.label.isEmpty ? nil : structure.label
            unit.rights = commonRights
            units.append(unit)
        }
    }

    // MARK: Metadata

    // What is said of a division, and of those around it: its own title, the nearest language, all identifiers and rights.
    private func describe(_ unit: inout Unit, division number: Int, isPage: Bool) {
        unit.ordinal = structure.divisions[number].ordinal
        unit.rights = commonRights
        var title: String?
        var current = number
        while current >= 0 {
            let division = structure.divisions[current]
            if current == number || isPage {
                title = title ?? METSPlan.nonEmpty(current == number && isPage ? "" : division.label)
            }
            for section in division.sections.compactMap({ sectionNumbers[$0] }).map({ structure.sections[$0].section })
            {
                if current == number || isPage { title = title ?? section.title }
                unit.language = unit.language ?? section.language
                unit.identifiers += section.identifiers
                if section.isDescription { unit.rights += section.rights }
            }
            current = division.parent
        }
        unit.title = title ?? (isPage ? METSPlan.nonEmpty(structure.label) : nil)
        if let identifier = structure.publicIdentifier { unit.identifiers.append(identifier) }
    }

    private static func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }
}
