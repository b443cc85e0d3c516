// SPDX-License-Identifier: EUPL-1.2

/// How far a build is; reported in its own time by the task that runs it.
public struct BuildProgress: Sendable {
    /// What is being done, in words.
    public var stage: String
    /// How much of it is done.
    public var completed: Int
    /// How much there is.
    public var total: Int
    /// Whether the amounts are bytes; else they are pieces of work.
    public var isInBytes: Bool
}

/// Hands progress to whoever shows it.
///
/// Used by one task at a time.
final class ProgressReporter {
    private let show: (BuildProgress) -> Void
    private var current = BuildProgress(stage: "", completed: 0, total: 0, isInBytes: false)

    init(_ show: @escaping (BuildProgress) -> Void) {
        self.show = show
    }

    func begin(_ stage: String, total: Int, isInBytes: Bool = false) {
        current = BuildProgress(stage: stage, completed: 0, total: total, isInBytes: isInBytes)
        show(current)
    }

    func update(_ completed: Int) {
        current.completed = completed
        show(current)
    }
}
