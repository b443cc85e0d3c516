// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Foundation
internal import Synchronization

/// Writes statements on one thread, signs them on a second, and hands the leaves to a third, in order.
///
/// Each leaf's signature covers the leaf before it, so signing cannot be shared out; what comes before and after it can.
final class LeafPipeline: Sendable {
    private let drafts = Handover<[StatementDraft]>()
    private let leaves = Handover<Result<[SignedLeaf], LedgerError>>()
    private static let chunkCount = 256

    /// Starts to sign.
    init(_ statements: [LedgerStatement], with signer: LeafSigner) {
        guard statements.count > LeafPipeline.chunkCount else {
            // Not worth a thread; and both fit into the queues.
            write(statements, for: signer)
            sign(with: signer)
            return
        }
        DispatchQueue.global(qos: .userInitiated).async { self.write(statements, for: signer) }
        DispatchQueue.global(qos: .userInitiated).async { self.sign(with: signer) }
    }

    /// Hands over the leaves as they are signed; returns after the last.
    func drain(_ body: ([SignedLeaf]) throws -> Void) throws {
        while let chunk = leaves.take() { try body(try chunk.get()) }
    }

    /// Ends signing, whether or not all has been handed over; must be called in the end.
    func stop() {
        drafts.cancel()
        leaves.cancel()
    }

    private func write(_ statements: [LedgerStatement], for signer: LeafSigner) {
        var writer = JSONWriter()
        for start in stride(from: 0, to: statements.count, by: LeafPipeline.chunkCount) {
            let end = min(start + LeafPipeline.chunkCount, statements.count)
            let chunk = (start..<end).map { number in
                StatementDraft(statements[number], at: signer.place(ofStatement: number), using: &writer)
            }
            guard drafts.put(chunk) else { return }
        }
        drafts.end()
    }

    private func sign(with signer: LeafSigner) {
        var signer = signer
        while let chunk = drafts.take() {
            let signed = Result { () throws(LedgerError) in
                try chunk.map { (draft) throws(LedgerError) in try signer.sign(draft) }
            }
            guard leaves.put(signed) else { return }
        }
        leaves.end()
    }
}

/// A short queue between two threads.
private final class Handover<Element: Sendable>: Sendable {
    private let elements = Mutex<[Element?]>([])
    private let isCancelled = Atomic<Bool>(false)
    private let filled = DispatchSemaphore(value: 0)
    private let free = DispatchSemaphore(value: 0)
    // Some 20 MB of leaves, which are signed while the database makes room.
    private static var depth: Int { 64 }

    init() {
        for _ in 0..<Handover.depth { free.signal() }
    }

    /// Waits for room and adds an element; `false` if nobody wants it any more.
    func put(_ element: Element) -> Bool { add(element) }

    /// Says that no more elements come.
    func end() { _ = add(nil) }

    /// Waits for the next element; `nil` after the last, and after `cancel`.
    func take() -> Element? {
        filled.wait()
        let element = elements.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        free.signal()
        return element
    }

    /// Lets go whoever waits.
    func cancel() {
        isCancelled.store(true, ordering: .relaxed)
        elements.withLock { $0.removeAll() }
        for _ in 0..<Handover.depth { free.signal() }
        filled.signal()
    }

    private func add(_ element: Element?) -> Bool {
        free.wait()
        if isCancelled.load(ordering: .relaxed) { return false }
        elements.withLock { $0.append(element) }
        filled.signal()
        return true
    }
}
