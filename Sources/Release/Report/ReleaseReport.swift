// SPDX-License-Identifier: EUPL-1.2

/// `report.html`: what was read, kept and dropped, and why, in one file that opens offline.
///
/// It needs no script and loads nothing. The same index gives the same bytes.
public enum ReleaseReport {
    /// The report of a release as the bytes of an HTML file.
    public static func html(for index: ReleaseIndex) -> [UInt8] {
        var html = HTMLWriter()
        html.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        html.markup("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n")
        // Nothing may be loaded or run, whatever a name in the index tries.
        html.markup(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        )
        html.element("title", "\(index.name): report")
        html.markup("\n<style>\n")
        html.markup(ReportStyle.sheet)
        html.markup("\n</style>\n</head>\n<body>\n<main>\n")
        let sections = ReportSections(index)
        sections.writeHeader(to: &html)
        sections.writeFlow(to: &html)
        sections.writeSources(to: &html)
        sections.writeRefusals(to: &html)
        RejectionSection(index).write(to: &html)
        sections.writeLicensors(to: &html)
        sections.writeLanguages(to: &html)
        sections.writeShards(to: &html)
        sections.writeOrigins(to: &html)
        sections.writeFooter(to: &html)
        html.markup("</main>\n</body>\n</html>\n")
        return html.bytes
    }
}
