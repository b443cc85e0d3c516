// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Foundation
import Glibc
import Synchronization
import Testing

struct FileLockTests {
    @Test func `a second holder is refused until the first lets go`() throws {
        let scratch = try Scratch()
        let path = scratch.path("lock")
        do {
            let lock = try FileLock(path)
            defer { withExtendedLifetime(lock) {} }
            let error = #expect(throws: FileError.self) { try FileLock(path) }
            #expect(error?.operation == "lock" && error?.number == EWOULDBLOCK && error?.path == path)
        }
        let again = try FileLock(path)
        withExtendedLifetime(again) {}
        #expect(try scratch.read("lock").isEmpty)
    }

    @Test func `another process is kept out`() throws {
        let scratch = try Scratch()
        let lock = try FileLock(scratch.path("lock"))
        #expect(try exitCode(of: "flock", "--nonblock", scratch.path("lock"), "true") != 0)
        withExtendedLifetime(lock) {}
    }

    @Test func `who waits gets it in turn, one at a time`() async throws {
        let scratch = try Scratch()
        let path = scratch.path("lock")
        let holderCount = Atomic(0)
        let mostHolders = Atomic(0)
        let turnCount = Atomic(0)
        let threads = (0..<4).map { _ in
            Thread {
                for _ in 0..<25 {
                    guard let lock = try? FileLock(waitingFor: path) else { return }
                    let count = holderCount.add(1, ordering: .sequentiallyConsistent).newValue
                    mostHolders.max(count, ordering: .sequentiallyConsistent)
                    usleep(100)
                    holderCount.subtract(1, ordering: .sequentiallyConsistent)
                    turnCount.add(1, ordering: .sequentiallyConsistent)
                    withExtendedLifetime(lock) {}
                }
            }
        }
        for thread in threads { thread.start() }
        while threads.contains(where: { !$0.isFinished }) { try await Task.sleep(for: .milliseconds(2)) }
        #expect(mostHolders.load(ordering: .sequentiallyConsistent) == 1)
        #expect(turnCount.load(ordering: .sequentiallyConsistent) == 100)
    }

    @Test func `a lock in no folder is an error`() throws {
        let scratch = try Scratch()
        #expect(throws: FileError.self) { try FileLock(scratch.path("missing/lock")) }
    }

    private func exitCode(of command: String...) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
