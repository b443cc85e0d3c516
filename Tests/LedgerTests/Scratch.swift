// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// Files that need not outlive a crash.
enum Scratch {
    static func write(_ bytes: [UInt8], to path: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    /// Changes a byte in its place, which costs no file system anything.
    static func put(_ byte: UInt8, at offset: Int, of path: String) throws {
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try file.seek(toOffset: UInt64(offset))
        try file.write(contentsOf: Data([byte]))
        try file.close()
    }
}
