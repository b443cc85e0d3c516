// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Foundation
import Glibc

/// A folder for one test, removed with the value that holds it.
final class Scratch {
    let path: String

    /// A folder in the system's place for temporary files, or in another one.
    init(in parent: String = NSTemporaryDirectory()) throws {
        path = Path.join(parent, "herkomst-storage-" + UUID().uuidString)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func path(_ name: String) -> String { "\(path)/\(name)" }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    }

    func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(name))), as: UTF8.self)
    }

    /// What Foundation sees in the folder, in no order.
    func names() throws -> Set<String> {
        Set(try FileManager.default.contentsOfDirectory(atPath: path))
    }

    func createFolder(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
    }

    func createLink(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
    }
}

/// A file system of 64 KiB in memory, which only the superuser can mount.
final class TinyFileSystem {
    let scratch: Scratch

    static let isAvailable = (try? TinyFileSystem()) != nil

    init() throws {
        scratch = try Scratch()
        guard unsafe mount("tmpfs", scratch.path, "tmpfs", 0, "size=64k") == 0 else {
            throw FileError("mount", scratch.path, number: errno)
        }
    }

    // Detached, since a file on it may be closed only after this.
    deinit { unsafe umount2(scratch.path, Int32(MNT_DETACH)) }
}

/// A folder on another file system than the one for temporary files.
enum OtherFileSystem {
    static let parent = "/dev/shm"

    static let isAvailable: Bool = {
        var here = stat()
        var there = stat()
        guard unsafe stat(NSTemporaryDirectory(), &here) == 0, unsafe stat(parent, &there) == 0,
            unsafe access(parent, W_OK) == 0
        else { return false }
        return here.st_dev != there.st_dev
    }()
}
