// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import MarkupParsing

/// What a METS file says: which files there are, how they make up divisions, and what is said of these.
struct METSStructure {
    /// A file that is named.
    struct File {
        // Its place among all files, from 0.
        var ordinal: Int
        var id: String
        var use: String
        var mediaType: String
        var name: String
    }

    /// A file, or what lies between two of its elements.
    struct Area {
        var file: String
        var begin: String
        var end: String
    }

    /// A division of a structural map.
    struct Division {
        // The division around it; -1 for the outermost.
        var parent: Int
        // Its place among all elements of the name in the file, from 0.
        var ordinal: Int
        var map: Int
        var type: String
        var label: String
        var sections: [String]
        var areas: [Area] = []
    }

    /// What a section of metadata says.
    struct Section {
        var title: String?
        var language: String?
        var identifiers: [String] = []
        var rights: [(kind: String, value: String)] = []
        var isDescription = false

        var isEmpty: Bool { title == nil && language == nil && identifiers.isEmpty && rights.isEmpty }
    }

    var label = ""
    var identifier = ""
    var files: [File] = []
    /// The types of the structural maps.
    var maps: [String] = []
    var divisions: [Division] = []
    /// The sections of metadata, with their names in the order of the file.
    var sections: [(id: String, section: Section)] = []

    /// What a METS file says; `nil` if it is none.
    static func read(_ file: [UInt8], maximumDepth: Int) throws(MarkupError) -> METSStructure? {
        let reader = METSReader()
        try MarkupParser(names: METSVocabulary.names, maximumDepth: maximumDepth).parseXML(file, into: reader)
        return reader.isMETS ? reader.structure : nil
    }
}

/// Collects a METS file's structure from its markup.
private final class METSReader: MarkupEventHandler {
    private typealias Name = METSVocabulary.Name

    var structure = METSStructure()
    private(set) var isMETS = false
    private var depth = 0
    private var divisionCount = 0
    private var openDivisions: [Int] = []
    private var uses: [String] = []
    private var section: METSStructure.Section?
    private var sectionID = ""
    private var isInRights = false
    private var relatedDepth = 0
    private var captured = TextFlow()
    private var capture: (name: Name, depth: Int, type: String)?
    private var titleParts: [String]?
    private var ignoresTitle = false
    private static let maximumValueByteCount = 1000
    // Sections of metadata for one division, and statements in one section.
    private static let maximumSectionCount = 100

    func startElement(_ number: Int, _ attributes: MarkupAttributes) {
        depth += 1
        guard let name = METSVocabulary.name(number) else { return }
        if depth == 1 { isMETS = name == .mets }
        switch name {
        case .mets:
            structure.label = value(.LABEL, attributes)
            structure.identifier = value(.OBJID, attributes)
        case .dmdSec, .rightsMD: beginSection(name, attributes)
        case .fileGrp: uses.append(value(.USE, attributes))
        case .file: addFile(attributes)
        case .FLocat: addLocation(attributes)
        case .structMap: structure.maps.append(value(.TYPE, attributes))
        case .div: beginDivision(attributes)
        case .fptr, .area: addArea(attributes)
        default: if section != nil { beginMetadata(name, attributes) }
        }
    }

    func endElement(_ number: Int) {
        if let capture, capture.depth == depth { endCapture(capture.name, capture.type) }
        depth -= 1
        guard let name = METSVocabulary.name(number) else { return }
        switch name {
        case .dmdSec, .rightsMD: endSection()
        case .fileGrp: _ = uses.popLast()
        case .div: _ = openDivisions.popLast()
        case .relatedItem: relatedDepth -= 1
        case .titleInfo: endTitle()
        default: break
        }
    }

    func text(_ piece: Span<UInt8>) {
        if capture != nil { captured.append(piece) }
    }

    func rawText(_ piece: Span<UInt8>) {}

    private func value(_ name: Name, _ attributes: MarkupAttributes) -> String {
        attributes.string(of: METSVocabulary.number(name)) ?? ""
    }

    // MARK: Files and divisions

    private func addFile(_ attributes: MarkupAttributes) {
        // A group within a group says more of its use than the group around it.
        let use = uses.last { !$0.isEmpty } ?? ""
        structure.files.append(
            METSStructure.File(
                ordinal: structure.files.count,
                id: value(.ID, attributes),
                use: use,
                mediaType: value(.MIMETYPE, attributes),
                name: ""
            )
        )
    }

    private func addLocation(_ attributes: MarkupAttributes) {
        guard let last = structure.files.indices.last, structure.files[last].name.isEmpty else { return }
        structure.files[last].name = value(.href, attributes)
    }

