// SPDX-License-Identifier: EUPL-1.2

internal import FileStorage
internal import Foundation

/// A folder that is removed when the test ends.
public final class TemporaryFolder {
    /// Where it is.
    public let path: String

    /// A new folder.
    public init() throws {
        path = Path.join(NSTemporaryDirectory(), "herkomst-release-\(UUID().uuidString)")
        try Folder.create(path)
    }

    deinit { try? Folder.remove(path) }

    /// A path in it.
    public func child(_ name: String) -> String { Path.join(path, name) }

    /// The paths of all files below a folder, relative to it, sorted.
    public static func files(below folder: String) throws -> [String] {
        try Folder.names(in: folder).flatMap { name in
            let path = Path.join(folder, name)
            guard try Folder.kind(of: path) == .folder else { return [name] }
            return try files(below: path).map { "\(name)/\($0)" }
        }
    }

    /// Replaces a file's bytes, quickly: nothing is synced.
    public static func write(_ bytes: [UInt8], to path: String) throws {
        let handle = FileHandle(forWritingAtPath: path)
        try handle?.truncate(atOffset: 0)
        try handle?.write(contentsOf: bytes)
        try handle?.close()
        if handle == nil { try Data(bytes).write(to: URL(fileURLWithPath: path)) }
    }
}
