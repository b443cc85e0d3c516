// SPDX-License-Identifier: EUPL-1.2

internal import Glibc

/// Text operations on paths; nothing is looked up.
public enum Path {
    /// `folder/name`.
    public static func join(_ folder: String, _ name: String) -> String {
        if name.utf8.first == 0x2F || folder.isEmpty { return name }
        return folder.utf8.last == 0x2F ? folder + name : "\(folder)/\(name)"
    }

    /// The folder that holds `path`; "." for a bare name.
    public static func parent(of path: String) -> String {
        guard let slash = lastSlash(in: path) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The last component of `path`.
    public static func name(of path: String) -> String {
        String(path[(lastSlash(in: path).map { path.utf8.index(after: $0) } ?? path.startIndex)...])
    }

    // By bytes: a name that begins with a combining mark makes one character with the slash before it.
    private static func lastSlash(in path: String) -> String.Index? { path.utf8.lastIndex(of: 0x2F) }
}

/// What kind of thing stands at a path.
public enum FileKind: Sendable, Hashable {
    /// A regular file of so many bytes.
    case file(byteCount: Int)
    /// A folder.
    case folder
    /// A device, a socket, a pipe.
    case other
}

/// Folders: made, listed, synced, published, removed.
public enum Folder {
    /// Creates a folder and those above it; one that exists is left alone.
    public static func create(_ path: String, mode: UInt32 = 0o755) throws(FileError) {
        if unsafe mkdir(path, mode) == 0 {
            try sync(Path.parent(of: path))
            return
        }
        var error = FileError.last("create the folder", path)
        let parent = Path.parent(of: path)
        if error.number == ENOENT, parent != path {
            try create(parent, mode: mode)
            // Once more, since the parent is there now, made here or by somebody else at the same time.
            if unsafe mkdir(path, mode) == 0 {
                try sync(parent)
                return
            }
            error = FileError.last("create the folder", path)
        }
        guard error.number == EEXIST, try kind(of: path) == .folder else { throw error }
    }

    /// What stands at `path`, links followed; `nil` if nothing does.
    public static func kind(of path: String) throws(FileError) -> FileKind? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            let error = FileError.last("look at", path)
            if error.isNotFound { return nil }
            throw error
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file(byteCount: Int(status.st_size))
        case S_IFDIR: return .folder
        default: return .other
        }
    }

    /// The permission bits of what stands at `path`.
    public static func permissions(of path: String) throws(FileError) -> UInt32 {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { throw .last("look at", path) }
        return UInt32(status.st_mode & 0o777)
    }

    /// The names in a folder, sorted bytewise, without "." and ".."; a name that is not UTF-8 is an error, since it could
    /// not be opened again.
    public static func names(in path: String) throws(FileError) -> [String] { try list(path).map(\.name) }

    /// The names in a folder, as `names(in:)` has them, and which of them are folders, links followed.
    public static func entries(in path: String) throws(FileError) -> [(name: String, isFolder: Bool)] {
        var entries: [(name: String, isFolder: Bool)] = []
        for (name, type) in try list(path) {
            // Some file systems leave it open, and of a link it says no more than that.
            let isKnown = type == DT_REG || type == DT_DIR
            entries.append((name, try isKnown ? type == DT_DIR : kind(of: Path.join(path, name)) == .folder))
        }
        return entries
    }

    private static func list(_ path: String) throws(FileError) -> [(name: String, type: Int)] {
        guard let stream = unsafe opendir(path) else { throw .last("list", path) }
        defer { unsafe closedir(stream) }
        var entries: [(bytes: [UInt8], name: String, type: Int)] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else { break }
            let (name, isUTF8) = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
                    unsafe (String(cString: $0), String(validatingCString: $0) != nil)
                }
            }
            guard isUTF8 else { throw FileError("list", Path.join(path, name), number: EILSEQ) }
            if name != ".", name != ".." { entries.append((Array(name.utf8), name, unsafe Int(entry.pointee.d_type))) }
        }
        guard errno == 0 else { throw .last("list", path) }
        return entries.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }.map { ($0.name, $0.type) }
    }

    /// Makes the entries of a folder, or the bytes of a file, durable.
    public static func sync(_ path: String) throws(FileError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last("open", path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .last("sync", path) }
    }

    /// Moves a finished folder or file to its final name, durably; one that is there already must not be.
    public static func publish(_ temporaryPath: String, as path: String) throws(FileError) {
        try sync(temporaryPath)
        guard unsafe rename(temporaryPath, path) == 0 else { throw .last("rename to", path) }
        try sync(Path.parent(of: path))
    }

    /// Gives a file a second name, or copies it where the file system cannot.
    public static func link(_ path: String, as secondPath: String) throws(FileError) {
        if unsafe Glibc.link(path, secondPath) == 0 { return }
        guard errno == EXDEV || errno == EPERM || errno == EMLINK || errno == ENOTSUP else {
            throw .last("link to", secondPath)
        }
        let source = try InputFile(path)
        let target = try OutputFile(secondPath, mode: try permissions(of: path))
        while true {
            let chunk = try source.read(maximumByteCount: 1 << 20)
            if chunk.isEmpty { break }
            try target.write(chunk)
        }
        try target.publish()
    }

    /// Removes a file, or a folder with all that is in it; nothing there is no error.
    ///
    /// Links are removed, not followed.
    public static func remove(_ path: String) throws(FileError) {
        guard let isFolder = try isFolder(path) else { return }
        if isFolder {
            for name in try names(in: path) { try remove(Path.join(path, name)) }
            guard unsafe rmdir(path) == 0 || errno == ENOENT else { throw .last("remove the folder", path) }
        } else {
            guard unsafe unlink(path) == 0 || errno == ENOENT else { throw .last("remove", path) }
        }
    }

    /// Removes what crashed writers left behind under temporary names, in a folder and those below it, links not followed.
    public static func removeTemporaries(in path: String) throws(FileError) {
        for name in try names(in: path) {
            let child = Path.join(path, name)
            if name.utf8.contains(OutputFile.temporaryMark.utf8) {
                try remove(child)
            } else if try isFolder(child) == true {
                try removeTemporaries(in: child)
            }
        }
    }

    /// Whether a folder itself, and not a link to one, stands at `path`; `nil` if nothing does.
    private static func isFolder(_ path: String) throws(FileError) -> Bool? {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else {
            if errno == ENOENT { return nil }
            throw .last("look at", path)
        }
        return status.st_mode & S_IFMT == S_IFDIR
    }

    /// The absolute path with every symbolic link resolved; `nil` if nothing is there.
    public static func resolved(_ path: String) -> String? {
        guard let resolved = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }
}
