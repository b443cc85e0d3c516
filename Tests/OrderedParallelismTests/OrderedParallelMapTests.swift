// SPDX-License-Identifier: EUPL-1.2

import Foundation
import OrderedParallelism
import Synchronization
import Testing

struct OrderedParallelMapTests {
    private struct Failure: Error, Hashable {
        var name: String
    }

    /// How much is at work, and the most there ever was.
    private final class Gauge: Sendable {
        private let state = Mutex((now: 0, most: 0))

        var most: Int { state.withLock { $0.most } }

        func enter() {
            state.withLock { state in
                state.now += 1
                state.most = max(state.most, state.now)
            }
        }

        func leave() { state.withLock { $0.now -= 1 } }
    }

    /// What one run did until it ended.
    private struct Run {
        var emitted: [Int] = []
        var failure: Failure?
        var mostWaiting = 0
        var admittedCount = 0
    }

    // Delays that follow from the seed and the input, so that results come in another order than inputs went in.
    private static func work(_ input: Int, seed: Int) {
        let mixed = (UInt64(input) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(seed)) &* 0xBF58_476D_1CE4_E5B9
        usleep(UInt32(mixed >> 54))
    }

    private func run(
        _ count: Int,
        workerCount: Int,
        seed: Int = 1,
        failingTransforms: Set<Int> = [],
        failingNext: Int? = nil,
        failingEmit: Int? = nil,
        gauge: Gauge = Gauge()
    ) async throws -> Run {
        var run = Run()
        do {
            try await orderedParallelMap(workerCount: workerCount) {
                if run.admittedCount == failingNext { throw Failure(name: "next \(run.admittedCount)") }
                guard run.admittedCount < count else { return nil }
                defer { run.admittedCount += 1 }
                run.mostWaiting = max(run.mostWaiting, run.admittedCount + 1 - run.emitted.count)
                return run.admittedCount
            } transform: { (input: Int) throws -> Int in
                gauge.enter()
                defer { gauge.leave() }
                OrderedParallelMapTests.work(input, seed: seed)
                if failingTransforms.contains(input) { throw Failure(name: "transform \(input)") }
                return input * 10
            } emit: { output in
                if output / 10 == failingEmit { throw Failure(name: "emit \(output / 10)") }
                run.emitted.append(output)
            }
        } catch let error as Failure {
            run.failure = error
        }
        return run
    }

    @Test(arguments: [1, 2, 5], 1...5) func `results come in the order of the inputs, within the bounds`(
        workerCount: Int,
        seed: Int
    ) async throws {
        let gauge = Gauge()
        let run = try await run(200, workerCount: workerCount, seed: seed, gauge: gauge)
        #expect(run.emitted == (0..<200).map { $0 * 10 } && run.failure == nil)
        #expect(gauge.most <= workerCount)
        #expect(run.mostWaiting <= (workerCount == 1 ? 1 : workerCount + 2))
    }

    @Test(arguments: [1, 2, 5]) func `one slow input holds back those after it`(workerCount: Int) async throws {
        let admitted = Mutex(0)
        let admittedDuringFirst = Mutex(0)
        var emitted: [Int] = []
        try await orderedParallelMap(workerCount: workerCount) {
            admitted.withLock { count in
                guard count < 50 else { return nil }
                count += 1
                return count
            }
        } transform: { (input: Int) -> Int in
            if input == 1 {
                usleep(100_000)
                admittedDuringFirst.withLock { $0 = admitted.withLock { $0 } }
            }
            return input
        } emit: {
            emitted.append($0)
        }
        #expect(emitted == Array(1...50))
        #expect(admittedDuringFirst.withLock { $0 } <= (workerCount == 1 ? 1 : workerCount + 2))
    }

    @Test(arguments: [1, 2, 5]) func `nothing in, nothing out`(workerCount: Int) async throws {
        let run = try await run(0, workerCount: workerCount)
        #expect(run.emitted.isEmpty && run.failure == nil)
    }

    @Test(arguments: [1, 2, 5], 1...10) func `the first error in input order wins, after everything before it`(
        workerCount: Int,
        seed: Int
    ) async throws {
        let run = try await run(60, workerCount: workerCount, seed: seed, failingTransforms: [20, 21, 22, 23, 40])
        #expect(run.failure == Failure(name: "transform 20"))
        #expect(run.emitted == (0..<20).map { $0 * 10 })
    }

    @Test(arguments: [1, 2, 5], 1...10) func `an error of the input comes after the inputs before it`(
        workerCount: Int,
        seed: Int
    ) async throws {
        let alone = try await run(60, workerCount: workerCount, seed: seed, failingNext: 30)
        #expect(alone.failure == Failure(name: "next 30") && alone.emitted == (0..<30).map { $0 * 10 })
        #expect(alone.admittedCount == 30)
        let behind = try await run(60, workerCount: workerCount, seed: seed, failingTransforms: [29], failingNext: 30)
        #expect(behind.failure == Failure(name: "transform 29") && behind.emitted == (0..<29).map { $0 * 10 })
        let first = try await run(60, workerCount: workerCount, failingNext: 0)
        #expect(first.failure == Failure(name: "next 0") && first.emitted.isEmpty)
    }

    @Test(arguments: [1, 2, 5]) func `an error of the output ends the run at its place`(
        workerCount: Int
    ) async throws {
        let run = try await run(60, workerCount: workerCount, failingTransforms: [31], failingEmit: 30)
        #expect(run.failure == Failure(name: "emit 30") && run.emitted == (0..<30).map { $0 * 10 })
        #expect(run.admittedCount <= 30 + workerCount + 2)
    }

    @Test(arguments: [1, 2, 5]) func `a cancelled task reads no further`(workerCount: Int) async throws {
        let emittedCount = Mutex(0)
        let task = Task {
            try await orderedParallelMap(workerCount: workerCount) {
                1
            } transform: { (input: Int) -> Int in
                usleep(100)
                return input
            } emit: { _ in
                emittedCount.withLock { $0 += 1 }
            }
        }
        while emittedCount.withLock({ $0 }) < 10 { try await Task.sleep(for: .milliseconds(1)) }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
