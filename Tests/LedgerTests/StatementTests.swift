// SPDX-License-Identifier: EUPL-1.2

import Bytes
import FileStorage
import Foundation
import Hashing
import Ledger
import MerkleLog
import Testing

struct StatementTests {
    private func entries() throws -> [LedgerEntry] {
        let folder = try TemporaryFolder()
        let ledger = try Sample.ledger(in: folder)
        _ = try ledger.append(Sample.build(), time: Sample.time)
        return try ledger.entries(from: 0, count: 100)
    }

    /// A predicate without the four members that all begin with.
    private func own(_ entry: LedgerEntry) throws -> String {
        let text = String(decoding: entry.predicate, as: UTF8.self)
        let head = #"{"seq":\#(entry.seq),"prev":"\#(entry.previousLeafHash)","time":"\#(entry.time)","actor":"#
        #expect(text.hasPrefix(head + #""\#(entry.actor)","#))
        return String(text.dropFirst(head.count + 11))
    }

    private func hex(_ text: String) -> String { Sample.digest(text).hexadecimal }

    @Test func `a leaf is one line of DSSE around an in-toto statement`() throws {
        let entry = try entries()[0]
        let key = try Sample.key().verifier
        let envelope = try #require(try JSONSerialization.jsonObject(with: Data(entry.bytes)) as? [String: Any])
        #expect(Set(envelope.keys) == ["payload", "payloadType", "signatures"])
        #expect(envelope["payloadType"] as? String == "application/vnd.in-toto+json")
        let payload = try #require((envelope["payload"] as? String).flatMap { Base64.decode($0) })
        let signatures = try #require(envelope["signatures"] as? [[String: String]])
        #expect(signatures.count == 1)
        #expect(signatures[0]["keyid"] == key.idText)
        let signed = Array("DSSEv1 28 application/vnd.in-toto+json \(payload.count) ".utf8) + payload
        let signature = try #require(signatures[0]["sig"].flatMap { Base64.decode($0) })
        #expect(key.isSignature(signature, of: signed))
        #expect(!entry.bytes.contains(0x0A))
        #expect(entry.leafHash == MerkleHash.leaf(entry.bytes))
        #expect(
            String(decoding: payload, as: UTF8.self) == """
                {"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"default","digest":{"sha256":"\
                \(hex("filters"))"}}],"predicateType":"https://herkomst.eu/ledger/policy/v1","predicate":{"seq":0,"prev":"\
                \(String(repeating: "0", count: 64))","time":"2026-09-01T12:00:00Z","actor":"\(key.idText)",\
                "kind":"filter-pack","name":"default"}}
                """
        )
    }

    @Test func `licensors, licences and sources state what the format says`() throws {
        let entries = try entries()
        #expect(try own(entries[1]) == #""id":"herkomst","secret_commitment":"\#(hex("secret"))"}"#)
        #expect(
            try own(entries[2]) == """
                "id":"cc0","kind":"open","spdx":"CC0-1.0","licensor":"herkomst","uses":["ingest","pretrain"],\
                "territory":["EU"],"from":"2026-01-01","attribution_required":false}
                """
        )
        #expect(
            try own(entries[3]) == """
                "id":"pages","manifest":"\(hex("manifest"))","licence":"cc0","licence_sha256":"\(hex("record"))",\
                "format":"html","verdict":"admitted","input":{"files":2,"bytes":1000,"sha256":"\(hex("input"))"},\
                "documents":{"read":5,"kept":3,"rejected":{"duplicate":1,"too-short":1}}}
                """
        )
        #expect(
            try own(entries[4]) == """
                "id":"novels","manifest":"\(hex("manifest"))","format":"tei","verdict":"refused",\
                "reasons":["no licence record"]}
                """
        )
        #expect(entries[3].subjects == [Subject(name: "pages", digest: Sample.digest("input"))])
        #expect(entries[4].subjects == [Subject(name: "manifest", digest: Sample.digest("manifest"))])
    }

    @Test func `shards and releases state what the format says`() throws {
        let entries = try entries()
        #expect(
            try own(entries[6]) == """
                "release":"demo","index":1,"documents_root":"\(hex("root 1"))","documents":3,"tokens":100,\
                "text_bytes":400,"tokenizer":"\(hex("tokenizer"))",\
                "languages":[{"code":"de","documents":1,"tokens":40},{"code":"nl","documents":2,"tokens":60}],\
                "licences":[{"id":"cc0","documents":2,"tokens":60}],\
                "confidential":[{"kind":"contract","documents":1,"tokens":40}],\
                "sources":[{"id":"pages","documents":2,"tokens":60}],"_sd":["\(Sample.disclosure.digest)"]}
                """
        )
        let root = MerkleTree([entries[5].leafHash, entries[6].leafHash]).root
        #expect(
            try own(entries[7]) == """
                "name":"demo","shard_leaves":{"first":5,"count":2,"root":"\(root)"},"documents":6,\
                "rejected_documents":2,"tokens":200,"text_bytes":800,"manifest":"\(hex("manifest"))",\
                "filters":"\(hex("filters"))","licences":"\(hex("licences"))","tokenizer":"\(hex("tokenizer"))",\
                "models":[],"refused_sources":[]}
                """
        )
        #expect(entries.map(\.type) == [.policy, .licensor, .licence, .source, .source, .shard, .shard, .release])
        #expect(entries[7].subjects == [Subject(name: "release.json", digest: Sample.digest("demo"))])
    }

    @Test func `every type has a URI of its own, and comes back from it`() {
        for type in PredicateType.allCases { #expect(PredicateType(uri: type.uri) == type) }
        #expect(PredicateType.shard.uri == "https://herkomst.eu/ledger/shard/v1")
        #expect(PredicateType(uri: "https://herkomst.eu/ledger/shard/v2") == nil)
        #expect(PredicateType(uri: "https://herkomst.eu/ledger/") == nil)
    }

    @Test func `names with quotes, tricks and other scripts come back as they were`() throws {
        let folder = try TemporaryFolder()
        let ledger = try Sample.ledger(in: folder)
        let names = [#"a","predicate":{"seq":9}"#, "\u{1}\n\"\\", "Ελλάδα 😀", "e\u{301}", "</script>"]
        for name in names {
            let policy = PolicyStatement(kind: .copyrightPolicy, name: name, digest: .zero)
            _ = try ledger.append([.policy(policy)], time: Sample.time)
        }
        let entries = try ledger.entries(from: 0, count: names.count)
        #expect(entries.map { Array(($0.subjects.first?.name ?? "").utf8) } == names.map { Array($0.utf8) })
        #expect(throws: Never.self) { try verifyLog(ledger, keys: [Sample.key().verifier]) }
    }

    @Test func `disclosures are RFC 9901's`() {
        // Section 4.2.3 of the RFC.
        let encoded = "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0"
        #expect(Disclosure.digest(ofEncoded: encoded) == "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0")
        let ours = Sample.disclosure
        let salt = Digest.hmac(key: Array("secret".utf8), message: Array("salt\ndemo/0/newspaper\ntokens".utf8))
        let json = #"["\#(Base64.encodeURL(salt.bytes))","tokens",40]"#
        #expect(ours.encoded == Base64.encodeURL(Array(json.utf8)))
        #expect(ours.digest == Disclosure.digest(ofEncoded: ours.encoded))
        let other = Disclosure("tokens", .integer(40), recordID: "demo/0/newspaper", licensorSecret: [1])
        #expect(other.digest != ours.digest)
        let texts = Disclosure("uses", .texts(["a", "b"]), recordID: "x", licensorSecret: [1])
        #expect(texts.digest != Disclosure("uses", .text("a"), recordID: "x", licensorSecret: [1]).digest)
    }

    @Test func `the list of inputs has the digest of sha256sum's output`() {
        var hasher = InputListHasher()
        hasher.add(path: "a.html", digest: Sample.digest("a"))
        hasher.add(path: "b\\c\nd.html", digest: Sample.digest("b"))
        let lines = "\(hex("a"))  a.html\n\\\(hex("b"))  b\\\\c\\nd.html\n"
        #expect(hasher.finalize() == Sample.digest(lines))
    }
}
