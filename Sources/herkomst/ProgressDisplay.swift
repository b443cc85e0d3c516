// SPDX-License-Identifier: EUPL-1.2

import Glibc
import Pipeline

/// Shows progress on standard error: a bar that moves on a terminal, a line every few seconds otherwise.
final class ProgressDisplay {
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let clock = ContinuousClock()
    private var stage = ""
    private var stageStart: ContinuousClock.Instant
    private var lastShown: ContinuousClock.Instant?
    private static let barWidth = 24
    private static let secondsBetweenLines = 5.0

    init() {
        stageStart = clock.now
    }

    /// Takes one report; shows it if enough time has passed.
    func show(_ progress: BuildProgress) {
        let now = clock.now
        if progress.stage != stage {
            endStage()
            stage = progress.stage
            stageStart = now
            lastShown = isTerminal ? nil : now
            if !isTerminal { StandardError.write("\(stage) …\n") }
        }
        let pause = isTerminal ? 0.1 : ProgressDisplay.secondsBetweenLines
        let isLast = isTerminal && progress.completed == progress.total
        if let lastShown, seconds(from: lastShown, to: now) < pause, !isLast { return }
        lastShown = now
        let text = line(progress, elapsed: seconds(from: stageStart, to: now))
        StandardError.write(isTerminal ? "\r\u{1B}[K\(text)" : "\(text)\n")
    }

    /// Ends the bar, so that what follows starts on a line of its own.
    func endStage() {
        if isTerminal, !stage.isEmpty { StandardError.write("\n") }
        stage = ""
    }

    private func line(_ progress: BuildProgress, elapsed: Double) -> String {
        let share = progress.total > 0 ? Double(progress.completed) / Double(progress.total) : 1
        var parts = [progress.stage]
        if isTerminal { parts[0] += String(repeating: " ", count: max(0, 24 - progress.stage.count)) + bar(share) }
        parts.append("\(Int(share * 100)) %")
        parts.append(
            progress.isInBytes
                ? "\(Amount.bytes(progress.completed)) of \(Amount.bytes(progress.total))"
                : "\(Amount.count(progress.completed)) of \(Amount.count(progress.total))"
        )
        if elapsed > 0.5, progress.completed > 0 {
            let rate = Double(progress.completed) / elapsed
            if progress.isInBytes { parts.append("\(Amount.bytes(Int(rate)))/s") }
            let left = Double(progress.total - progress.completed) / rate
            if left >= 1 { parts.append("\(Amount.seconds(left)) left") }
        }
        return parts.joined(separator: "  ")
    }

    private func bar(_ share: Double) -> String {
        let full = min(ProgressDisplay.barWidth, Int(share * Double(ProgressDisplay.barWidth)))
        return "▕" + String(repeating: "█", count: full)
            + String(repeating: " ", count: ProgressDisplay.barWidth - full) + "▏"
    }

    private func seconds(from start: ContinuousClock.Instant, to end: ContinuousClock.Instant) -> Double {
        let duration = start.duration(to: end)
        return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    }
}
