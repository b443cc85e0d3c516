// SPDX-License-Identifier: EUPL-1.2

internal import Dispatch
internal import FileStorage
internal import Synchronization

/// Has the disk write a file that grows, so that the sync at the end, which somebody waits for, finds little to do.
final class EarlySync: Sendable {
    private let path: String
    private let group = DispatchGroup()
    private let state = Mutex(State())
    private static let stepByteCount = 2 << 20

    private struct State {
        var byteCount = 0
        var isRunning = false
        var error: FileError?
    }

    init(of path: String) { self.path = path }

    /// Takes note of bytes that were handed over, and syncs beside the caller what has become of them, now and then.
    func note(_ byteCount: Int) {
        let isDue = state.withLock { state in
            state.byteCount += byteCount
            guard state.byteCount >= EarlySync.stepByteCount, !state.isRunning else { return false }
            (state.byteCount, state.isRunning) = (0, true)
            return true
        }
        guard isDue else { return }
        DispatchQueue.global(qos: .userInitiated).async(group: group) { self.sync() }
    }

    /// Waits for the last sync; fails if one has failed.
    func finish() throws(FileError) {
        group.wait()
        if let error = state.withLock({ $0.error }) { throw error }
    }

    private func sync() {
        let failure: FileError?
        do throws(FileError) {
            try Folder.sync(path)
            failure = nil
        } catch {
            failure = error
        }
        state.withLock { state in
            state.isRunning = false
            if state.error == nil { state.error = failure }
        }
    }
}
