// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import FileStorage
import Release
import ReleaseFixtures
import Sharding
import Testing

struct TokenTracerTests {
    @Test func `every token of every shard leads to its document, source, licence and text`() throws {
        let made = try MadeRelease()
        let tracer = try TokenTracer(made.open())
        for (shard, documents) in made.shards.enumerated() {
            var position = 0
            for document in documents {
                for (step, id) in made.tokens(of: document).enumerated() {
                    let trace = try tracer.trace(shard: shard, token: position)
                    #expect(trace.id == id && trace.record.document == document.identity)
                    #expect(trace.record.source == document.source && trace.license.id == document.license)
                    #expect(trace.license.licensor.id == "licensor-\(document.source)")
                    if step < document.text.count {
                        #expect(trace.bytes == [document.text[step]])
                        #expect(trace.before == Array(document.text[max(0, step - 16)..<step]))
                    }
                    position += 1
                }
            }
            #expect(throws: ReleaseError.self) { try tracer.trace(shard: shard, token: position) }
        }
        #expect(throws: ReleaseError.self) { try tracer.trace(shard: 3, token: 0) }
        #expect(throws: ReleaseError.self) { try tracer.trace(shard: -1, token: 0) }
        #expect(throws: ReleaseError.self) { try tracer.trace(shard: 0, token: -1) }
    }

    @Test(arguments: ["tokenizer.json", "tokens/00000.documents", "tokens/00000.bin"])
    func `nothing is traced through a file that was changed`(name: String) throws {
        let made = try MadeRelease()
        let path = Path.join(made.path, name)
        var bytes = try #require(try InputFile.contents(of: path))
        bytes[bytes.count / 2] ^= 1
        try TemporaryFolder.write(bytes, to: path)
        #expect(throws: ReleaseError.self) { try TokenTracer(made.open()).trace(shard: 0, token: 0) }
    }
}