    private func beginDivision(_ attributes: MarkupAttributes) {
        defer { divisionCount += 1 }
        let names = value(.DMDID, attributes) + " " + value(.ADMID, attributes)
        let sections = names.split(separator: " ", maxSplits: METSReader.maximumSectionCount).map(String.init)
        structure.divisions.append(
            METSStructure.Division(
                parent: openDivisions.last ?? -1,
                ordinal: divisionCount,
                map: structure.maps.count - 1,
                type: value(.TYPE, attributes),
                label: value(.LABEL, attributes),
                sections: Array(sections.prefix(METSReader.maximumSectionCount))
            )
        )
        openDivisions.append(structure.divisions.count - 1)
    }

    private func addArea(_ attributes: MarkupAttributes) {
        guard let division = openDivisions.last, case let file = value(.FILEID, attributes), !file.isEmpty else {
            return
        }
        structure.divisions[division].areas.append(
            METSStructure.Area(file: file, begin: value(.BEGIN, attributes), end: value(.END, attributes))
        )
    }

    // MARK: Metadata

    private func beginSection(_ name: Name, _ attributes: MarkupAttributes) {
        section = METSStructure.Section()
        section?.isDescription = name == .dmdSec
        sectionID = value(.ID, attributes)
        isInRights = name == .rightsMD
        relatedDepth = 0
    }

    private func endSection() {
        if let section, !section.isEmpty { structure.sections.append((sectionID, section)) }
        section = nil
        isInRights = false
    }

    private func beginMetadata(_ name: Name, _ attributes: MarkupAttributes) {
        if name == .relatedItem { relatedDepth += 1 }
        // What the work is part of, or goes with, has a title of its own.
        guard relatedDepth == 0 else { return }
        if isInRights { return beginRights(name, attributes) }
        switch name {
        case .titleInfo:
            // Alternative and translated titles say so.
            ignoresTitle = section?.title != nil || !value(.type, attributes).isEmpty
            titleParts = ignoresTitle ? nil : []
        case .title, .nonSort, .subTitle, .languageTerm, .language, .identifier, .recordIdentifier, .rights,
            .accessCondition:
            if name == .accessCondition { addRights(name, value(.href, attributes)) }
            captured.removeAll()
            capture = (name, depth, value(.type, attributes))
        default: break
        }
    }

    private func beginRights(_ name: Name, _ attributes: MarkupAttributes) {
        addRights(name, value(.href, attributes))
        if name == .RightsDeclarationMD { addRights(name, value(.RIGHTSCATEGORY, attributes)) }
        guard METSVocabulary.rightsTexts.contains(name) else { return }
        captured.removeAll()
        capture = (name, depth, "")
    }

    private func endCapture(_ name: Name, _ type: String) {
        capture = nil
        guard !captured.bytes.isEmpty else { return }
        let text = String(decoding: captured.bytes.prefix(METSReader.maximumValueByteCount), as: UTF8.self)
        switch name {
        case .title, .nonSort, .subTitle:
            if titleParts != nil {
                titleParts?.append(text)
            } else if !ignoresTitle, section?.title == nil {
                section?.title = text
            }
        case .languageTerm, .language:
            if type != "text", section?.language == nil { section?.language = text }
        case .identifier, .recordIdentifier: addIdentifier(text, type.lowercased())
        default: addRights(name, text)
        }
    }

    private func endTitle() {
        if let parts = titleParts, !parts.isEmpty { section?.title = parts.joined(separator: " ") }
        titleParts = nil
        ignoresTitle = false
    }

    private func addRights(_ name: Name, _ value: String) {
        guard !value.isEmpty, section?.rights.count ?? 0 < METSReader.maximumSectionCount else { return }
        let kind = isInRights ? "mets-rights" : name == .accessCondition ? "mods-access-condition" : "dc-rights"
        section?.rights.append((kind, String(value.prefix(METSReader.maximumValueByteCount))))
    }

    private func addIdentifier(_ text: String, _ type: String) {
        guard let identifier = METSReader.identifier(text, type),
            section?.identifiers.count ?? 0 < METSReader.maximumSectionCount
        else { return }
        section?.identifiers.append(identifier)
    }

    // Only identifiers that mean something outside the library.
    static func identifier(_ text: String, _ type: String) -> String? {
        switch type {
        case "isbn": "isbn:" + text.filter { $0 != "-" && $0 != " " }
        case "issn", "doi": type + ":" + text
        case "urn" where !text.hasPrefix("urn:"): "urn:" + text
        default:
            text.hasPrefix("https://") || text.hasPrefix("http://")
                ? "url:" + text : text.hasPrefix("urn:") ? text : nil
        }
    }
}

extension METSStructure {
    /// The identifier of the whole, if it is a public one.
    var publicIdentifier: String? { METSReader.identifier(identifier, "") }
}
