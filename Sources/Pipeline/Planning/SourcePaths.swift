// SPDX-License-Identifier: EUPL-1.2

internal import FileStorage

/// Finds the files of a source: plain paths, globs (`*`, `?` within a name, `**` for any depth), folders, and `@lists`.
///
/// Everything is relative to the base folder: `--data-root`, or else the manifest's folder. Under a data root nothing
/// may lead out of it, links included; a manifest's own relative paths may climb with a leading `..`.
struct SourcePaths {
    let baseFolder: String
    /// Whether paths may not leave the base folder.
    let isConfined: Bool
    /// How errors name the manifest.
    let manifestPath: String

    /// The files of a source, each once, in bytewise order of their relative paths.
    func files(of source: Manifest.Source) throws -> [SourceFile] {
        var found: [String: SourceFile] = [:]
        for pattern in source.paths {
            let files = try pattern.hasPrefix("@") ? listed(pattern, source) : matches(pattern, source)
            for file in files { found[file.relativePath] = file }
        }
        return found.values.sorted {
            Array($0.relativePath.utf8).lexicographicallyPrecedes(Array($1.relativePath.utf8))
        }
    }

    private func listed(_ pattern: String, _ source: Manifest.Source) throws -> [SourceFile] {
        let name = String(pattern.dropFirst())
        try check(name, source)
        let path = Path.join(baseFolder, name)
        guard try Folder.kind(of: path) != nil else { throw error(source, "the list “\(name)” is not there") }
        let bytes = try InputFile.contents(of: path) ?? []
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw error(source, "the list “\(name)” is not UTF-8")
        }
        var files: [SourceFile] = []
        for line in text.split(whereSeparator: \.isNewline) where !line.isEmpty && !line.hasPrefix("#") {
            guard !line.split(separator: "/").contains("..") else {
                throw error(source, "the list “\(name)” names “\(line)”, which leads upward; write a path without “..”")
            }
            files += try matches(String(line), source)
        }
        return files
    }

    private func matches(_ pattern: String, _ source: Manifest.Source) throws -> [SourceFile] {
        try check(pattern, source)
        let components = pattern.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
        let files = try expand(components[...], folder: "")
        guard !files.isEmpty else {
            throw error(source, "“\(pattern)” matches no file in \(baseFolder); correct it, or give --data-root DIR")
        }
        for file in files { try checkConfinement(file, source) }
        return files
    }

    private func expand(_ components: ArraySlice<String>, folder: String) throws -> [SourceFile] {
        guard let component = components.first else { return try whole(folder) }
        let rest = components.dropFirst()
        if component == "**" {
            var files = try expand(rest, folder: folder)
            for name in try names(in: folder) where try isFolder(Path.join(folder, name)) {
                files += try expand(components, folder: Path.join(folder, name))
            }
            return files
        }
        guard component.contains(where: { $0 == "*" || $0 == "?" }) else {
            let path = Path.join(folder, component)
            return try Folder.kind(of: Path.join(baseFolder, path)) == nil ? [] : expand(rest, folder: path)
        }
        var files: [SourceFile] = []
        for name in try names(in: folder) where Glob.matches(Array(name.utf8), Array(component.utf8)) {
            files += try expand(rest, folder: Path.join(folder, name))
        }
        return files
    }

    /// A file itself, or every file in a folder and those below it.
    private func whole(_ path: String) throws -> [SourceFile] {
        let fullPath = Path.join(baseFolder, path)
        switch try Folder.kind(of: fullPath) {
        case .file(let byteCount): return [SourceFile(relativePath: path, path: fullPath, byteCount: byteCount)]
        case .folder: return try names(in: path).flatMap { try whole(Path.join(path, $0)) }
        case .other, nil: return []
        }
    }

    private func names(in folder: String) throws -> [String] {
        let path = Path.join(baseFolder, folder)
        guard try isFolder(folder) else { return [] }
        return try Folder.names(in: path).filter { !$0.hasPrefix(".") }
    }

    private func isFolder(_ path: String) throws -> Bool {
        try Folder.kind(of: path.isEmpty ? baseFolder : Path.join(baseFolder, path)) == .folder
    }

    private func check(_ path: String, _ source: Manifest.Source) throws {
        guard !path.hasPrefix("/"), !path.isEmpty else {
            throw error(source, "“\(path)” is an absolute path; write it relative to the data and give --data-root DIR")
        }
        let components = path.split(separator: "/")
        let climbing = components.prefix { $0 == ".." }.count
        guard !components.dropFirst(climbing).contains(".."), !isConfined || climbing == 0 else {
            throw error(source, "“\(path)” leads upward out of its folder; write a path without “..”")
        }
    }

    private func checkConfinement(_ file: SourceFile, _ source: Manifest.Source) throws {
        guard isConfined, let base = Folder.resolved(baseFolder) else { return }
        guard let resolved = Folder.resolved(file.path), resolved.hasPrefix(base == "/" ? base : base + "/") else {
            throw error(
                source,
                "“\(file.relativePath)” is a link that leads out of the data root; copy the file instead"
            )
        }
    }

    private func error(_ source: Manifest.Source, _ message: String) -> BuildError {
        BuildError(.input, "\(manifestPath):\(source.line): source “\(source.id)”: \(message)")
    }
}

/// Names with `*` (any bytes) and `?` (one character's lead byte and its continuations).
enum Glob {
    /// Whether `name` matches `pattern`; linear but for backtracking to the last star.
    static func matches(_ name: [UInt8], _ pattern: [UInt8]) -> Bool {
        var (nameIndex, patternIndex) = (0, 0)
        var retry: (name: Int, pattern: Int)?
        while nameIndex < name.count {
            if patternIndex < pattern.count, pattern[patternIndex] == UInt8(ascii: "*") {
                retry = (nameIndex, patternIndex + 1)
                patternIndex += 1
            } else if patternIndex < pattern.count,
                pattern[patternIndex] == UInt8(ascii: "?") || pattern[patternIndex] == name[nameIndex]
            {
                let isAny = pattern[patternIndex] == UInt8(ascii: "?")
                nameIndex += 1
                while isAny, nameIndex < name.count, name[nameIndex] & 0xC0 == 0x80 { nameIndex += 1 }
                patternIndex += 1
            } else if let (retryName, retryPattern) = retry {
                retry = (retryName + 1, retryPattern)
                nameIndex = retryName + 1
                patternIndex = retryPattern
            } else {
                return false
            }
        }
        return pattern[patternIndex...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
