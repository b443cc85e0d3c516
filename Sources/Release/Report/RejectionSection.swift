// SPDX-License-Identifier: EUPL-1.2

/// The section of the report about what was left out, and why.
struct RejectionSection {
    private let index: ReleaseIndex

    init(_ index: ReleaseIndex) {
        self.index = index
    }

    func write(to html: inout HTMLWriter) {
        html.element("h2", "Why documents were rejected")
        writeDroppedText(to: &html)
        let reasons = totalRejections
        if reasons.isEmpty {
            html.element("p", "No document was rejected.")
            return
        }
        html.element(
            "p",
            "\(ReportText.count(index.totals.rejectedCount, "document was", "documents were")) rejected. Every rule is "
                + "put to every document, so one document can stand under several reasons. Each document’s whole record "
                + "of scores and rules lies in rejected/."
        )
        let largest = reasons.map(\.documentCount).max() ?? 0
        ReportTable(
            "",
            [
                .init(heading: "Reason"), .init(heading: "Documents", isNumeric: true), .init(heading: ""),
            ]
        ).write(
            reasons.map { reason in
                [
                    .name(reason.reason), .number(ReportText.count(reason.documentCount)),
                    .meter([(.rejected, ReportText.perMille(reason.documentCount, of: largest))]),
                ]
            },
            to: &html
        )
        writeRejectionsBySource(to: &html)
    }

    private func writeDroppedText(to html: inout HTMLWriter) {
        let dropped = index.sources.reduce(0) { $0 + $1.droppedTextByteCount }
        if dropped == 0 { return }
        html.element(
            "p",
            "\(ReportText.bytes(dropped)) of text were left out of documents that are kept, since their blocks broke a "
                + "rule. Which ones, and where they stood, is said in each document’s line in documents/."
        )
    }

    private var totalRejections: [RejectionCount] {
        var counts: [String: Int] = [:]
        for rejection in index.sources.flatMap(\.rejections) {
            counts[rejection.reason, default: 0] += rejection.documentCount
        }
        return counts.map { RejectionCount(reason: $0.key, documentCount: $0.value) }.sorted { left, right in
            left.documentCount == right.documentCount
                ? left.reason.isBytewiseLess(than: right.reason) : left.documentCount > right.documentCount
        }
    }

    private func writeRejectionsBySource(to html: inout HTMLWriter) {
        html.markup("<details><summary>By source</summary>\n")
        let rows = index.sources.flatMap { source in
            source.rejections.map { rejection -> [ReportTable.Cell] in
                [
                    .name(source.id), .text(rejection.reason), .number(ReportText.count(rejection.documentCount)),
                    .number(ReportText.share(rejection.documentCount, of: source.readCount)),
                ]
            }
        }
        ReportTable(
            "",
            [
                .init(heading: "Source"), .init(heading: "Reason"), .init(heading: "Documents", isNumeric: true),
                .init(heading: "Of those read", isNumeric: true),
            ]
        ).write(rows, to: &html)
        html.markup("</details>\n")
    }
}
