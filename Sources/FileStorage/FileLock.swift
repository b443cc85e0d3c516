// SPDX-License-Identifier: EUPL-1.2

internal import Glibc

/// An exclusive lock on a file, held until the object goes away or its process dies.
///
/// It keeps processes, and lock objects within one process, apart (`flock`); the file itself stays, empty.
public final class FileLock: Sendable {
    private let descriptor: Int32

    /// Waits for the lock on the file at `path`, which is made if it is not there.
    public convenience init(waitingFor path: String) throws(FileError) {
        try self.init(path, operation: LOCK_EX)
    }

    /// Takes the lock on the file at `path`; fails at once if someone else holds it.
    public convenience init(_ path: String) throws(FileError) {
        try self.init(path, operation: LOCK_EX | LOCK_NB)
    }

    private init(_ path: String, operation: Int32) throws(FileError) {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .last("open the lock", path) }
        var result: Int32
        repeat { result = flock(descriptor, operation) } while result != 0 && errno == EINTR
        guard result == 0 else {
            let error = FileError.last("lock", path)
            close(descriptor)
            throw error
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }
}
