// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// Files that need not outlive a crash.
enum Scratch {
    static func write(_ bytes: [UInt8], to path: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }
}
