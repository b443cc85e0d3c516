// SPDX-License-Identifier: EUPL-1.2

internal import Glibc
internal import Synchronization

/// A file without a name, for what is too much for memory until it is read back once.
///
/// Its name is removed as soon as it is open, so that nothing is left behind whatever happens to the process. Not
/// thread-safe.
public final class ScratchFile {
    /// The number of bytes written.
    public private(set) var byteCount = 0
    private let path: String
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private static let sequence = Atomic<Int>(0)
    private static let bufferByteCount = 256 << 10

    /// Opens a scratch file in the folder where `path` lies.
    public init(besides path: String) throws(FileError) {
        var name = ""
        var descriptor: Int32
        repeat {
            let number = ScratchFile.sequence.add(1, ordering: .relaxed).newValue
            name = "\(path)\(OutputFile.temporaryMark)scratch-\(getpid())-\(number)"
            descriptor = unsafe open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        } while descriptor < 0 && errno == EEXIST
        guard descriptor >= 0 else { throw .last("create a scratch file for", path) }
        unsafe unlink(name)
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Appends bytes.
    public func write(_ bytes: [UInt8]) throws(FileError) {
        byteCount += bytes.count
        buffer.append(contentsOf: bytes)
        if buffer.count >= ScratchFile.bufferByteCount { try flush() }
    }

    /// Gives out everything that was written, from the beginning, in chunks.
    public func forEachChunk<Failure: Error>(
        _ body: ([UInt8]) throws(Failure) -> Void
    ) throws {
        try flush()
        var offset = 0
        while offset < byteCount {
            let chunk = try read(at: offset)
            try body(chunk)
            offset += chunk.count
        }
    }

    private func read(at offset: Int) throws(FileError) -> [UInt8] {
        let capacity = min(ScratchFile.bufferByteCount, byteCount - offset)
        var result = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
            repeat {
                result = unsafe pread(descriptor, target.baseAddress, capacity, off_t(offset))
            } while result < 0 && errno == EINTR
            count = max(0, result)
        }
        guard result > 0 else { throw .last("read back the scratch file for", path) }
        return bytes
    }

    private func flush() throws(FileError) {
        var offset = 0
        while offset < buffer.count {
            let written = unsafe buffer.withUnsafeBytes { source in
                unsafe Glibc.write(descriptor, source.baseAddress.map { unsafe $0 + offset }, source.count - offset)
            }
            if written < 0 {
                if errno == EINTR { continue }
                throw .last("write the scratch file for", path)
            }
            offset += written
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
