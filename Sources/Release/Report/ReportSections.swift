// SPDX-License-Identifier: EUPL-1.2

internal import Hashing
internal import Sharding

/// The sections of the report, in the words of people who were not there.
struct ReportSections {
    private let index: ReleaseIndex
    private static let shardRowLimit = 100

    init(_ index: ReleaseIndex) {
        self.index = index
    }

    func writeHeader(to html: inout HTMLWriter) {
        html.element("h1") { $0.name(index.name) }
        html.element("p", class: "lead") { html in
            html.text("A release for ")
            html.name(index.manifest.purpose)
            html.text(" in ")
            html.name(index.manifest.territory.joined(separator: ", "))
            html.text(", under licences in force on ")
            html.name(index.manifest.date)
            html.text(".")
        }
        let totals = index.totals
        let refused = index.sources.filter { $0.verdict == .refused }.count
        html.markup("\n<dl class=\"figures\">\n")
        figure(
            "Documents kept",
            ReportText.short(totals.keptCount),
            "of \(ReportText.count(totals.readCount)) read",
            &html
        )
        let mean = totals.keptCount == 0 ? 0 : totals.tokenCount / totals.keptCount
        figure("Tokens", ReportText.short(totals.tokenCount), "\(ReportText.count(mean)) a document on average", &html)
        figure(
            "Text",
            ReportText.bytes(totals.textByteCount),
            "in \(ReportText.count(index.languages.count, "language", "languages"))",
            &html
        )
        figure("Sources", ReportText.count(totals.sourceCount - refused), "and \(refused) refused", &html)
        figure(
            "Licensors",
            ReportText.count(Set(index.licenses.map(\.licensor.id)).count),
            ReportText.count(index.licenses.count, "licence record", "licence records"),
            &html
        )
        figure("Shards", ReportText.count(totals.shardCount), "\(index.tokenizer.width.rawValue) token ids", &html)
        html.markup("</dl>\n")
    }

    private func figure(_ name: String, _ value: String, _ note: String, _ html: inout HTMLWriter) {
        html.markup("<div>")
        html.element("dt", name)
        html.element("dd") { html in
            html.text(value)
            html.element("small", note)
        }
        html.markup("</div>\n")
    }

    func writeFlow(to html: inout HTMLWriter) {
        html.element("h2", "From sources to licensors")
        guard index.totals.readCount > 0 else {
            html.element("p", "No document was read.")
            return
        }
        html.element(
            "p",
            "Documents, from the sources that delivered them to those who licensed what was kept. "
                + "Heights are numbers of documents, all to one scale."
        )
        html.markup("<div class=\"scroll\">")
        FlowPicture(index).write(to: &html)
        html.markup("</div>\n")
    }

    func writeSources(to html: inout HTMLWriter) {
        html.element("h2", "By source")
        html.markup("<p><span class=\"key k\"></span>kept<span class=\"key r\"></span>rejected</p>\n")
        let table = ReportTable(
            "",
            [
                .init(heading: "Source"), .init(heading: "Licence"), .init(heading: "Format"),
                .init(heading: "Size", isNumeric: true), .init(heading: "Read", isNumeric: true),
                .init(heading: "Kept", isNumeric: true), .init(heading: "Tokens", isNumeric: true), .init(heading: ""),
            ]
        )
        let rows = index.sources.map { source -> [ReportTable.Cell] in
            if source.verdict == .refused {
                return [
                    .name(source.id), .text(source.license), .text(source.format), .number("–"), .number("–"),
                    .number("–"), .number("–"), .warning("refused, not read"),
                ]
            }
            let kept = ReportText.perMille(source.keptCount, of: source.readCount)
            return [
                .name(source.id), .text(source.license), .text(source.format),
                .number(ReportText.bytes(source.byteCount)), .number(ReportText.count(source.readCount)),
                .number(ReportText.count(source.keptCount)), .number(ReportText.count(source.tokenCount)),
                .meter([(.kept, kept), (.rejected, source.readCount == 0 ? 0 : 1000 - kept)]),
            ]
        }
        table.write(rows, to: &html)
    }

    func writeRefusals(to html: inout HTMLWriter) {
        let refused = index.sources.filter { $0.verdict == .refused }
        if refused.isEmpty { return }
        html.element("h2", "Refused at the gate")
        html.element("p", "Not a byte of these sources was read.")
        for source in refused {
            html.markup("<section class=\"refused\">")
            html.element("h3") { $0.name(source.id) }
            html.markup("<ul>")
            for reason in source.reasons { html.element("li") { $0.name(reason.sentence) } }
            html.markup("</ul></section>\n")
        }
    }

