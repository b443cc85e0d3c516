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
        let worker = SegmentReader(plan: plan, parts: parts, models: models)
        progress.begin("reading", total: total, isInBytes: true)
        try await orderedParallelMap(workerCount: workerCount) {
            try segmentation.next()
        } transform: { segment in
            try worker.read(segment)
        } emit: { result in
            for (path, digest) in result.fileDigests { inputs[result.facts.source].add(path, digest) }
            inputs[result.facts.source].recordCount += result.facts.recordCount
            doneByteCount += result.inputByteCount
            segments.append(result.facts)
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
        var facts: SegmentFacts
        var fileDigests: [(path: String, digest: Digest)]
        var inputByteCount: Int
    }

    func read(_ segment: SegmentInput) throws -> Result {
        let source = plan.sources[segment.source]
        let input = try SegmentRecords(segment, source: source, limits: plan.limits)
        var key = PartKeyBuilder(stage: "extraction", version: DocumentReadingVersion.current)
        key.add(DocumentReadingVersion.parserLibrary)
        key.add(source.source.format.rawValue)
        key.add(plan.limits.maximumDocumentByteCount)
        key.add(plan.limits.maximumDepth)
        if let dialect = source.source.dialect { key.add(dialect.digest) }
        key.add(input.digest)
        let extraction = key.key()
        let scoring = scoringKey(after: extraction)
        var extracted: ExtractionPart?
        let extractionBytes = try parts.content(of: extraction) {
            let part = try extract(input, source.source)
            extracted = part
            return part.bytes
        }
        let part = try extracted ?? ExtractionPart(extractionBytes)
        _ = try parts.content(of: scoring) { score(part, format: source.source.format).bytes }
        let facts = SegmentFacts(
            source: segment.source,
            files: input.files,
            extraction: extraction,
            scoring: scoring,
            recordCount: part.entries.count,
            textByteCount: part.textByteCount
        )
        return Result(facts: facts, fileDigests: input.fileDigests, inputByteCount: input.inputByteCount)
    }

    private func scoringKey(after extraction: PartKey) -> PartKey {
        var key = PartKeyBuilder(stage: "scoring", version: FilteringVersion.current)
        key.add(LanguageIdentificationVersion.current)
        key.add(OCRQualityVersion.current)
        key.add(models.languageDigest)
        key.add(models.ocrDigest)
        key.add(extraction)
        return key.key()
    }

    private func extract(_ input: SegmentRecords, _ source: Manifest.Source) throws -> ExtractionPart {
        let extractor = DocumentExtractor(format: source.format, limits: plan.limits, dialect: source.dialect)
        var part = ExtractionPart()
        try input.forEach { file, record in
            let outcome: ReadingOutcome =
                switch record {
                case .record(let record): extractor.extract(record)
                case .rejected(let rejection): .rejected(rejection)
                }
            part.entries.append(ExtractionPart.Entry(file: file, outcome: outcome))
        }
        return part
    }

    private func score(_ part: ExtractionPart, format: SourceFormat) -> ScoringPart {
        var scores = ScoringPart()
        for entry in part.entries {
            let content: ScoringPart.Content =
                switch entry.outcome {
                case .document(let document):
                    .document(ScoredDocument(document, scores: models.scorer.score(document, format: format)))
                case .rejected(let rejection): .rejected(rejection)
                }
            scores.entries.append(
                ScoringPart.Entry(file: entry.file, place: entry.outcome.place, content: content)
            )
        }
        return scores
    }
}
