// SPDX-License-Identifier: EUPL-1.2

/// A picture of where documents come from and where they go: sources, kept or rejected, licensors.
///
/// All bars have one scale, so that widths of ribbons can be compared anywhere. Coordinates are integers, in tenths of a
/// pixel.
struct FlowPicture {
    /// A bar on the left: a source and what became of its documents.
    private struct Inflow {
        var name: String
        var kept: Int
        var rejected: Int
        var count: Int { kept + rejected }
    }

    /// A bar on the right: a licensor and how many documents of theirs were kept.
    private struct Outflow {
        var name: String
        var count: Int
    }

    private let inflows: [Inflow]
    private let outflows: [Outflow]
    private let total: Int
    private let kept: Int

    private static let barCount = 12
    private static let scaleHeight = 3200
    private static let barWidth = 140
    private static let sourceX = 2300
    private static let middleX = 5000
    private static let licensorX = 7300
    private static let width = 9800
    private static let top = 340
    private static let gap = 90
    private static let slot = 200

    init(_ index: ReleaseIndex) {
        total = index.totals.readCount
        kept = index.totals.keptCount
        let sources = index.sources.filter { $0.readCount > 0 }.map {
            Inflow(name: $0.id, kept: $0.keptCount, rejected: $0.rejectedCount)
        }
        let (largest, rest) = FlowPicture.largest(sources, by: \.count)
        inflows =
            rest.isEmpty
            ? largest
            : largest + [
                Inflow(
                    name: "\(rest.count) other sources",
                    kept: rest.reduce(0) { $0 + $1.kept },
                    rejected: rest.reduce(0) { $0 + $1.rejected }
                )
            ]
        var names: [String: String] = [:]
        var counts: [String: Int] = [:]
        for license in index.licenses {
            names[license.licensor.id] = license.licensor.name ?? license.licensor.id
            counts[license.licensor.id, default: 0] += license.documentCount
        }
        let licensors = counts.filter { $0.value > 0 }.sorted { $0.key.isBytewiseLess(than: $1.key) }.map {
            Outflow(name: names[$0.key] ?? $0.key, count: $0.value)
        }
        let (main, others) = FlowPicture.largest(licensors, by: \.count)
        outflows =
            others.isEmpty
            ? main
            : main + [Outflow(name: "\(others.count) other licensors", count: others.reduce(0) { $0 + $1.count })]
    }

    /// The elements in falling order of their counts, equal ones as they came; only so many, and the others.
    private static func largest<Element>(
        _ elements: [Element],
        by count: (Element) -> Int
    ) -> (largest: [Element], rest: [Element]) {
        let sorted = elements.enumerated().sorted { left, right in
            let (a, b) = (count(left.element), count(right.element))
            return a == b ? left.offset < right.offset : a > b
        }.map(\.element)
        let limit = sorted.count <= barCount ? sorted.count : barCount - 1
        return (Array(sorted[..<limit]), Array(sorted[limit...]))
    }

    /// Writes the picture as inline SVG.
    func write(to html: inout HTMLWriter) {
        let sourceTops = FlowPicture.tops(of: inflows.map { height($0.count) })
        let licensorTops = FlowPicture.tops(of: outflows.map { height($0.count) })
        let rejectedTop = FlowPicture.top + height(kept) + 500
        let bottom = max(sourceTops.end, licensorTops.end, rejectedTop + height(total - kept)) + 100
        html.markup(
            "<svg class=\"flow\" role=\"img\" aria-label=\"From sources to licensors; the tables below say the same\""
        )
        html.markup(" viewBox=\"0 0 ")
        html.text("\(FlowPicture.width / 10) \(bottom / 10)")
        html.markup("\">")
        writeRibbons(sourceTops.tops, licensorTops.tops, rejectedTop, to: &html)
        writeBars(sourceTops.tops, licensorTops.tops, rejectedTop, to: &html)
        html.markup("</svg>")
    }

    private func writeRibbons(_ sources: [Int], _ licensors: [Int], _ rejectedTop: Int, to html: inout HTMLWriter) {
        var (keptBefore, rejectedBefore) = (0, 0)
        let right = FlowPicture.sourceX + FlowPicture.barWidth
        for (flow, top) in zip(inflows, sources) {
            let keptTop = FlowPicture.top + height(keptBefore)
            let split = top + height(flow.kept)
            ribbon("kept", right, top, FlowPicture.middleX, keptTop, ribbonHeight(flow.kept), to: &html)
            ribbon(
                "rejected",
                right,
                split,
                FlowPicture.middleX,
                rejectedTop + height(rejectedBefore),
                ribbonHeight(flow.rejected),
                to: &html
            )
            keptBefore += flow.kept
            rejectedBefore += flow.rejected
        }
        var before = 0
        for (flow, top) in zip(outflows, licensors) {
            ribbon(
                "licensed",
                FlowPicture.middleX + FlowPicture.barWidth,
                FlowPicture.top + height(before),
                FlowPicture.licensorX,
                top,
                ribbonHeight(flow.count),
                to: &html
            )
            before += flow.count
        }
    }

