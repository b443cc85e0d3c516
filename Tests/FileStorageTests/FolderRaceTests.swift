// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Foundation
import Testing

@Suite struct FolderRaceTests {
    @Test func `folders made side by side below a parent that is not there yet are all made`() throws {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("race-\(UUID().uuidString)").path
        defer { try? Folder.remove(root) }
        try Folder.create(root)
        let failures = Failures()
        for round in 0..<200 {
            DispatchQueue.concurrentPerform(iterations: 4) { worker in
                do {
                    try Folder.create(Path.join(root, "\(round)/shard/\(worker)"))
                } catch {
                    failures.add("\(error)")
                }
            }
        }
        #expect(failures.all.isEmpty, "\(failures.all)")
    }
}

/// What went wrong on several threads.
private final class Failures: @unchecked Sendable {
    private let lock = NSLock()
    private var texts: [String] = []

    func add(_ text: String) { lock.withLock { texts.append(text) } }

    var all: [String] { lock.withLock { texts } }
}
