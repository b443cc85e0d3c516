// SPDX-License-Identifier: EUPL-1.2

internal import MarkupParsing

/// What is read of METS, and of the MODS, Dublin Core and rights metadata within it: names, and what they mean.
enum METSVocabulary {
    /// Elements and attributes, by local name.
    enum Name: String, CaseIterable {
        // METS
        case mets, dmdSec, amdSec, rightsMD, mdRef, fileGrp, file, FLocat, structMap, div, fptr, area
        case ID, USE, MIMETYPE, href, TYPE, LABEL, DMDID, ADMID, FILEID, BEGIN, END, OBJID, RIGHTSCATEGORY
        // MODS and Dublin Core
        case titleInfo, title, nonSort, subTitle, languageTerm, language, identifier, recordIdentifier
        case accessCondition, rights, relatedItem, type
        // Rights metadata: METSRights, DFG Viewer, ODRL
        case license, licence, RightsDeclaration, RightsDeclarationMD, useAndReproduction, sponsor, rightsStatement
    }

    static let names = NameTable(Name.allCases.map(\.rawValue))

    /// The name with a number; `nil` if it is none of these.
    static func name(_ number: Int) -> Name? {
        number > 0 ? allNames[number - 1] : nil
    }

    /// The number of a name.
    static func number(_ name: Name) -> Int { numbers[name] ?? NameTable.unknown }

    private static let allNames = Name.allCases
    private static let numbers = Dictionary(
        uniqueKeysWithValues: allNames.enumerated().map { ($0.element, $0.offset + 1) }
    )

    /// Elements within rights metadata whose text says something.
    static let rightsTexts: Set<Name> = [
        .license, .licence, .RightsDeclaration, .rights, .useAndReproduction, .rightsStatement, .accessCondition,
    ]

    /// Types of divisions that are parts of a document; a division of any other type is a document if it has text.
    static let partTypes = furnitureTypes.union([
        "ABSTRACT", "AUTHOR", "BLOCK", "BODY", "BODY_CONTENT", "BYLINE", "CAPTION", "COLUMN", "COMPOSED_BLOCK",
        "COMPOSEDBLOCK", "CONTINUATION", "DATELINE", "DIAGRAM", "ENDNOTE", "FIGURE", "FOOTNOTE", "GRAPHIC", "HEADING",
        "HEADLINE", "ILLUSTRATION", "IMAGE", "LEAD", "LINE", "LIST", "MAP", "MARGINALIA", "MOTTO", "OVERLINE", "PAGE",
        "PARAGRAPH", "PHOTO", "PICTURE", "PUBLISHING_STMT", "QUOTE", "SUBHEADLINE", "SUBTITLE", "TABLE", "TEXT",
        "TEXTBLOCK", "TEXT_BLOCK", "TEXTLINE", "TITLE",
    ])

    /// Types of divisions that are page furniture.
    static let furnitureTypes: Set<String> = [
        "FOOTER", "HEADER", "PAGENUMBER", "PAGE_FOOTER", "PAGE_HEADER", "PAGE_NUMBER", "RUNNINGTITLE", "RUNNING_TITLE",
    ]

    /// Uses of file groups that hold text, the best first.
    static let textUses = ["FULLTEXT", "ALTO", "TEXT", "OCR"]
}
