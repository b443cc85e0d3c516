// SPDX-License-Identifier: EUPL-1.2

extension OCRDialect {
    /// ALTO 1 to 4 (https://www.loc.gov/standards/alto/).
    ///
    /// Blocks are read as `IDNEXT` or a `ReadingOrder` says, else as they stand. What lies in the top and bottom margins
    /// is page furniture.
    static let alto: OCRDialect = {
        var dialect = OCRDialect()
        dialect.roots = ["alto"]
        dialect.pages = ["Page"]
        dialect.regions = [
            "TopMargin", "BottomMargin", "LeftMargin", "RightMargin", "PrintSpace", "ComposedBlock",
        ]
        dialect.blocks = ["TextBlock"]
        dialect.lines = ["TextLine"]
        dialect.words = ["String"]
        dialect.spaces = ["SP"]
        dialect.hyphens = ["HYP"]
        dialect.content = "CONTENT"
        dialect.half = "SUBS_TYPE"
        dialect.firstHalf = "HypPart1"
        dialect.secondHalf = "HypPart2"
        dialect.whole = "SUBS_CONTENT"
        dialect.confidence = "WC"
        dialect.languages = ["LANG", "language"]
        dialect.id = "ID"
        dialect.next = "IDNEXT"
        dialect.furniture = ["TopMargin", "BottomMargin"]
        dialect.readingOrders = ["ReadingOrder"]
        dialect.orderedGroups = ["OrderedGroup"]
        dialect.unorderedGroups = ["UnorderedGroup"]
        dialect.reference = "REF"
        dialect.engineScopes = ["ocrProcessingStep", "Processing"]
        dialect.engineTexts = ["softwareName", "softwareVersion"]
        return dialect
    }()

    /// ALTO pages, or pieces of them, with what a METS file says of them: what `METSBundle` makes.
    static let bundle: OCRDialect = {
        var dialect = OCRDialect.alto
        dialect.roots = ["bundle"]
        dialect.titles = ["title"]
        dialect.languageStatements = ["language"]
        dialect.identifiers = ["identifier"]
        dialect.rights = ["rights"]
        dialect.sequences = ["pieces"]
        return dialect
    }()

    /// PAGE (https://github.com/PRImA-Research-Lab/PAGE-XML): 2010 to 2019.
    static let page: OCRDialect = {
        var dialect = OCRDialect()
        dialect.roots = ["PcGts"]
        dialect.pages = ["Page"]
        dialect.regions = [
            "AdvertRegion", "ChartRegion", "ChemRegion", "CustomRegion", "GraphicRegion", "ImageRegion",
            "LineDrawingRegion", "MapRegion", "MathsRegion", "MusicRegion", "NoiseRegion", "SeparatorRegion",
            "TableRegion", "UnknownRegion",
        ]
        dialect.blocks = ["TextRegion"]
        dialect.lines = ["TextLine"]
        dialect.words = ["Word"]
        dialect.skipped = ["Glyph"]
        dialect.statements = ["TextEquiv"]
        dialect.statementIndex = "index"
        dialect.texts = ["Unicode"]
        dialect.confidence = "conf"
        dialect.languages = ["primaryLanguage", "language"]
        dialect.id = "id"
        dialect.type = "type"
        dialect.customType = "custom"
        dialect.furnitureTypes = ["header", "footer", "page-number", "catch-word", "signature-mark"]
        dialect.initialTypes = ["drop-capital"]
        dialect.readingOrders = ["ReadingOrder"]
        dialect.orderedGroups = ["OrderedGroup", "OrderedGroupIndexed"]
        dialect.unorderedGroups = ["UnorderedGroup", "UnorderedGroupIndexed"]
        dialect.reference = "regionRef"
        dialect.referenceIndex = "index"
        dialect.engineScopes = ["MetadataItem"]
        dialect.engineAttribute = "value"
        dialect.engineCondition = "name"
        return dialect
    }()

    /// ABBYY FineReader XML (schemas FineReader6-schema-v1 to FineReader10-schema-v1).
    static let abbyy: OCRDialect = {
        var dialect = OCRDialect()
        dialect.roots = ["document", "page"]
        dialect.records = ["page"]
        dialect.pages = ["page"]
        dialect.regions = ["block"]
        dialect.blocks = ["par"]
        dialect.rows = ["row"]
        dialect.cells = ["cell"]
        dialect.lines = ["line"]
        dialect.texts = ["charParams"]
        dialect.plainTexts = ["formatting"]
        dialect.skipped = ["charRecVariants", "wordRecVariants", "documentData", "pageSection", "pageStream"]
        dialect.confidence = "charConfidence"
        dialect.confidenceScale = .percent
        dialect.languages = ["lang"]
        dialect.type = "blockType"
        dialect.furnitureTypes = ["Header", "Footer", "RunningTitle", "PageNumber"]
        dialect.engineAttribute = "producer"
        dialect.engineDefault = "ABBYY FineReader"
        return dialect
    }()

    /// hOCR (http://kba.cloud/hocr-spec/1.2/): classes of HTML elements.
    static let hocr: OCRDialect = {
        var dialect = OCRDialect()
        dialect.pages = ["ocr_page"]
        dialect.blocks = [
            "ocr_carea", "ocr_par", "ocrx_block", "ocr_chapter", "ocr_section", "ocr_subsection", "ocr_float",
            "ocr_textfloat", "ocr_table", "ocr_column",
        ]
        dialect.lines = [
            "ocr_line", "ocrx_line", "ocr_header", "ocr_footer", "ocr_caption", "ocr_pageno", "ocr_textline",
        ]
        dialect.words = ["ocrx_word", "ocr_word"]
        dialect.skipped = ["ocr_separator", "ocr_image", "ocr_photo", "ocr_linedrawing"]
        dialect.confidence = "x_wconf"
        dialect.confidenceScale = .percent
        dialect.order = "order"
        dialect.furniture = ["ocr_header", "ocr_footer", "ocr_pageno"]
        return dialect
    }()
}
