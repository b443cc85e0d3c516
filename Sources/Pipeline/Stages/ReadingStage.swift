// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel
internal import DocumentReading
internal import FileStorage
internal import Filtering
internal import Hashing
internal import LanguageIdentification
internal import Ledger
internal import OCRQuality
internal import OrderedParallelism

/// Reads every admitted source: extraction parts and scoring parts of all segments, in input order.
struct ReadingStage: Sendable {
    let plan: BuildPlan
    let parts: PartStore
    let models: BuildModels
    let workerCount: Int

    /// What was read: the segments, and a digest over each source's files.
    struct Result {
        var segments: [SegmentFacts] = []
        var inputs: [SourceInput]
    }

    func run(progress: ProgressReporter) async throws -> Result {
        // A volume's files come with it, wherever their names stand in the order.
        var inputs = plan.sources.map { SourceInput(isInOrder: $0.source.format != .mets) }
        var segments: [SegmentFacts] = []
        let segmentation = Segmentation(plan: plan)
        let total = plan.admittedByteCount
        var doneByteCount = 0
        var chain = FileChain()
        let worker = SegmentReader(plan: plan, parts: parts, models: models)
        progress.begin("reading", total: total, isInBytes: true)
        try await orderedParallelMap(workerCount: workerCount) {
            try segmentation.next()
        } transform: { segment in
            try worker.read(segment)
        } emit: { result in
            for (path, digest) in result.fileDigests { inputs[result.source].add(path, digest) }
            doneByteCount += result.inputByteCount
            for facts in try worker.joined(result, &chain) {
                inputs[facts.source].recordCount += facts.recordCount
                segments.append(facts)
            }
            progress.update(min(doneByteCount, total))
        }
        for (source, input) in inputs.enumerated() where plan.sources[source].isAdmitted && input.recordCount == 0 {
            let id = plan.sources[source].source.id
            throw BuildError(
                .input,
                "source “\(id)” yields no record; check its paths and its format, or take it out of the manifest"
            )
        }
        return Result(segments: segments, inputs: inputs)
    }
}

/// What is known of a source's files once they are read.
struct SourceInput: Sendable {
    private let isInOrder: Bool
    private var hasher = InputListHasher()
    private var waiting: [(path: String, digest: Digest)] = []
    private(set) var fileCount = 0
    var recordCount = 0

    /// No files yet; they come in order of paths, or are to be put in order.
    init(isInOrder: Bool = true) {
        self.isInOrder = isInOrder
    }

    /// The digest of the list of the source's files.
    var digest: Digest {
        var hasher = hasher
        for (path, digest) in waiting.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
            hasher.add(path: path, digest: digest)
        }
        return hasher.finalize()
    }

    /// Adds the next file.
    mutating func add(_ relativePath: String, _ digest: Digest) {
        if isInOrder { hasher.add(path: relativePath, digest: digest) } else { waiting.append((relativePath, digest)) }
        fileCount += 1
    }
}

/// The worker of the reading stage: one segment to its two parts.
struct SegmentReader: Sendable {
    let plan: BuildPlan
    let parts: PartStore
    let models: BuildModels

    struct Result: Sendable {
        /// The source's place in the plan.
        var source: Int
        /// `nil` for a part of a file in which no record seems to begin.
        var facts: SegmentFacts?
        /// The part, if the segment is one.
        var part: FilePart?
        var fileDigests: [(path: String, digest: Digest)] = []
        var inputByteCount = 0
    }

    func read(_ segment: SegmentInput) throws -> Result {
        if case .part(let file, let start, let end, let digest) = segment.content {
            var result = try readPart(FilePart(source: segment.source, file: file, start: start, end: end))
            if let digest { result.fileDigests = [(plan.sources[segment.source].files[file].relativePath, digest)] }
            return result
        }
        let source = plan.sources[segment.source]
        let input = try SegmentRecords(segment, source: source, limits: plan.limits)
        let (facts, _) = try read(input, source: segment.source) { _ in true }
        return Result(
            source: segment.source,
            facts: facts,
            fileDigests: input.fileDigests,
            inputByteCount: input.inputByteCount
        )
    }

