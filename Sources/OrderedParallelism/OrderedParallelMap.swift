// SPDX-License-Identifier: EUPL-1.2

/// Transforms inputs on several workers and emits the results in the order of the inputs.
///
/// `next` and `emit` are called by one task at a time, never at once. Inputs are admitted by what has been *emitted*, so
/// that at most `workerCount + 2` inputs and results are held however slow one of them is; with one worker everything
/// runs strictly in turn. The first error that is thrown, in input order, ends the run and is rethrown, after everything
/// before it has been emitted. Cancelling the task ends the run before the next input.
///
/// - Parameters:
///   - workerCount: How many transforms may run at once, at least one.
///   - next: Gives the next input, `nil` at the end.
///   - transform: The work; must depend on its input alone.
///   - emit: Takes the results in input order.
public func orderedParallelMap<Input: Sendable, Output: Sendable>(
    workerCount: Int,
    next: () throws -> Input?,
    transform: @escaping @Sendable (Input) throws -> Output,
    emit: (Output) throws -> Void
) async throws {
    precondition(workerCount > 0, "at least one worker is needed")
    guard workerCount > 1 else {
        while let input = try next() {
            try Task.checkCancellation()
            try emit(try transform(input))
        }
        return
    }
    try await withThrowingTaskGroup(of: (Int, Result<Output, any Error>).self) { group in
        var admitted = 0
        var emitted = 0
        var running = 0
        var hasEnded = false
        var inputError: (any Error)?
        var waiting: [Int: Result<Output, any Error>] = [:]
        while true {
            while !hasEnded, running < workerCount, admitted - emitted < workerCount + 2 {
                try Task.checkCancellation()
                // An error here comes after the inputs before it, some of which may still be at work.
                let input: Input?
                do { input = try next() } catch { (input, inputError) = (nil, error) }
                guard let input else {
                    hasEnded = true
                    break
                }
                let index = admitted
                group.addTask { (index, Result { try transform(input) }) }
                admitted += 1
                running += 1
            }
            guard let (index, result) = try await group.next() else { break }
            running -= 1
            waiting[index] = result
            while let result = waiting.removeValue(forKey: emitted) {
                try emit(try result.get())
                emitted += 1
            }
        }
        if let inputError { throw inputError }
    }
}
