// SPDX-License-Identifier: EUPL-1.2

internal import Glibc

/// An exclusive lock that one process holds on a file until it ends or lets go; a crash releases it.
public final class FileLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock on the file at `path`, which is created if it is missing; `nil` if another process holds it.
    public init?(_ path: String) throws(FileError) {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .last("lock", path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let number = errno
            close(descriptor)
            if number == EWOULDBLOCK { return nil }
            throw FileError("lock", path, number: number)
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }
}
