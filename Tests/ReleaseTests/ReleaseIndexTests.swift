// SPDX-License-Identifier: EUPL-1.2

import Hashing
import Release
import Sharding
import Testing

struct ReleaseIndexTests {
    @Test(arguments: ["plain", "quo\"te\\ <b>&\u{1}\u{7F}", "Ærø\nΩ", ""])
    func `what was written is read back, sorted`(name: String) throws {
        let json = sampleIndex(name: name).json
        let index = try ReleaseIndex(json: json)
        #expect(index.json == json)
        #expect(index.name == name && index.filters.name == name)
        #expect(index.sources.map(\.id) == ["expired", "scans", "web"])
        #expect(index.languages.map(\.code) == ["da", "fi"])
        #expect(index.licenses[1].spdx == "CC0-1.0" && index.licenses[0].spdx == nil)
        #expect(index.software["zstd"] == "1.5.4")
        #expect(index.digest == .sha256(json))
    }

    @Test func `the order in which things were added does not show`() {
        let index = sampleIndex()
        var shuffled = index
        shuffled.sources.reverse()
        shuffled.languages.reverse()
        shuffled.licenses.reverse()
        shuffled.shards.reverse()
        shuffled.files.reverse()
        shuffled.models.reverse()
        #expect(shuffled.json == index.json)
        #expect(shuffled.licensesDigest == index.licensesDigest)
    }

    @Test func `no byte can be changed, cut off or added`() throws {
        let json = sampleIndex().json
        for offset in json.indices {
            var broken = json
            broken[offset] ^= 0x20
            // A changed name or digest is another valid index; what must not happen is that it passes for this one.
            if let index = try? ReleaseIndex(json: broken) { #expect(index.digest != sampleIndex().digest) }
            #expect(throws: ReleaseError.self) { try ReleaseIndex(json: Array(json[..<offset])) }
        }
        #expect(throws: ReleaseError.self) { try ReleaseIndex(json: json + [0x20]) }
        let spaced = String(decoding: json, as: UTF8.self).replacing(",\"totals\"", with: ", \"totals\"")
        #expect(throws: ReleaseError.self) { try ReleaseIndex(json: Array(spaced.utf8)) }
        let extra = String(decoding: json, as: UTF8.self).replacing(
            "{\"format_version\":1",
            with: "{\"format_version\":1,\"x\":1"
        )
        #expect(throws: ReleaseError.self) { try ReleaseIndex(json: Array(extra.utf8)) }
    }

    @Test func `another version, a missing member and no JSON are told apart`() {
        func message(_ replaced: String, _ replacement: String) -> String {
            let text = String(decoding: sampleIndex().json, as: UTF8.self).replacing(replaced, with: replacement)
            do {
                _ = try ReleaseIndex(json: Array(text.utf8))
                return "none"
            } catch {
                return error.description
            }
        }
        #expect(message("\"format_version\":1", "\"format_version\":2").contains("format version 2"))
        #expect(message("\"shuffle_seed\":42,", "").contains("shuffle_seed"))
        #expect(message("{", "[").contains("JSON"))
        #expect(message("\"vocabulary_size\":32000", "\"vocabulary_size\":\"x\"").contains("tokenizer.vocabulary_size"))
    }

    @Test(arguments: [
        \ReleaseIndex.totals.tokenCount, \.totals.keptCount, \.totals.readCount, \.totals.shardCount,
        \.totals.textByteCount, \.totals.sourceCount, \.languages[0].tokenCount, \.languages[0].documentCount,
        \.licenses[1].tokenCount, \.sources[0].keptCount, \.sources[1].tokenCount, \.shards[1].tokenCount,
        \.shards[0].documentCount, \.shards[1].rejectedCount, \.shards[1].index,
    ])
    func `a count that does not add up is refused`(count: any WritableKeyPath<ReleaseIndex, Int> & Sendable) throws {
        try sampleIndex().checkSums()
        for step in [1, -1, 1 << 60, -(1 << 60)] {
            var index = sampleIndex()
            index[keyPath: count] += step
            #expect(throws: ReleaseError.self, "\(step)") { try index.checkSums() }
            let json = index.json
            #expect(throws: ReleaseError.self) { try ReleaseIndex(json: json) }
        }
    }

    @Test(arguments: ["../x", "/etc/passwd", "a/../b", "a//b", "release.json", "ledger/checkpoint", "."])
    func `a path that leads elsewhere is refused`(path: String) {
        var index = sampleIndex()
        index.files[1].name = path
        #expect(throws: ReleaseError.self) { try index.checkSums() }
    }

    @Test func `ids, paths and shards stand once`() {
        var index = sampleIndex()
        index.sources[1].id = "web"
        #expect(throws: ReleaseError.self) { try index.checkSums() }
        index = sampleIndex()
        index.files[1].name = "tokenizer.json"
        #expect(throws: ReleaseError.self) { try index.checkSums() }
        index = sampleIndex()
        index.shards[0].files.removeLast()
        #expect(throws: ReleaseError.self) { try index.checkSums() }
    }
}
