// SPDX-License-Identifier: EUPL-1.2

internal import Glibc

/// A file operation that failed: which, on what, and why.
public struct FileError: Error, Hashable, CustomStringConvertible {
    /// What was tried, as a verb: "open", "write", "rename".
    public var operation: String
    /// The path it was tried on.
    public var path: String
    /// The system's error number.
    public var number: Int32

    /// An error from a system call's number.
    public init(_ operation: String, _ path: String, number: Int32) {
        self.operation = operation
        self.path = path
        self.number = number
    }

    /// An error from the last failed system call of this thread.
    static func last(_ operation: String, _ path: String) -> FileError {
        FileError(operation, path, number: errno)
    }

    /// Whether the path does not exist.
    public var isNotFound: Bool { number == ENOENT || number == ENOTDIR }

    /// Whether there is no room left to write.
    public var isOutOfSpace: Bool { number == ENOSPC || number == EDQUOT }

    /// One sentence for people, with a remedy where there is one.
    public var description: String {
        let reason = unsafe String(cString: strerror(number))
        return "cannot \(operation) \(path): \(reason)\(remedy)"
    }

    private var remedy: String {
        if isOutOfSpace { return "; free some space and run the same command again: finished work is kept" }
        if number == ELOOP { return "; a link leads back to a folder that it stands in: remove it" }
        return ""
    }
}
