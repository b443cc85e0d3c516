// SPDX-License-Identifier: EUPL-1.2

/// A table of the report: headings once, then rows of cells.
struct ReportTable {
    /// A column's heading and what stands in it.
    struct Column {
        var heading: String
        var isNumeric = false
    }

    /// One cell.
    enum Cell {
        /// The row's name, from outside.
        case name(String)
        /// Words of this module or numbers.
        case text(String)
        /// A number, to the right.
        case number(String)
        /// A word that warns.
        case warning(String)
        /// Shares of a bar in parts per thousand, each in its colour.
        case meter([(tone: Tone, perMille: Int)])
    }

    /// What a colour means.
    enum Tone {
        case kept
        case rejected
        case licensed

        var style: StaticString {
            switch self {
            case .kept: "k"
            case .rejected: "r"
            case .licensed: "l"
            }
        }
    }

    private let columns: [Column]
    private let caption: String

    init(_ caption: String, _ columns: [Column]) {
        self.caption = caption
        self.columns = columns
    }

    func write(_ rows: [[Cell]], to html: inout HTMLWriter) {
        html.markup("<div class=\"scroll\"><table>")
        if !caption.isEmpty { html.element("caption", caption) }
        html.markup("\n<thead><tr>")
        for column in columns {
            html.markup(column.isNumeric ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">")
            html.text(column.heading)
            html.markup("</th>")
        }
        html.markup("</tr></thead>\n<tbody>\n")
        for row in rows {
            html.markup("<tr>")
            for cell in row { write(cell, to: &html) }
            html.markup("</tr>\n")
        }
        html.markup("</tbody></table></div>\n")
    }

    private func write(_ cell: Cell, to html: inout HTMLWriter) {
        switch cell {
        case .name(let name):
            html.markup("<th scope=\"row\">")
            html.name(name)
            html.markup("</th>")
        case .text(let text): html.element("td") { $0.name(text) }
        case .number(let text): html.element("td", class: "n", text)
        case .warning(let text): html.element("td", class: "no", text)
        case .meter(let parts):
            html.markup("<td class=\"track\"><div class=\"meter\" aria-hidden=\"true\">")
            for part in parts where part.perMille > 0 {
                html.markup("<i class=\"")
                html.markup(part.tone.style)
                html.markup("\" style=\"width:")
                html.text("\(part.perMille / 10).\(part.perMille % 10)%")
                html.markup("\"></i>")
            }
            html.markup("</div></td>")
        }
    }
}
