// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import DocumentReading
import Testing

@Suite struct HTMLContentTests {
    @Test func `the parts of an article are kept and what stands around it is dropped`() throws {
        for page in [HTMLContentPages.news, HTMLContentPages.noticias] {
            let lines = try text(page.html, as: .html).split(separator: "\n").map(String.init)
            for line in page.kept { #expect(lines.contains(line), "lost: \(line)") }
            for line in page.dropped { #expect(!lines.contains { $0.contains(line) }, "kept: \(line)") }
            let order = lines.compactMap { page.kept.firstIndex(of: $0) }
            #expect(order == order.sorted())
        }
    }

    @Test func `an option keeps comments`() throws {
        var limits = ReadingLimits()
        limits.keepsComments = true
        let outcomes = read(Array(HTMLContentPages.news.html.utf8), as: .html, limits: limits)
        guard case .document(let document) = try #require(outcomes.first) else {
            Issue.record("rejected")
            return
        }
        let text = String(decoding: document.text, as: UTF8.self)
        for comment in HTMLContentPages.comments { #expect(text.contains(comment)) }
        #expect(!text.contains("Wir verwenden Cookies"))
    }

    @Test func `the posts of a forum are its content`() throws {
        let text = try text(HTMLContentPages.forum, as: .html)
        for post in HTMLContentPages.posts { #expect(text.contains(post)) }
        #expect(!text.contains("Back to top"))
    }

    @Test func `posts are content whatever they are called, and comments below a text are not`() throws {
        let renamed = HTMLContentPages.forum.replacing("class=\"post", with: "class=\"comment comment-")
        let posts = try text(renamed, as: .html)
        for post in HTMLContentPages.posts { #expect(posts.contains(post)) }
        let body = HTMLContentPages.headlineParagraphs.map { "<p>\($0)</p>" }.joined()
        let blog = renamed.replacing("<h1>", with: "<div class=entry>\(body)\(body)</div><h1>")
        let lines = try text(blog, as: .html)
        for post in HTMLContentPages.posts { #expect(!lines.contains(post)) }
        for paragraph in HTMLContentPages.headlineParagraphs { #expect(lines.contains(paragraph)) }
    }

    @Test func `a page that scripts fill is read as by those who run none`() throws {
        let body = HTMLContentPages.headlineParagraphs.map { "<p>\($0)</p>" }.joined()
        let page = "<h1>Boats</h1><div id=app></div><noscript>\(body)</noscript><p>Contact</p>"
        let lines = try text("<body>\(page)", as: .html)
        for paragraph in HTMLContentPages.headlineParagraphs { #expect(lines.contains(paragraph)) }
        // Where the page has a text of its own, what stands there is for others.
        let filled = "<body><h1>Boats</h1><article>\(body)</article><noscript><p>Turn on scripts, please.</noscript>"
        #expect(!(try text(filled, as: .html).contains("Turn on")))
        #expect(try !text("<body><p>Hello.</p><noscript>Turn on scripts.</noscript>", as: .html).contains("Turn on"))
    }

    @Test func `a list of articles keeps their summaries`() throws {
        let text = try text(HTMLContentPages.portal, as: .html)
        for summary in HTMLContentPages.summaries { #expect(text.contains(summary)) }
        #expect(text.contains("Ferry runs more often in summer"))
        #expect(!text.contains("Imprint"))
    }

    @Test(arguments: HTMLContentPages.threadLayouts)
    func `short posts stand with the long ones, however a forum is built`(_ layout: HTMLContentPages.ThreadLayout)
        throws
    {
        let lines = try text(layout.page, as: .html).split(separator: "\n").map(String.init)
        for post in HTMLContentPages.thread { #expect(lines.contains(post), "lost: \(post)") }
        #expect(!lines.contains { $0.contains("Zaloguj") })
        // Below a text they are comments on it.
        let article = HTMLContentPages.headlineParagraphs.map { "<p>\($0)</p>" }.joined()
        let blog = try text(layout.page.replacing("<h1>", with: "<div>\(article)</div><h1>"), as: .html)
        for paragraph in HTMLContentPages.headlineParagraphs { #expect(blog.contains(paragraph)) }
    }

    @Test func `labels of advertising and notices and captions told twice and what has no width are left out`() throws {
        let caption = "<figcaption>The old boats in the harbour of the island at night</figcaption>"
        let figure = "<figure><img src=a>\(caption)</figure>"
        let paragraphs = HTMLContentPages.headlineParagraphs
        let notice = "<div>© 2023 Verlag, alle Rechte vorbehalten</div>"
        let between = [
            "<div>Anzeige</div>\(notice)", "<p>REKLAMA</p>", "<p>\u{200B}</p>", "<div>Advertisement</div>\(figure)",
        ]
        let body = zip(paragraphs + paragraphs, between + between).map { "<p>\($0)</p>\($1)" }.joined()
        let lines = try text("<body><h1>Boats</h1><article>\(figure)\(body)</article>", as: .html)
            .split(separator: "\n").map(String.init)
        #expect(lines.filter { $0.hasPrefix("The old boats") }.count == 1)
        #expect(!lines.contains { ["Anzeige", "REKLAMA", "Advertisement", "\u{200B}"].contains($0) })
        for paragraph in paragraphs { #expect(lines.contains(paragraph)) }
        #expect(!lines.contains { $0.hasPrefix("©") })
        // A sentence about them is none.
        for sentence in ["Die Anzeige kostet zwanzig Euro.", "Copyright lasts for seventy years after death, mostly."] {
            #expect(try text("<article>\(body)<p>\(sentence)</p></article>", as: .html).contains(sentence))
        }
    }

    @Test func `a page laid out by tables and line breaks is read by its paragraphs`() throws {
        let lines = try text(HTMLContentPages.blog, as: .html).split(separator: "\n").map(String.init)
        for line in HTMLContentPages.blogLines { #expect(lines.contains(line), "lost: \(line)") }
        #expect(!lines.contains { $0.contains("February 2007") })
    }

    @Test(arguments: HTMLContentPages.headlineLayouts)
    func `the headline is kept however a page is built, and no other name of the page`(_ layout: String) throws {
        let page = """
            <html><head><title>\(HTMLContentPages.headline) | The Daily Kipper</title></head><body>
            <div class=top><a href=/>Front page</a> <a href=/n>News</a> <a href=/s>Sport</a></div>
            \(layout)
            <div class=foot><h3>Latest</h3><ul><li><a href=/1>A ferry is late</a><li><a href=/2>Rain</a></ul></div>
            </body></html>
            """
        let lines = try text(page, as: .html).split(separator: "\n")
        #expect(lines.filter { $0 == HTMLContentPages.headline }.count == 1, "\(lines)")
        #expect(!lines.contains("The Daily Kipper"))
        for paragraph in HTMLContentPages.headlineParagraphs { #expect(lines.contains { $0 == paragraph }) }
    }

    @Test func `a cell that claims to span the world is a cell`() throws {
        let table =
            "<table><tr><td colspan=9007199254740991 rowspan=-1>a</td><td colspan=99999999999999999999>b</table>"
        #expect(try text(table, as: .html) == "a\tb")
    }

    @Test func `what blocks are measured by is the same every time and of one length`() throws {
        let first = try PageBlocks(page: Array(HTMLContentPages.news.html.utf8)).blocks
        let second = try PageBlocks(page: Array(HTMLContentPages.news.html.utf8)).blocks
        #expect(first.map(\.features) == second.map(\.features))
        #expect(Set(first.map(\.features.count)).count == 1)
        #expect(first.map(\.score) == second.map(\.score))
        #expect(first.contains { $0.score > 0 })
        #expect(first.contains { $0.score < 0 })
    }

    @Test func `pages of thousands of blocks take no more than their share of time`() throws {
        func blocks(_ count: Int) -> [String] {
            (0..<count).map { "<div class=c\($0 % 7)><p>Line \($0) of a very long page, is it not?</p>" }
        }
        let nested = blocks(400).joined()
        for start in ["", nested] {
            expectLinear(4000, "behind \(start.utf8.count) bytes") { count in
                let flat = blocks(count).map { $0 + "</div>" }.joined()
                #expect(rejection(Array("<body>\(start)\(flat)".utf8), as: .html) == nil)
            }
        }
    }
}