    private func writeBars(_ sources: [Int], _ licensors: [Int], _ rejectedTop: Int, to html: inout HTMLWriter) {
        heading("sources", FlowPicture.sourceX + FlowPicture.barWidth, "end", to: &html)
        heading("licensors of what was kept", FlowPicture.licensorX, "start", to: &html)
        for (flow, top) in zip(inflows, sources) {
            bar("source", FlowPicture.sourceX, top, height(flow.count), to: &html)
            label(
                flow.name,
                ReportText.count(flow.count),
                FlowPicture.sourceX - 80,
                top + height(flow.count) / 2,
                "end",
                to: &html
            )
        }
        bar("kept", FlowPicture.middleX, FlowPicture.top, height(kept), to: &html)
        let middle = FlowPicture.middleX + FlowPicture.barWidth / 2
        label("kept", ReportText.count(kept), middle, FlowPicture.top - 110, "middle", to: &html)
        if total > kept {
            bar("rejected", FlowPicture.middleX, rejectedTop, height(total - kept), to: &html)
            label("rejected", ReportText.count(total - kept), middle, rejectedTop - 110, "middle", to: &html)
        }
        for (flow, top) in zip(outflows, licensors) {
            bar("licensor", FlowPicture.licensorX, top, height(flow.count), to: &html)
            label(
                flow.name,
                ReportText.count(flow.count),
                FlowPicture.licensorX + FlowPicture.barWidth + 80,
                top + height(flow.count) / 2,
                "start",
                to: &html
            )
        }
    }

    /// The height of so many documents; of any at all, enough to be seen.
    private func ribbonHeight(_ count: Int) -> Int { count > 0 ? max(3, height(count)) : 0 }

    private func height(_ count: Int) -> Int {
        guard total > 0 else { return 0 }
        return total.dividingFullWidth(count.multipliedFullWidth(by: FlowPicture.scaleHeight)).quotient
    }

    /// Where bars of these heights begin, one under the other, with room for a label beside each.
    private static func tops(of heights: [Int]) -> (tops: [Int], end: Int) {
        var y = top
        var tops: [Int] = []
        for height in heights {
            let room = max(height, slot)
            tops.append(y + (room - height) / 2)
            y += room + gap
        }
        return (tops, y)
    }

    private func ribbon(
        _ style: StaticString,
        _ left: Int,
        _ leftTop: Int,
        _ right: Int,
        _ rightTop: Int,
        _ height: Int,
        to html: inout HTMLWriter
    ) {
        guard height > 0 else { return }
        let middle = (left + right) / 2
        func point(_ x: Int, _ y: Int) -> String { "\(FlowPicture.pixels(x)) \(FlowPicture.pixels(y))" }
        html.markup("<path class=\"ribbon ")
        html.markup(style)
        html.markup("\" d=\"")
        html.text(
            "M\(point(left, leftTop))C\(point(middle, leftTop)) \(point(middle, rightTop)) \(point(right, rightTop))"
        )
        html.text("V\(FlowPicture.pixels(rightTop + height))")
        html.text(
            "C\(point(middle, rightTop + height)) \(point(middle, leftTop + height)) \(point(left, leftTop + height))Z"
        )
        html.markup("\"/>")
    }

    private func bar(_ style: StaticString, _ x: Int, _ y: Int, _ height: Int, to html: inout HTMLWriter) {
        html.markup("<rect class=\"bar ")
        html.markup(style)
        html.markup("\" x=\"")
        html.text("\(x / 10)")
        html.markup("\" y=\"")
        html.text(FlowPicture.pixels(y))
        html.markup("\" width=\"")
        html.text("\(FlowPicture.barWidth / 10)")
        html.markup("\" height=\"")
        html.text(FlowPicture.pixels(max(10, height)))
        html.markup("\" rx=\"2\"/>")
    }

    private func label(
        _ name: String,
        _ count: String,
        _ x: Int,
        _ y: Int,
        _ anchor: StaticString,
        to html: inout HTMLWriter
    ) {
        html.markup("<text text-anchor=\"")
        html.markup(anchor)
        html.markup("\" x=\"")
        html.text("\(x / 10)")
        html.markup("\" y=\"")
        html.text(FlowPicture.pixels(y + 45))
        html.markup("\">")
        html.text(FlowPicture.shortened(name))
        html.markup(" <tspan class=\"quiet\">")
        html.text(count)
        html.markup("</tspan></text>")
    }

    private func heading(_ text: String, _ x: Int, _ anchor: StaticString, to html: inout HTMLWriter) {
        html.markup("<text class=\"quiet\" text-anchor=\"")
        html.markup(anchor)
        html.markup("\" x=\"")
        html.text("\(x / 10)")
        html.markup("\" y=\"14\">")
        html.text(text)
        html.markup("</text>")
    }

    private static func shortened(_ name: String) -> String {
        let scalars = name.unicodeScalars
        return scalars.count <= 28 ? name : String(String.UnicodeScalarView(scalars.prefix(27))) + "…"
    }

    private static func pixels(_ tenths: Int) -> String {
        tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}