    func writeLicensors(to html: inout HTMLWriter) {
        html.element("h2", "By licence")
        html.element("p", "Who allowed the use, and how much of the release is theirs.")
        let largest = index.licenses.map(\.tokenCount).max() ?? 0
        ReportTable(
            "",
            [
                .init(heading: "Licence record"), .init(heading: "Licensor"), .init(heading: "Kind"),
                .init(heading: "Terms"),
                .init(heading: "Documents", isNumeric: true), .init(heading: "Tokens", isNumeric: true),
                .init(heading: "Share", isNumeric: true), .init(heading: ""),
            ]
        ).write(
            index.licenses.map { license in
                [
                    .name(license.id), .text(license.licensor.name ?? license.licensor.id), .text(license.kind),
                    .text(license.spdx ?? "confidential"), .number(ReportText.count(license.documentCount)),
                    .number(ReportText.count(license.tokenCount)),
                    .number(ReportText.share(license.tokenCount, of: index.totals.tokenCount)),
                    .meter([(.licensed, ReportText.perMille(license.tokenCount, of: largest))]),
                ]
            },
            to: &html
        )
    }

    func writeLanguages(to html: inout HTMLWriter) {
        html.element("h2", "By language")
        html.element("p", "Languages as they were identified in the text, whatever the documents say of themselves.")
        let sorted = index.languages.sorted { left, right in
            left.tokenCount == right.tokenCount
                ? left.code.isBytewiseLess(than: right.code) : left.tokenCount > right.tokenCount
        }
        let largest = sorted.first?.tokenCount ?? 0
        ReportTable(
            "",
            [
                .init(heading: "Language"), .init(heading: "Documents", isNumeric: true),
                .init(heading: "Text", isNumeric: true), .init(heading: "Tokens", isNumeric: true),
                .init(heading: "Share", isNumeric: true), .init(heading: ""),
            ]
        ).write(
            sorted.map { share in
                [
                    .name(ReportText.language(share.code)), .number(ReportText.count(share.documentCount)),
                    .number(ReportText.bytes(share.textByteCount)), .number(ReportText.count(share.tokenCount)),
                    .number(ReportText.share(share.tokenCount, of: index.totals.tokenCount)),
                    .meter([(.kept, ReportText.perMille(share.tokenCount, of: largest))]),
                ]
            },
            to: &html
        )
    }

    func writeShards(to html: inout HTMLWriter) {
        html.element("h2", "Shards")
        html.element(
            "p",
            "Documents are dealt out to shards by a seeded shuffle of their ids, so that every shard is a fair sample "
                + "and a withdrawn document changes only its own shard."
        )
        let shown = index.shards.prefix(ReportSections.shardRowLimit)
        let largest = index.shards.map(\.tokenCount).max() ?? 0
        if shown.count < index.shards.count {
            html.element(
                "p",
                class: "quiet",
                "The first \(shown.count) of \(ReportText.count(index.shards.count)); release.json "
                    + "lists all."
            )
        }
        html.markup("<details><summary>Documents and tokens of each</summary>\n")
        ReportTable(
            "",
            [
                .init(heading: "Shard"), .init(heading: "Documents", isNumeric: true),
                .init(heading: "Tokens", isNumeric: true), .init(heading: ""),
            ]
        ).write(
            shown.map { shard in
                [
                    .name("\(shard.index)"), .number(ReportText.count(shard.documentCount)),
                    .number(ReportText.count(shard.tokenCount)),
                    .meter([(.kept, ReportText.perMille(shard.tokenCount, of: largest))]),
                ]
            },
            to: &html
        )
        html.markup("</details>\n")
    }

    func writeOrigins(to html: inout HTMLWriter) {
        html.element("h2", "What it was made with")
        html.markup("<div class=\"scroll\"><table><tbody>\n")
        var rows = [
            ("Manifest", "", index.manifest.sha256), ("Filter pack", index.filters.name, index.filters.sha256),
            (
                "Tokenizer", "\(ReportText.count(index.tokenizer.vocabularySize)) tokens", index.tokenizer.sha256
            ),
        ]
        rows += index.models.map { ("Model", $0.name, $0.sha256) }
        rows += index.licenses.map { ("Licence record", $0.id, $0.sha256) }
        for (kind, name, digest) in rows {
            html.markup("<tr>")
            html.element("th", kind)
            html.element("td") { $0.name(name) }
            html.markup("<td>")
            html.element("code", digest.hexadecimal)
            html.markup("</td></tr>\n")
        }
        for (name, version) in index.software.sorted(by: { $0.key.isBytewiseLess(than: $1.key) }) {
            html.markup("<tr>")
            html.element("th", "Version of")
            html.element("td") { $0.name(name) }
            html.element("td") { $0.name(version) }
            html.markup("</tr>\n")
        }
        html.markup("</tbody></table></div>\n")
    }

    func writeFooter(to html: inout HTMLWriter) {
        html.markup(
            "<footer><p>This page is listed in <code>release.json</code>, whose digest is sealed in the ledger. "
        )
        html.markup("<code>herkomst verify</code> checks every byte of the release against it; ")
        html.markup("<code>herkomst query</code> answers for one licensor, source or document.</p></footer>\n")
    }
}
