// SPDX-License-Identifier: EUPL-1.2

internal import Foundation
internal import MerkleLog
internal import Synchronization

/// Signs leaves on one thread while those before them are written on another.
///
/// Each leaf's signature covers the leaf before it, so signing cannot be shared out; writing need not wait for all of it.
final class LeafPipeline: Sendable {
    private enum Step: Sendable {
        case leaves([StoredLeaf])
        case end(Result<LeafBatch, LedgerError>)
    }

    private let steps = Mutex<[Step]>([])
    private let isCancelled = Atomic<Bool>(false)
    private let filled = DispatchSemaphore(value: 0)
    private let free = DispatchSemaphore(value: 0)
    private static let depth = 4
    private static let chunkCount = 256

    /// Starts to sign.
    init(_ statements: [LedgerStatement], into batch: LeafBatch) {
        for _ in 0..<LeafPipeline.depth { free.signal() }
        guard statements.count > LeafPipeline.chunkCount else {
            // Not worth a thread; and it fits into the queue.
            sign(statements, into: batch)
            return
        }
        DispatchQueue.global(qos: .userInitiated).async { self.sign(statements, into: batch) }
    }

    /// Hands over the leaves, in order, as they are signed; gives the batch when all are.
    func drain(_ body: ([StoredLeaf]) throws -> Void) throws -> LeafBatch {
        while true {
            filled.wait()
            let step = steps.withLock { $0.removeFirst() }
            free.signal()
            switch step {
            case .leaves(let leaves): try body(leaves)
            case .end(let result): return try result.get()
            }
        }
    }

    /// Ends signing, whether or not all has been handed over; must be called in the end.
    func stop() {
        isCancelled.store(true, ordering: .relaxed)
        for _ in 0..<LeafPipeline.depth { free.signal() }
    }

    private func sign(_ statements: [LedgerStatement], into batch: LeafBatch) {
        var batch = batch
        do throws(LedgerError) {
            for statement in statements {
                try batch.append(statement)
                guard batch.leaves.count == LeafPipeline.chunkCount else { continue }
                if isCancelled.load(ordering: .relaxed) { return }
                add(.leaves(batch.takeLeaves()))
            }
            add(.leaves(batch.takeLeaves()))
            add(.end(.success(batch)))
        } catch {
            add(.end(.failure(error)))
        }
    }

    private func add(_ step: Step) {
        free.wait()
        steps.withLock { $0.append(step) }
        filled.signal()
    }
}
