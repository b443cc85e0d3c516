// SPDX-License-Identifier: EUPL-1.2

import Hashing
import Pipeline
import Release

/// The summary at the end of a build, for people.
struct BuildReport {
    let summary: BuildSummary
    let outputFolder: String
    let elapsed: Duration

    var text: String {
        let totals = summary.index.totals
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
        var parts = "\(summary.computedPartCount) parts made, \(summary.reusedPartCount) found"
        if summary.damagedPartCount > 0 { parts += ", \(summary.damagedPartCount) damaged ones made again" }
        return """
            \(sources)
            \(reasons)documents  \(Amount.count(totals.readCount)) read, \(Amount.count(totals.keptCount)) kept, \
            \(Amount.count(totals.rejectedCount)) rejected (duplicates: \(Amount.count(totals.duplicateCount)))
            tokens     \(Amount.count(totals.tokenCount)) in \(Amount.count(totals.shardCount, "shard")), \
            \(Amount.bytes(totals.textByteCount)) of text
            release    \(summary.index.digest.hexadecimal)
            ledger     \(summary.ledgerSize) leaves, root \(summary.ledgerRoot)
            time       \(Amount.seconds(seconds)); \(parts)
            sealed in  \(outputFolder) (see report.html there)
            """
    }

    private var sources: String {
        var table = TextTable(
            ["source", "licence", "verdict", "read", "rejected", "kept", "tokens"],
            rightAligned: [3, 4, 5, 6]
        )
        for source in summary.index.sources {
            let isAdmitted = source.verdict == .admitted
            table.append([
                source.id, source.license, isAdmitted ? "admitted" : "REFUSED",
                isAdmitted ? Amount.count(source.readCount) : "–",
                isAdmitted ? Amount.count(source.rejectedCount) : "–",
                isAdmitted ? Amount.count(source.keptCount) : "–",
                isAdmitted ? Amount.count(source.tokenCount) : "–",
            ])
        }
        return table.text
    }

    private var reasons: String {
        var lines: [String] = []
        for source in summary.index.sources where source.verdict == .refused {
            lines += source.reasons.map { "refused   \(source.id): \($0.sentence)" }
        }
        var counts: [String: Int] = [:]
        for rejection in summary.index.sources.flatMap(\.rejections) {
            counts[rejection.reason, default: 0] += rejection.documentCount
        }
        for (reason, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            lines.append("rejected  \(Amount.count(count)) for \(reason)")
        }
        let dropped = summary.index.sources.reduce(0) { $0 + $1.droppedTextByteCount }
        if dropped > 0 { lines.append("dropped   \(Amount.bytes(dropped)) of text in blocks of kept documents") }
        return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n\n"
    }
}
