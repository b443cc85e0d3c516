// SPDX-License-Identifier: EUPL-1.2

import Testing

extension HTMLContentPages {
    /// A forum's way to build a page.
    struct ThreadLayout: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var page: String
    }

    /// The posts of a thread, some of them a word or two.
    static let thread = [
        "Czy ktoś wie, dlaczego mój stary rower tak skrzypi? Smarowałem łańcuch, sprawdziłem pedały i nic nie pomogło.",
        "A siodełko?",
        "U mnie skrzypiała sztyca. Wyjmij ją, wyczyść i posmaruj, potem wkręć z powrotem, ale nie za mocno.",
        "Popieram!",
        "Dziękuję wam bardzo, to była sztyca. Teraz rower jedzie cicho, jakby był nowy, i mogę wreszcie słuchać ptaków.",
    ]

    /// The same thread in the ways that boards build pages: elements with classes that alternate, tables, a list.
    static let threadLayouts: [ThreadLayout] = [
        ThreadLayout(
            testDescription: "elements with alternating classes",
            page: threadPage { number, post in
                """
                <div class="post bg\(number % 2)"><div class="inner"><dl class="profile"><dt><a href=/u>ola\(number)</a></dt>\
                <dd>Posty: \(number)</dd></dl><div class="body"><div class="content">\(post)</div></div></div></div>
                """
            }
        ),
        ThreadLayout(
            testDescription: "a table for each post",
            page: threadPage { number, post in
                """
                <table class=tborder><tr><td class=thead>1\(number).05.2007, 19:30</td><td>#\(number)</td></tr><tr><td>\
                <a href=u>ola\(number)</a></td></tr><tr><td><div>\(post)</div></td></tr></table>
                """
            }
        ),
        ThreadLayout(
            testDescription: "items without classes",
            page: threadPage { number, post in
                "<li><div><b>ola\(number)</b></div><div><p>\(post)</p></div></li>"
            }
        ),
    ]

    private static func threadPage(_ build: (Int, String) -> String) -> String {
        let posts = zip(1..., thread).map { build($0, $1) }.joined()
        let links = ["Forum", "Pomoc", "Zaloguj"].map { "<li><a href=/x>\($0)</a></li>" }.joined()
        return """
            <html><head><title>Rower skrzypi - Forum</title></head><body><div id="head"><ul>\(links)</ul></div>\
            <h1>Rower skrzypi</h1><div>\(posts)</div><div id="foot"><a href=/t>Regulamin</a></div></body></html>
            """
    }
}