    /// The facts of records, with where the next part begins; `nil` if what the records depend on is not what
    /// `isCertain` says.
    func read(
        _ input: SegmentRecords,
        source sourceIndex: Int,
        isCertain: (RecordPosition?) -> Bool
    ) throws -> (facts: SegmentFacts?, next: RecordPosition?) {
        let source = plan.sources[sourceIndex]
        var key = PartKeyBuilder(stage: "extraction", version: DocumentReadingVersion.current)
        key.add(source.source.format.rawValue)
        for limit in plan.limits.all { key.add(limit) }
        key.add(contentsOf: source.source.fields.all)
        if let dialect = source.source.dialect { key.add(dialect.digest) }
        for format in SourceFormat.allCases where source.source.format.isGuessed {
            if let dialect = try XMLDialect.of(format) { key.add(dialect.digest) }
        }
        key.add(input.digest)
        let extraction = key.key()
        let scoring = scoringKey(after: extraction)
        let part: ExtractionPart
        if let stored = try parts.load(extraction) {
            parts.countReuse()
            part = try ExtractionPart(stored)
        } else {
            part = try extract(input, source.source)
            guard isCertain(part.next) else { return (nil, part.next) }
            try parts.store(part.bytes, as: extraction)
        }
        _ = try parts.content(of: scoring) { score(part, source.source).bytes }
        let facts = SegmentFacts(
            source: sourceIndex,
            files: input.files,
            extraction: extraction,
            scoring: scoring,
            recordCount: part.entries.count,
            textByteCount: part.textByteCount
        )
        return (facts, part.next)
    }

    private func scoringKey(after extraction: PartKey) -> PartKey {
        var key = PartKeyBuilder(stage: "scoring", version: FilteringVersion.current)
        key.add(LanguageIdentificationVersion.current)
        key.add(OCRQualityVersion.current)
        key.add(models.languageDigest)
        key.add(models.ocrDigest)
        // What is dropped of a text is decided before the rest is measured.
        if !plan.pack.blockRules.isEmpty { key.add(plan.pack.digest) }
        key.add(extraction)
        return key.key()
    }

    private func extract(_ input: SegmentRecords, _ source: Manifest.Source) throws -> ExtractionPart {
        let extractor = DocumentExtractor(
            format: source.format,
            limits: plan.limits,
            dialect: source.dialect,
            fields: source.fields
        )
        var part = ExtractionPart()
        part.next = try input.forEach { file, record in
            part.entries.append(ExtractionPart.Entry(file: file, outcome: extractor.extract(record)))
        }
        return part
    }

    private func score(_ part: ExtractionPart, _ source: Manifest.Source) -> ScoringPart {
        var scores = ScoringPart()
        for entry in part.entries {
            let content: ScoringPart.Content =
                switch entry.outcome {
                case .document(let document): .document(score(document, source))
                case .rejected(let rejection): .rejected(rejection)
                }
            scores.entries.append(
                ScoringPart.Entry(file: entry.file, place: entry.outcome.place, content: content)
            )
        }
        return scores
    }

    /// The measures of what the pack's rules for blocks leave of a document, or of all if they leave nothing.
    private func score(_ document: ExtractedDocument, _ source: Manifest.Source) -> ScoredDocument {
        let context = DocumentContext(format: document.format ?? source.format, declaredLanguages: source.languages)
        let blocks = models.scorer.selectBlocks(of: document, context, by: plan.pack.blockRules)
        var kept = document
        if let blocks, !blocks.kept.isEmpty { kept.text = blocks.text(of: document.text) }
        return ScoredDocument(kept, scores: models.scorer.score(kept, format: context.format), blocks: blocks)
    }
}
