// SPDX-License-Identifier: EUPL-1.2

internal import Glibc

/// A file open for reading.
///
/// Not thread-safe; closes itself.
public final class InputFile {
    /// The path it was opened at.
    public let path: String
    private let descriptor: Int32

    /// Opens an existing file; a folder is an error.
    public init(_ path: String) throws(FileError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last("open", path) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) != 0 || status.st_mode & S_IFMT != S_IFDIR else {
            close(descriptor)
            throw FileError("open", path, number: EISDIR)
        }
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// The file's size in bytes.
    public func byteCount() throws(FileError) -> Int {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw .last("read the size of", path) }
        return Int(status.st_size)
    }

    /// The next bytes, at most `maximumByteCount`; empty at the end.
    public func read(maximumByteCount: Int) throws(FileError) -> [UInt8] {
        unsafe try read(maximumByteCount) { unsafe Glibc.read(self.descriptor, $0, $1) }
    }

    /// Up to `maximumByteCount` bytes from `offset`, independent of the reading position; empty past the end.
    public func read(at offset: Int, maximumByteCount: Int) throws(FileError) -> [UInt8] {
        unsafe try read(maximumByteCount) { unsafe pread(self.descriptor, $0, $1, off_t(offset)) }
    }

    /// All bytes of the file at `path`; `nil` if it is longer than `maximumByteCount`.
    public static func contents(of path: String, maximumByteCount: Int = .max) throws(FileError) -> [UInt8]? {
        let file = try InputFile(path)
        var bytes: [UInt8] = []
        while true {
            // One byte more than there should be shows the end without another round; a size is not believed beyond the
            // limit.
            let expected = max(64 << 10, try file.byteCount() - bytes.count + 1)
            let allowed = maximumByteCount - bytes.count
            let chunk = try file.read(maximumByteCount: expected > allowed ? allowed + 1 : expected)
            if chunk.isEmpty { return bytes }
            if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
            if bytes.count > maximumByteCount { return nil }
        }
    }

    private func read(
        _ maximumByteCount: Int,
        with call: (UnsafeMutableRawPointer?, Int) -> Int
    ) throws(FileError) -> [UInt8] {
        var result = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: maximumByteCount) { buffer, count in
            repeat {
                result = unsafe call(UnsafeMutableRawPointer(buffer.baseAddress), maximumByteCount)
            } while result < 0 && errno == EINTR
            count = max(0, result)
        }
        guard result >= 0 else { throw .last("read", path) }
        return bytes
    }
}
