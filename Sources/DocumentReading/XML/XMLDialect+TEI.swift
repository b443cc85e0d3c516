// SPDX-License-Identifier: EUPL-1.2

extension XMLDialect {
    /// TEI P5 (https://tei-c.org/release/doc/tei-p5-doc/en/html/), and what P4 has in common with it.
    ///
    /// Notes, transcribers' comments, title pages, running headers and figure descriptions are left out; where an editor
    /// gives two readings, the original's is taken.
    public static let tei: XMLDialect = {
        var dialect = XMLDialect()
        dialect.recordElements = ["TEI", "TEI.2"]
        dialect.textElements = ["text"]
        dialect.blockElements = [
            "ab", "argument", "back", "body", "byline", "castGroup", "castItem", "castList", "cell",
            "closer", "dateline", "div", "div1", "div2", "div3", "div4", "div5", "div6", "div7", "docAuthor",
            "docDate", "eg", "entry", "entryFree", "epigraph", "epilogue", "figure", "floatingText", "front", "group",
            "head", "imprimatur", "item", "l", "lg", "list", "listBibl", "listPerson", "opener", "p",
            "performance", "postscript", "prologue", "row", "salute", "set", "signed",
            "sp", "speaker", "spGrp", "stage", "table", "text", "trailer", "u",
        ]
        dialect.blockChildren =
            [
                Child("u", "seg"), Child("list", "label"), Child("listBibl", "bibl"), Child("cit", "bibl"),
                Child("cit", "quote"),
            ]
            + ["back", "body", "div", "div1", "div2", "div3", "epigraph", "front"].flatMap { parent in
                ["bibl", "cit", "quote"].map { Child(parent, $0) }
            }
        dialect.rowElements = ["row"]
        dialect.cellElements = ["cell"]
        dialect.lineBreakElements = ["lb"]
        dialect.pageBreakElements = ["cb", "pb"]
        dialect.skippedElements = [
            "bell", "del", "desc", "equiv", "facsimile", "figDesc", "fw", "gap", "incident", "kinesic", "linkGrp",
            "listAnnotation", "note", "noteGrp", "rdg", "spanGrp", "standOff", "surplus", "teiHeader", "timeline",
            "titlePage", "vocal", "writing",
        ]
        dialect.skippedChildren = [
            Child("choice", "corr"), Child("choice", "expan"), Child("choice", "ex"), Child("choice", "reg"),
        ]
        dialect.tokenElements = ["pc", "w"]
        dialect.titlePath = ["fileDesc", "titleStmt", "title"]
        dialect.licenceElements = ["licence", "availability"]
        dialect.licenceTargetAttributes = ["target"]
        dialect.licenceEvidenceKind = "tei-licence"
        dialect.identifierChildren = [
            Child("publicationStmt", "idno"), Child("bibl", "idno"), Child("monogr", "idno"), Child("biblFull", "idno"),
        ]
        dialect.languageElements = ["TEI", "TEI.2", "text"]
        dialect.languageDeclarationElement = "language"
        dialect.languageDeclarationAttribute = "ident"
        return dialect
    }()
}
