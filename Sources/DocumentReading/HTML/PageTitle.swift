// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Chooses a page's title among those that it gives itself.
///
/// Of `Headline | Site` the site goes only when that is certain: the page names its site so, or what stands before it is
/// its first heading or its headline, word by word.
struct PageTitle {
    /// The `title` element.
    var element: String?
    /// The title for links (`og:title`, `twitter:title`).
    var shared: String?
    /// The title in a catalogue's words (`dc.title`, `citation_title`).
    var catalogue: String?
    /// The text of the first `h1`.
    var heading: String?
    /// The headline in structured data.
    var headline: String?
    /// The name of the site.
    var siteName: String?

    /// The title; `nil` if there is none.
    var chosen: String? {
        guard let title = shared ?? element ?? catalogue ?? headline ?? heading else { return nil }
        let parts = PageTitle.parts(of: title)
        guard parts.count > 1 else { return title }
        for known in [headline, catalogue] {
            guard let known, let part = parts.first(where: { PageTitle.isSame($0, known) }) else { continue }
            return part
        }
        // At the end of a title, the first heading may be the site's name as well.
        if let heading, let part = parts.prefix(2).first(where: { PageTitle.isSame($0, heading) }) { return part }
        guard let siteName else { return title }
        if let last = parts.last, PageTitle.isSame(last, siteName) {
            return PageTitle.rest(of: title, without: last, atEnd: true)
        }
        if let first = parts.first, PageTitle.isSame(first, siteName) {
            return PageTitle.rest(of: title, without: first, atEnd: false)
        }
        return title
    }

    private static let separators: Set<Substring> = ["|", "-", "–", "—", "·", "•", "«", "»", "›", "‹", "/", "~", "::"]

    // The stretches of a title between separators, and those at either end with all that is before or after.
    private static func parts(of title: String) -> [String] {
        let words = title.split(separator: " ")
        let isSeparator: (Substring) -> Bool = { separators.contains($0) }
        guard let first = words.firstIndex(where: isSeparator), let last = words.lastIndex(where: isSeparator) else {
            return [title]
        }
        let stretches = words.split(whereSeparator: isSeparator).map { $0.joined(separator: " ") }
        let ends = [words[..<last], words[(first + 1)...]].map { $0.joined(separator: " ") }
        return stretches.count > 1 ? [stretches[0]] + ends + stretches.dropFirst() : [title]
    }

    // The title without words at one end and the separator beside them.
    private static func rest(of title: String, without part: String, atEnd: Bool) -> String {
        let words = title.split(separator: " ")
        let count = part.split(separator: " ").count + 1
        return (atEnd ? words.dropLast(count) : words.dropFirst(count)).joined(separator: " ")
    }

    private static func isSame(_ left: String, _ right: String) -> Bool {
        !left.isEmpty && left.lowercased() == right.lowercased()
    }
}
