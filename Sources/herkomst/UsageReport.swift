// SPDX-License-Identifier: EUPL-1.2

import Accounting
import Release

/// The answer to a question about use, for people.
struct UsageReport {
    private let answer: UsageAnswer

    init(_ answer: UsageAnswer) {
        self.answer = answer
    }

    /// The whole answer, each line ended.
    var text: String {
        var parts = [heading]
        if answer.totals.documentCount > 0 {
            parts.append(shares)
            parts.append(documents)
        }
        parts += [rejections, copies, refusals]
        parts.append(answer.seal.lines + "\n")
        return parts.filter { !$0.isEmpty }.joined(separator: "\n").printable
    }

    private var heading: String {
        let subject = answer.question == .everything ? "everything" : "\(answer.question.kind) \(answer.question.value)"
        if answer.isEmpty { return "\(subject): nothing of it is in this release, nor was anything of it rejected\n" }
        let shards = answer.shards.count
        return "\(subject): \(Amount.count(answer.totals.documentCount, "document")) and "
            + "\(Amount.count(answer.totals.tokenCount, "token")) used, in \(Amount.count(shards, "shard")); "
            + "\(Amount.count(answer.rejectedCount, "document")) rejected\n"
    }

    private var shares: String {
        var table = TextTable(["by", "", "documents", "tokens", "share"], rightAligned: [2, 3, 4])
        let kinds = [
            ("licensor", answer.licensors), ("licence", answer.licenses), ("source", answer.sources),
            ("language", answer.languages),
        ]
        for (kind, shares) in kinds {
            for (index, share) in shares.enumerated() {
                table.append([
                    index == 0 ? kind : "", share.id, Amount.count(share.count.documentCount),
                    Amount.count(share.count.tokenCount), percentage(share.count.tokenCount),
                ])
            }
        }
        if answer.licensors.count > 1 {
            table.append([
                "total", "", Amount.count(answer.totals.documentCount), Amount.count(answer.totals.tokenCount), "100 %",
            ])
        }
        return table.text
    }

    private func percentage(_ tokenCount: Int) -> String {
        Amount.decimal(100 * Double(tokenCount) / Double(max(1, answer.totals.tokenCount)), digits: 1) + " %"
    }

    private var documents: String {
        if answer.documents.isEmpty { return "" }
        if answer.documents.contains(where: { $0.text != nil }) { return texts }
        var table = TextTable(["document", "source", "place", "tokens", "shard", "first"], rightAligned: [3, 4, 5])
        for document in answer.documents {
            table.append([
                String(document.id.prefix(16)), document.source, place(document.path, document.locator),
                Amount.count(document.tokenCount), String(document.shard), String(document.firstToken),
            ])
        }
        return table.text + more(answer.documents.count, of: answer.totals.documentCount)
    }

    private var texts: String {
        var lines: [String] = []
        for document in answer.documents {
            lines.append("document    \(document.id)")
            lines.append(
                "used        \(Amount.count(document.tokenCount)) tokens from \(document.firstToken) on in shard \(document.shard)"
            )
            lines.append("source      \(document.source), \(place(document.path, document.locator))")
            lines.append("licence     \(document.license), of \(document.licensor)")
            lines.append("text")
            lines += (document.text ?? "").split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }
            lines.append("")
        }
        return lines.joined(separator: "\n") + more(answer.documents.count, of: answer.totals.documentCount)
    }

    private var rejections: String {
        if answer.rejectedCount == 0 { return "" }
        var reasons = TextTable(["rejected for", "documents"], rightAligned: [1])
        for rejection in answer.rejections {
            reasons.append([rejection.reason, Amount.count(rejection.documentCount)])
        }
        var list = TextTable(["rejected", "source", "place", "reasons"])
        for document in answer.rejectedDocuments {
            let original = document.duplicateOf.map { " of \($0.prefix(16))" } ?? ""
            list.append([
                String(document.id.prefix(16)), document.source, place(document.path, document.locator),
                document.reasons.joined(separator: ", ") + original,
            ])
        }
        let listing = answer.rejectedDocuments.isEmpty ? "" : "\n" + list.text
        return reasons.text + listing + more(answer.rejectedDocuments.count, of: answer.rejectedCount)
    }

    private var copies: String {
        if answer.copies.isEmpty { return "" }
        var table = TextTable(["not kept", "of", "same text as", "of"])
        for copy in answer.copies {
            table.append([String(copy.id.prefix(16)), copy.licensor, String(copy.kept.prefix(16)), copy.keptLicensor])
        }
        return table.text + more(answer.copies.count, of: answer.copyCount)
    }

    private var refusals: String {
        var lines: [String] = []
        for source in answer.refusedSources {
            lines += source.reasons.map { "source \(source.id) was refused: \($0.sentence)" }
        }
        return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
    }

    private func place(_ path: String, _ locator: String) -> String { locator.isEmpty ? path : "\(path) \(locator)" }

    private func more(_ shown: Int, of count: Int) -> String {
        shown < count && shown > 0 ? "… and \(Amount.count(count - shown)) more (--limit)\n" : ""
    }
}
