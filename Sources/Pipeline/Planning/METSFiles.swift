// SPDX-License-Identifier: EUPL-1.2

internal import DocumentReading
internal import FileStorage

/// Tells the METS files of a source from the files that they take their text from.
enum METSFiles {
    /// The files of a METS source: each METS file with those that it names, which do not stand by themselves then.
    ///
    /// A file that two METS files name is counted with the first. What is neither METS nor named by any stays, and is
    /// rejected when it is read.
    static func gathered(_ files: [SourceFile], limits: ReadingLimits) throws -> [SourceFile] {
        var named: Set<String> = []
        var volumes: [(file: SourceFile, isMETS: Bool)] = []
        for file in files {
            let names = try METSVolume.fileNames(ofFileAt: file.path, limits: limits)
            var volume = file
            for name in names ?? [] {
                let part = try part(name, of: file)
                if named.insert(part.relativePath).inserted { volume.parts.append(part) }
            }
            volumes.append((volume, names != nil))
        }
        return volumes.filter { $0.isMETS || !named.contains($0.file.relativePath) }.map(\.file)
    }

    private static func part(_ name: String, of file: SourceFile) throws -> SourceFile {
        let folder = Path.parent(of: file.relativePath)
        let path = Path.join(Path.parent(of: file.path), name)
        var byteCount = 0
        if case .file(let count) = try Folder.kind(of: path) { byteCount = count }
        return SourceFile(
            relativePath: folder == "." ? name : Path.join(folder, name),
            path: path,
            byteCount: byteCount
        )
    }
}
