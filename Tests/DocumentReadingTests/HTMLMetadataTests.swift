// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import DocumentReading
import Testing

@Suite struct HTMLMetadataTests {
    private func page(_ head: String, _ body: String = "<p>Some text.") throws -> ExtractedDocument {
        try document("<html><head>\(head)</head><body>\(body)", as: .html)
    }

    private func jsonLD(_ json: String) -> String { "<script type=\"application/ld+json\">\(json)</script>" }

    @Test func `the title is the page's and the site's name goes only when that is certain`() throws {
        let titles: [(head: String, heading: String, title: String)] = [
            ("<title>Storm over the bay</title>", "", "Storm over the bay"),
            ("<title>Storm over the bay | The Ferry Post</title>", "", "Storm over the bay | The Ferry Post"),
            (
                "<title>Storm over the bay | The Ferry Post</title><meta property=og:site_name content='The ferry post'>",
                "", "Storm over the bay"
            ),
            (
                "<title>Storm - a report - The Ferry Post</title>", "<h1>Storm - a <i>report</i></h1>",
                "Storm - a report"
            ),
            (
                "<title>Storm – The Ferry Post</title>", "<h1>The Ferry Post</h1><h1>Storm</h1>",
                "Storm – The Ferry Post"
            ),
            ("<title>Storm-proof boats</title><meta property=og:site_name content=boats>", "", "Storm-proof boats"),
            ("<title>x</title><meta property=og:title content='Storm &amp; calm'>", "", "Storm & calm"),
            ("<title> </title>", "<h1> Only\n a heading </h1>", "Only a heading"),
            (
                "<title>Calm » Weather » Ferry</title>"
                    + jsonLD(#"{"@type":"NewsArticle","headline":"Calm","publisher":{"name":"Ferry"}}"#),
                "", "Calm"
            ),
        ]
        for row in titles { #expect(try page(row.head, row.heading + "<p>Text").title == row.title, "\(row.head)") }
    }

    @Test func `author and date and address and site are found wherever pages put them`() throws {
        let article = """
            {"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"The Ferry Post"},
            {"@type":["Article"],"author":[{"@type":"Person","name":"Ane Holm"},{"name":"Bo \\u00d8sterg\\u00e5rd"}],
            "datePublished":"2023-05-31T08:05:00+02:00","inLanguage":"da-DK",}]}
            """
        let heads = [
            jsonLD(article),
            """
            <meta name=author content='Ane Holm; Bo Østergård'><meta property=og:site_name content='The Ferry Post'>
            <meta property=article:published_time content='2023-05-31T08:05:00.123+0200'>
            <meta property=og:locale content=da_DK>
            """,
            """
            <meta name=citation_author content='Ane Holm'><meta name=citation_author content='Bo Østergård'>
            <meta name=dcterms.issued content='2023-05-31 08:05 +02:00'><meta http-equiv=content-language content=da-DK>
            <meta name=application-name content='The Ferry Post'>
            """,
        ]
        for head in heads {
            let found = try page(head + "<link rel=canonical href=https://post.example/storm>")
            #expect(found.author == "Ane Holm; Bo Østergård")
            #expect(found.date == "2023-05-31T08:05:00+02:00")
            #expect(found.site == "The Ferry Post")
            #expect(found.declaredLanguage == "da-DK")
            #expect(found.address == "https://post.example/storm")
            #expect(found.identifiers == ["url:https://post.example/storm"])
        }
        let body = """
            <div itemscope itemtype=https://schema.org/BlogPosting><p>By <span itemprop=author itemscope
            itemtype=https://schema.org/Person><b itemprop=name>Ane Holm</b>, editor</span></p>
            <time itemprop=datePublished datetime=2023-05-31>last week</time><p>Text of it.</div>
            """
        let microdata = try page("", body)
        #expect(microdata.author == "Ane Holm")
        #expect(microdata.date == "2023-05-31")
        #expect(try page("", "<article><time datetime='2023-05'>x</time>Text</article>").date == "2023-05")
        #expect(try page("", "<aside><time datetime='2023-05'>x</time></aside><p>Text").date == nil)
        #expect(try page("", "<p>by <a rel=author href=/a>Ane Holm</a> Text").author == "Ane Holm")
        #expect(try page("<meta property=article:author content=https://social.example/ane>").author == nil)
    }

    @Test(arguments: [
        ("2024-05-31", "2024-05-31"), ("2024-5-1", "2024-05-01"), ("20240531", "2024-05-31"),
        ("2024/05/31", "2024-05-31"), ("2024-05", "2024-05"), ("2024", "2024"), (" 2024-05-31 ", "2024-05-31"),
        ("2024-05-31T08:00Z", "2024-05-31T08:00:00Z"), ("2024-05-31 08:00:59.5 UTC", "2024-05-31T08:00:59Z"),
        ("2024-05-31T08:00:00-0330", "2024-05-31T08:00:00-03:30"), ("20240531T0800", "2024-05-31"),
        ("31.05.2024", "2024-05-31"), ("31. 5. 2024, 08:00", "2024-05-31T08:00:00"), ("31 May 2024", "2024-05-31"),
        ("Fri, 31 May 2024 08:00:00 GMT", "2024-05-31T08:00:00Z"), ("May 31, 2024", "2024-05-31"),
        ("2024-05-31T25:00", "2024-05-31"),
        ("05/06/2024", nil), ("2024-02-30", nil), ("2024-13", nil), ("yesterday", nil), ("", nil), ("1717142400", nil),
        ("0031-05-2024", nil), ("31.05.24", nil), ("20245", nil),
    ])
    func `dates become ISO 8601 or nothing`(given: String, date: String?) throws {
        #expect(try page("<meta name=date content='\(given)'>").date == date)
        #expect(try page("<meta name=date content='\(given)'><meta name=dc.date content=1999>").date == date ?? "1999")
    }

    @Test func `signals about rights are kept raw with their places`() throws {
        let head = """
            <meta name=robots content='noai, noindex'><meta name=CCBot content=nofollow>
            <meta name="tdm-reservation" content="1"><meta name="tdm-policy" content="https://p.example/tdm.json">
            <link rel=license href=https://creativecommons.org/licenses/by/4.0/>
            <meta name=DC.rights content='All  rights reserved'><meta name=copyright content='© Somebody'>
            """
        let found = try page(head, "<a href=/terms rel='nofollow license'>terms</a><p>Text").rights
        let expected = [
            ("robots", "noai, noindex", "meta[name=robots], element 3"),
            ("robots", "nofollow", "meta[name=ccbot], element 4"),
            ("tdm-reservation", "1", "meta[name=tdm-reservation], element 5"),
            ("tdm-policy", "https://p.example/tdm.json", "meta[name=tdm-policy], element 6"),
            ("link-license", "https://creativecommons.org/licenses/by/4.0/", "link[rel=license], element 7"),
            ("dc-rights", "All rights reserved", "meta[name=dc.rights], element 8"),
            ("copyright", "© Somebody", "meta[name=copyright], element 9"),
            ("link-license", "/terms", "a[rel=license], element 11"),
        ]
        #expect(found == expected.map { RightsEvidence(kind: $0.0, value: $0.1, place: $0.2) })
    }

    @Test func `a picture's licence is not the text's`() throws {
        let json = """
            {"@graph":[{"@type":"NewsArticle","license":"https:\\/\\/a.example\\/l","image":{"@type":"ImageObject",
            "license":"https://i.example/1"}},{"@type":"ImageObject","license":{"@id":"https://i.example/2"}},
            {"@type":"WebPage","mainEntity":{"@type":"Article","license":["https://a.example/m",{"name":"House terms"}]}}]}
            """
        let body = """
            <figure><figcaption><a rel=license href=https://i.example/3>CC</a></figcaption></figure>
            <div itemscope itemtype=http://schema.org/ImageObject><link itemprop=license href=https://i.example/4></div>
            <div itemscope itemtype=http://schema.org/Article><a itemprop=license href=https://a.example/n>l</a>Text</div>
            """
        let found = try page(jsonLD(json), body).rights
        let media = found.filter { $0.kind == "part-licence" }.map(\.value)
        #expect(media.sorted() == (1...4).map { "https://i.example/\($0)" })
        let own = found.filter { $0.kind == "schema.org-license" }
        #expect(
            own.map(\.value) == ["https://a.example/n", "https://a.example/l", "https://a.example/m", "House terms"]
        )
        #expect(own[1].place == "script, element 3 $.@graph[0].license")
        #expect(own[2].place == "script, element 3 $.@graph[2].mainEntity.license")
    }

    @Test func `values are bounded and have no control characters`() throws {
        let long = String(repeating: "ä", count: 100_000)
        let head = """
            <title>a&#1;b\(long)</title><meta name=author content='x&#10;y&#7;z\(long)'><meta name=robots content='\(long)'>
            <link rel=canonical href='https://x.example/\(long)'>\(jsonLD("{\"@type\":\"Article\",\"license\":\"\(long)\"}"))
            """
        let found = try page(head)
        for value in [found.title, found.author].compactMap({ $0 }) + found.rights.map(\.value) {
            #expect(value.utf8.count <= 1000)
            #expect(!value.contains("\u{FFFD}"))
            #expect(value.unicodeScalars.allSatisfy { $0.value >= 0x20 })
        }
        #expect(found.rights.count == 2)
        #expect(found.address == nil)
        let many = (0..<5000).map { "<meta name=robots content=x\($0)><meta name=author content=y\($0)>" }.joined()
        let crowded = try page(many)
        #expect(crowded.rights.count <= 100)
        #expect((crowded.author?.utf8.count ?? 0) <= 500)
    }

    @Test(arguments: [
        "{", "[", "{\"a\"", "{\"a\":", "{\"@graph\":[", "\\", "{\"a\":\"\\u", "{\"a\":\"\\uD800\\u0041\"}", "<![CDATA[",
        "}", "{]",
    ])
    func `broken or endless structured data does no harm`(piece: String) throws {
        expectLinear(100_000, piece) { byteCount in
            let json = String(repeating: piece, count: byteCount / piece.utf8.count)
            #expect((try? page(jsonLD(json) + "<title>t</title>"))?.title == "t")
        }
    }

    @Test func `where chunks end makes no difference to what a page says of itself`() throws {
        let head = "<title>Ä & b</title>" + jsonLD(#"{"@type":"Article","author":"Ane","license":"l"}"#)
        let bytes = Array("<html><head>\(head)<body><h1>x</h1><p>Text".utf8)
        let whole = read(bytes, as: .html)
        for count in [1, 3, 17] { #expect(read(bytes, as: .html, chunkByteCount: count) == whole) }
    }
}
