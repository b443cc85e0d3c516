// SPDX-License-Identifier: EUPL-1.2

internal import Glibc

/// Text operations on paths; nothing is looked up.
public enum Path {
    /// `folder/name`.
    public static func join(_ folder: String, _ name: String) -> String {
        if name.hasPrefix("/") || folder.isEmpty { return name }
        return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }

    /// The folder that holds `path`; "." for a bare name.
    public static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The last component of `path`.
    public static func name(of path: String) -> String {
        String(path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...])
    }
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
        if errno == ENOENT, Path.parent(of: path) != path {
            try create(Path.parent(of: path), mode: mode)
            guard unsafe mkdir(path, mode) == 0 || errno == EEXIST else { throw .last("create the folder", path) }
            return
        }
        guard errno == EEXIST, try kind(of: path) == .folder else { throw .last("create the folder", path) }
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

    /// The names in a folder, sorted bytewise, without "." and "..".
    public static func names(in path: String) throws(FileError) -> [String] {
        guard let stream = unsafe opendir(path) else { throw .last("list", path) }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
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
        let target = try OutputFile(secondPath)
        while true {
            let chunk = try source.read(maximumByteCount: 1 << 20)
            if chunk.isEmpty { break }
            try target.write(chunk)
        }
        try target.publish()
    }

    /// Removes a file, or a folder with all that is in it; nothing there is no error. Links are removed, not followed.
    public static func remove(_ path: String) throws(FileError) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else {
            if errno == ENOENT { return }
            throw .last("look at", path)
        }
        if status.st_mode & S_IFMT == S_IFDIR {
            for name in try names(in: path) { try remove(Path.join(path, name)) }
            guard unsafe rmdir(path) == 0 || errno == ENOENT else { throw .last("remove the folder", path) }
        } else {
            guard unsafe unlink(path) == 0 || errno == ENOENT else { throw .last("remove", path) }
        }
    }

    /// Removes what crashed writers left behind under temporary names, in a folder and those below it.
    public static func removeTemporaries(in path: String) throws(FileError) {
        for name in try names(in: path) {
            let child = Path.join(path, name)
            if name.contains(OutputFile.temporaryMark) {
                try remove(child)
            } else if try kind(of: child) == .folder {
                try removeTemporaries(in: child)
            }
        }
    }

    /// The absolute path with every symbolic link resolved; `nil` if nothing is there.
    public static func resolved(_ path: String) -> String? {
        guard let resolved = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }
}
