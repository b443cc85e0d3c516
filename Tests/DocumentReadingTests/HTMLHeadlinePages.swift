// SPDX-License-Identifier: EUPL-1.2

extension HTMLContentPages {
    static let headline = "The harbour master counts his boats"
    static let headlineParagraphs = [
        "Every evening at six the harbour master walks along the quay and counts his boats, as his father did, and "
            + "writes the number into a ledger bound in green cloth.",
        "On Tuesday he counted one boat too many. It was small, painted blue, and belonged to nobody, and the ledger "
            + "has had a page for boats of that kind since 1911.",
        "By Thursday the boat had gone again. The harbour master, who does not like a number to change for no reason, "
            + "has left the page open, and the pencil beside it.",
        "The council will discuss the matter in spring, when the ledger is full, and a new one, bound in blue cloth, "
            + "has to be paid for.",
    ]

    /// The same article, built in ways in which pages are built.
    static let headlineLayouts: [String] = {
        let body = headlineParagraphs.map { "<p>\($0)</p>" }.joined()
        let share = "<ul class=share><li><a href=#>Share</a><li><a href=#>Tweet</a><li><a href=#>Mail</a></ul>"
        let byline = "<p class=byline>By Ann Example</p><p class=date>3 May 2023</p>"
        return [
            "<article><h1>\(headline)</h1>\(body)</article>",
            "<main><h1>\(headline)</h1>\(byline)\(share)<article>\(body)</article></main>",
            "<article><header><h1>\(headline)</h1>\(byline)</header><div class=entry-content>\(body)</div></article>",
            "<header><h1>\(headline)</h1></header><div id=content>\(byline)\(body)</div>",
            "<h1>The Daily Kipper</h1><div class=post><h2 class=title>\(headline)</h2>\(body)\(byline)</div>",
            "<h1>The Daily Kipper</h1><div class=post><h3><a href=/x>\(headline)</a></h3>\(body)</div>",
            "<div class=a><h1><span>\(headline)</span></h1></div><div class=b>\(share)\(byline)</div><div>\(body)</div>",
            "<table><tr><td><h1>\(headline)</h1><tr><td>\(body)</table>",
        ]
    }()
}
