// SPDX-License-Identifier: EUPL-1.2

internal import Glibc
internal import Synchronization

/// A file that appears whole or not at all: written under a temporary name, then `publish` syncs and renames it.
///
/// A file that is never published is removed. After a crash its temporary stays behind; `Folder.removeTemporaries`
/// clears them away. Not thread-safe.
public final class OutputFile {
    /// The path under which the file appears.
    public let path: String
    /// The number of bytes written.
    public private(set) var byteCount = 0
    private let temporaryPath: String
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var isPublished = false
    private static let sequence = Atomic<Int>(0)
    private static let bufferByteCount = 256 << 10

    /// What stands in the name of every file that is not whole yet.
    public static let temporaryMark = ".unfinished-"

    /// Starts a file that will appear at `path` with the given permission bits, less those that the process masks.
    ///
    /// A device, a pipe or a folder that stands there is refused: a rename would take its place, `/dev/null`'s too.
    public init(_ path: String, mode: UInt32 = 0o644) throws(FileError) {
        switch try Folder.kind(of: path) {
        case nil, .file: break
        case .folder: throw FileError("write over the folder", path, number: EISDIR)
        case .other: throw FileError("write over the device or pipe", path, number: EEXIST)
        }
        var temporaryPath = ""
        var descriptor: Int32
        // A crashed process that had the same number (as the only one of a container does) may have left a name behind.
        repeat {
            let number = OutputFile.sequence.add(1, ordering: .relaxed).newValue
            temporaryPath = "\(path)\(OutputFile.temporaryMark)\(getpid())-\(number)"
            descriptor = unsafe open(temporaryPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        } while descriptor < 0 && errno == EEXIST
        guard descriptor >= 0 else { throw .last("create", path) }
        self.path = path
        self.temporaryPath = temporaryPath
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
        if !isPublished { unsafe unlink(temporaryPath) }
    }

    /// Appends bytes.
    public func write(_ bytes: [UInt8]) throws(FileError) {
        byteCount += bytes.count
        if buffer.count + bytes.count < OutputFile.bufferByteCount {
            buffer.append(contentsOf: bytes)
        } else {
            try flush()
            try writeThrough(bytes)
        }
    }

    /// Makes the file durable and visible: sync, rename, sync of the folder.
    ///
    /// Who writes many files into a folder can leave its sync to the end; until then a power cut may take the name away.
    public func publish(syncsFolder: Bool = true) throws(FileError) {
        try flush()
        guard fsync(descriptor) == 0 else { throw .last("sync", path) }
        guard unsafe rename(temporaryPath, path) == 0 else { throw .last("rename to", path) }
        isPublished = true
        if syncsFolder { try Folder.sync(Path.parent(of: path)) }
    }

    /// Writes a whole file at once.
    public static func write(_ bytes: [UInt8], to path: String, mode: UInt32 = 0o644) throws(FileError) {
        let file = try OutputFile(path, mode: mode)
        try file.write(bytes)
        try file.publish()
    }

    private func flush() throws(FileError) {
        try writeThrough(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    private func writeThrough(_ bytes: [UInt8]) throws(FileError) {
        var offset = 0
        while offset < bytes.count {
            let written = unsafe bytes.withUnsafeBytes { source in
                unsafe Glibc.write(descriptor, source.baseAddress.map { unsafe $0 + offset }, source.count - offset)
            }
            if written < 0 {
                if errno == EINTR { continue }
                throw .last("write", path)
            }
            offset += written
        }
    }
}
