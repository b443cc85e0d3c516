// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel
internal import DocumentReading
internal import FileStorage
public import Filtering
public import Licensing

/// A source with the gate's verdict and, if it is admitted, its files.
public struct PlannedSource: Sendable {
    /// The source as the manifest has it.
    public var source: Manifest.Source
    /// Its licence record, if there is one.
    public var record: LicenseRecord?
    /// What the gate says.
    public var verdict: GateVerdict
    /// Its files, if it is admitted; nothing of a refused source is looked at.
    var files: [SourceFile]

    /// Whether the source may be read.
    public var isAdmitted: Bool { verdict.admitted }

    /// How many files will be read.
    public var fileCount: Int { files.reduce(0) { $0 + 1 + $1.parts.count } }

    /// Their size on disk.
    public var byteCount: Int { files.reduce(0) { $0 + $1.totalByteCount } }

    /// How many conditions the licence sets; fewer are preferred among duplicates.
    var licenseConditionCount: Int { record?.conditionCount ?? 0 }
}

extension LicenseRecord {
    /// How many conditions the record sets on what is done with the works.
    fileprivate var conditionCount: Int {
        [attribution != nil, shareAlike, revocable, until != nil, !prohibited.isEmpty, kind.prevailsOverReservations]
            .count { $0 }
    }
}

extension SourceFormat {
    /// Bytes of parts for a hundred bytes of input, as real documents of the format gave.
    fileprivate var partPercent: Int {
        switch self {
        case .html: 45
        case .tei, .xml: 250
        case .jats, .akomaNtoso, .formex, .eurlex, .mediawiki: 120
        case .alto, .mets, .page, .hocr: 30
        case .abbyy: 10
        // Compressed pages, or nothing but text.
        case .text, .jsonl, .auto, .warc: 250
        }
    }
}

/// Everything that is settled before a byte of a source is read: licences, verdicts, files, the filter pack.
public struct BuildPlan: Sendable {
    /// The manifest.
    public let manifest: Manifest
    /// The sources, in the manifest's order.
    public let sources: [PlannedSource]
    /// The filter pack.
    public let pack: FilterPack

    /// Limits on what is read.
    var limits: ReadingLimits { manifest.limits }

    /// The bytes on disk of everything that will be read.
    public var admittedByteCount: Int { sources.reduce(0) { $0 + $1.byteCount } }

    /// Whether the gate refused something and the manifest says to stop then.
    public var mustStop: Bool { manifest.refused == .stop && sources.contains { !$0.isAdmitted } }

    /// Passes every source through the gate and lists the files of those that are admitted.
    ///
    /// With `dataRoot`, the sources' paths are relative to it and may not leave it; else to the manifest's folder.
    public init(manifest: Manifest, dataRoot: String?) throws {
        let registry = try LicenseRegistry(folder: manifest.licensesPath)
        let paths = SourcePaths(
            baseFolder: dataRoot ?? Path.parent(of: manifest.path),
            isConfined: dataRoot != nil,
            manifestPath: manifest.path
        )
        if let dataRoot, try Folder.kind(of: dataRoot) != .folder {
            throw BuildError(.input, "there is no folder \(dataRoot); give --data-root an existing one")
        }
        self.manifest = manifest
        pack = try FilterPack(path: manifest.filtersPath)
        sources = try manifest.sources.map { source in
            let record = registry[source.license]
            let verdict = LicenseGate.decide(
                record: record,
                licenseID: source.license,
                purpose: manifest.purpose,
                date: manifest.date,
                territory: manifest.territory
            )
            return PlannedSource(
                source: source,
                record: record,
                verdict: verdict,
                files: verdict.admitted ? try BuildPlan.files(of: source, paths, limits: manifest.limits) : []
            )
        }
    }

    private static func files(
        of source: Manifest.Source,
        _ paths: SourcePaths,
        limits: ReadingLimits
    ) throws -> [SourceFile] {
        let files = try paths.files(of: source)
        return source.format == .mets ? try METSFiles.gathered(files, limits: limits) : files
    }

    /// About how many bytes of parts a build will leave on disk until they are deleted; from the formats' usual share of
    /// text, measured on real pages.
    public var estimatedPartByteCount: Int {
        sources.reduce(0) { sum, source in
            let percent = source.source.format.partPercent
            return sum + source.byteCount / 100 * percent
        }
    }
}
