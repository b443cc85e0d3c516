// SPDX-License-Identifier: EUPL-1.2

internal import FileStorage
internal import Hashing
internal import StrictYAML

/// The licence records of a folder: every `*.yaml` file is one, named after its id.
public struct LicenseRegistry: Sendable {
    /// The folder, as errors name it.
    public let folder: String
    /// The records, sorted by id.
    public let records: [LicenseRecord]
    private let indexByID: [String: Int]

    /// Loads every record of a folder, and looks at the evidence that they name.
    ///
    /// Throws `ConfigurationError` for what somebody has to rewrite and `FileError` for what cannot be read.
    public init(folder: String) throws {
        var records: [LicenseRecord] = []
        var paths: [String: String] = [:]
        for name in try Folder.names(in: folder) {
            let path = Path.join(folder, name)
            if name.hasSuffix(".yml") {
                throw ConfigurationError(path: path, line: 1, message: "not read as a licence record; name it “.yaml”")
            }
            guard name.hasSuffix(".yaml"), !name.hasPrefix(".") else { continue }
            let (record, line) = try LicenseRegistry.record(at: path, in: folder)
            let failure = { ConfigurationError(path: path, line: line, message: $0) }
            if let first = paths.updateValue(path, forKey: record.id) {
                throw failure("the id “\(record.id)” is already that of \(first); give one of them another id")
            }
            guard name == record.id + ".yaml" else {
                throw failure("the id “\(record.id)” is not the file's name; name the file “\(record.id).yaml”")
            }
            records.append(record)
        }
        self.init(folder: folder, checkedRecords: records)
    }

    /// A registry of records that are in memory; of two with one id the first counts.
    public init(folder: String = "Licenses", records: [LicenseRecord]) {
        var ids: Set<String> = []
        self.init(folder: folder, checkedRecords: records.filter { ids.insert($0.id).inserted })
    }

    private init(folder: String, checkedRecords: [LicenseRecord]) {
        self.folder = folder
        records = checkedRecords.sorted { $0.id < $1.id }
        indexByID = Dictionary(uniqueKeysWithValues: records.enumerated().map { ($0.element.id, $0.offset) })
    }

    /// The record with an id; `nil` if there is none.
    public subscript(id: String) -> LicenseRecord? {
        indexByID[id].map { records[$0] }
    }

    // A record, and the line of its id for errors that concern several files.
    private static func record(at path: String, in folder: String) throws -> (LicenseRecord, Int) {
        let bytes = try InputFile.contents(of: path, maximumByteCount: 1 << 20)
        guard let bytes else {
            throw ConfigurationError(path: path, line: 1, message: "longer than 1 MiB; a licence record is a page")
        }
        let root = try ConfigurationDocument(path: path, bytes: bytes).mapping()
        let reader = LicenseRecordReader(root: root, digest: Digest.sha256(bytes)) { path, digest in
            evidenceState(at: path, in: folder, statedDigest: digest)
        }
        return (try reader.read(), root.line(of: "id"))
    }

    // `nil` if the path leads out of the folder, by whatever link.
    private static func evidenceState(
        at path: String,
        in folder: String,
        statedDigest: Digest
    ) -> LicenseEvidence.State? {
        guard let home = Folder.resolved(folder), let place = Folder.resolved(Path.join(folder, path)) else {
            return .missing
        }
        guard place.hasPrefix(home == "/" ? home : home + "/") else { return nil }
        guard let digest = try? LicenseRegistry.digest(of: place) else { return .missing }
        return digest == statedDigest ? .verified : .differs(digest)
    }

    private static func digest(of path: String) throws(FileError) -> Digest? {
        guard case .file = try Folder.kind(of: path) else { return nil }
        let file = try InputFile(path)
        var hasher = SHA256Hasher()
        while true {
            let chunk = try file.read(maximumByteCount: 1 << 20)
            if chunk.isEmpty { return hasher.finalize() }
            hasher.update(chunk)
        }
    }
}
