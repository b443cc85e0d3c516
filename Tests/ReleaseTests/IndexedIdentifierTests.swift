// SPDX-License-Identifier: EUPL-1.2

import Hashing
import Release
import Testing

@Suite struct IndexedIdentifierTests {
    @Test(arguments: [
        ("isbn:978-3-16-148410-0", "isbn:9783161484100"), ("isbn:3-16-148410-X", "isbn:9783161484100"),
        ("issn:2049-3630", "issn:2049-3630"), ("issn:2434561x", "issn:2434-561X"),
        ("doi:https://doi.org/10.1000/ABC", "doi:10.1000/abc"), ("doi:10.1000/abc", "doi:10.1000/abc"),
        ("url:HTTPS://Example.ORG:443/Path?q=A#part", "url:https://example.org/Path?q=A"),
        ("url:http://example.org", "url:http://example.org/"),
        ("url:http://example.org:8080", "url:http://example.org:8080/"),
        ("url:http://a@example.org?q", "url:http://example.org/?q"),
        ("domain:Example.ORG.", "domain:example.org"), ("urn:nbn:de:1", "urn:nbn:de:1"),
    ])
    func `every spelling of an identifier becomes one`(text: String, canonical: String) {
        #expect(IndexedIdentifier(text)?.description == canonical)
        #expect(IndexedIdentifier(canonical)?.description == canonical)
    }

    @Test(arguments: [
        "isbn:9783161484101", "isbn:1", "isbn:", "issn:2049-3631", "doi:11.1/a", "url:example.org", "url:://",
        "content-sha256:12", "domain:a b", "", "document:zz", "licensor:\u{1}",
    ])
    func `what is no identifier of its kind is none`(text: String) {
        #expect(IndexedIdentifier(text) == nil)
    }

    @Test func `an address lies under its host and the domains above it, down to two labels`() {
        let address = IndexedIdentifier("url:https://www.news.example.org/a")
        let domains = address?.domains.map(\.description)
        #expect(domains == ["domain:www.news.example.org", "domain:news.example.org", "domain:example.org"])
        #expect(IndexedIdentifier("url:http://192.0.2.1/a")?.domains.map(\.description) == ["domain:192.0.2.1"])
        #expect(IndexedIdentifier("isbn:9783161484100")?.domains.isEmpty == true)
    }

    @Test func `a key depends on log, kind, value and secret`() {
        let keys = [
            IndexedIdentifier("isbn:9783161484100")?.key(origin: "a"),
            IndexedIdentifier("isbn:9783161484100")?.key(origin: "b"),
            IndexedIdentifier(.other, "9783161484100")?.key(origin: "a"),
            IndexedIdentifier("isbn:9783161484100")?.key(origin: "a", secret: [1]),
            IndexedIdentifier("isbn:9783161484100")?.key(origin: "a", secret: [2]),
        ]
        #expect(Set(keys).count == keys.count && !keys.contains(nil))
        #expect(
            keys[0]
                == Digest.sha256(Array("a\nisbn".utf8) + [0] + Array("9783161484100".utf8))
        )
    }
}
