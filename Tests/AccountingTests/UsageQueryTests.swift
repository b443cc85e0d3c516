// SPDX-License-Identifier: EUPL-1.2

import Accounting
import CorpusModel
import FileStorage
import Foundation
import Hashing
import Release
import ReleaseFixtures
import Testing

struct UsageQueryTests {
    private func ask(
        _ question: UsageQuestion,
        of made: MadeRelease,
        limit: Int = 100,
        withText: Bool = false
    ) throws -> UsageAnswer {
        let folder = try made.open()
        return try UsageQuery(folder, seal: folder.verifySeal(keys: [made.key]))
            .answer(question, limit: limit, withText: withText)
    }

    private func kept(_ made: MadeRelease) -> [MadeDocument] { made.shards.flatMap { $0 } }

    private func tokenCount(_ documents: [MadeDocument], _ made: MadeRelease) -> Int {
        documents.reduce(0) { $0 + made.tokens(of: $1).count }
    }

    @Test func `the shares of licensors, licences, sources, languages and shards each add up to the release`() throws {
        let made = try MadeRelease()
        let answer = try ask(.everything, of: made)
        let totals = try made.open().index.totals
        #expect(answer.totals.tokenCount == totals.tokenCount && answer.totals.documentCount == totals.keptCount)
        #expect(answer.rejectedCount == totals.rejectedCount && answer.copyCount == 2)
        for shares in [answer.licensors, answer.licenses, answer.sources, answer.languages, answer.shards] {
            #expect(shares.count > 1)
            #expect(shares.reduce(0) { $0 + $1.count.tokenCount } == totals.tokenCount)
            #expect(shares.reduce(0) { $0 + $1.count.documentCount } == totals.keptCount)
        }
        #expect(answer.refusedSources.map(\.id) == ["expired"])
    }

    @Test(arguments: ["web", "scans", "news"])
    func `licensor, licence and source of the same documents give the same answer`(source: String) throws {
        let made = try MadeRelease()
        let expected = kept(made).filter { $0.source == source }
        let questions = [
            UsageQuestion.licensor("licensor-\(source)"), .license(MadeDocument.licenses[source] ?? ""),
            .source(source),
        ]
        for question in questions {
            let answer = try ask(question, of: made)
            #expect(answer.totals.documentCount == expected.count)
            #expect(answer.totals.tokenCount == tokenCount(expected, made))
            #expect(answer.documents.map(\.id) == expected.map(\.identity.description))
            #expect(
                answer.rejectedCount == MadeDocument.all.filter { $0.source == source && !$0.reasons.isEmpty }.count
            )
        }
    }

    @Test func `counts are complete when lists are bounded`() throws {
        let made = try MadeRelease()
        let answer = try ask(.everything, of: made, limit: 2)
        #expect(answer.documents.count == 2 && answer.rejectedDocuments.count == 2)
        #expect(answer.totals.documentCount == kept(made).count)
        #expect(try ask(.everything, of: made, limit: 0).documents.isEmpty)
    }

    @Test func `a licensor finds a document by what it knows of it, with the text that was used`() throws {
        let made = try MadeRelease()
        for document in kept(made).prefix(6) {
            var questions = document.identifiers.map { UsageQuestion.identifier($0) }
            questions.append(.document(document.identity.description))
            questions.append(.identifier("content-sha256:\(document.content)"))
            for question in questions {
                let answer = try ask(question, of: made, withText: true)
                #expect(answer.documents.map(\.id) == [document.identity.description])
                #expect(answer.documents.first?.text == String(decoding: document.text, as: UTF8.self))
                #expect(answer.totals.tokenCount == made.tokens(of: document).count)
            }
        }
    }

    @Test func `texts are those of the documents however many there are`() throws {
        let made = try MadeRelease()
        let answer = try ask(.source("web"), of: made, withText: true)
        let expected = kept(made).filter { $0.source == "web" }.map { String(decoding: $0.text, as: UTF8.self) }
        #expect(answer.documents.map { $0.text ?? "" } == expected)
    }

    @Test func `a rejected document is found with its reasons`() throws {
        let made = try MadeRelease()
        let document = MadeDocument.all[6]
        for question in [UsageQuestion.document(document.identity.description), .identifier(document.identifiers[0])] {
            let answer = try ask(question, of: made)
            #expect(answer.totals.documentCount == 0 && answer.rejectedCount == 1)
            #expect(answer.rejections.map(\.reason) == ["language", "too-short"])
            #expect(answer.rejectedDocuments.first?.reasons == document.reasons)
        }
    }

    @Test func `a document that was not kept because of another licensor's shows as such`() throws {
        let made = try MadeRelease()
        let (copy, original) = (MadeDocument.all[5], MadeDocument.all[4])
        for question in [UsageQuestion.licensor("licensor-news"), .document(copy.identity.description)] {
            let answer = try ask(question, of: made)
            let found = try #require(answer.copies.first { $0.id == copy.identity.description })
            #expect(found.kept == original.identity.description && found.keptLicensor == "licensor-scans")
            let rejected = answer.rejectedDocuments.first { $0.id == copy.identity.description }
            #expect(rejected?.duplicateOf == original.identity.description)
        }
        // By content, both the kept document and its copy are met.
        let answer = try ask(.identifier("content-sha256:\(copy.content)"), of: made)
        #expect(answer.documents.map(\.licensor) == ["licensor-scans"])
        #expect(answer.copies.map(\.licensor) == ["licensor-news"])
    }

    @Test func `what is not in the release gives an empty answer, a refused source its reason`() throws {
        let made = try MadeRelease()
        let questions = [
            UsageQuestion.licensor("nobody"), .source("x"), .license(""), .document("00"), .identifier("isbn:0"),
            .identifier("content-sha256:"),
        ]
        for question in questions { #expect(try ask(question, of: made).isEmpty, "\(question)") }
        let answer = try ask(.source("expired"), of: made)
        #expect(answer.totals.documentCount == 0 && !answer.isEmpty)
        #expect(answer.refusedSources.first?.reasons.map(\.sentence) == ["It expired."])
    }

    @Test func `the answer in JSON names the release and the checkpoint it was read from`() throws {
        struct Answer: Decodable {
            struct Checkpoint: Decodable { var origin: String; var size: Int; var root: String }
            struct Count: Decodable { var documents: Int; var tokens: Int }
            struct Share: Decodable { var id: String; var documents: Int; var tokens: Int }
            var release: String
            var checkpoint: Checkpoint
            var verified: Bool
            var totals: Count
            var licensors: [Share]
        }
        let made = try MadeRelease()
        let answer = try JSONDecoder().decode(Answer.self, from: Data(try ask(.everything, of: made).json))
        #expect(answer.release == (try made.open()).digest.hexadecimal)
        #expect(answer.checkpoint.origin == MadeRelease.origin && answer.checkpoint.size == 12 && answer.verified)
        #expect(answer.licensors.map(\.id) == ["licensor-news", "licensor-scans", "licensor-web"])
        #expect(answer.licensors.reduce(0) { $0 + $1.tokens } == answer.totals.tokens)
    }

    @Test(arguments: ["tokens/00000.documents", "rejected/00001.jsonl.zst"])
    func `nothing is answered from a file that was changed`(name: String) throws {
        let made = try MadeRelease()
        let path = Path.join(made.path, name)
        var bytes = try #require(try InputFile.contents(of: path))
        bytes[bytes.count / 2] ^= 1
        try TemporaryFolder.write(bytes, to: path)
        #expect(throws: ReleaseError.self) { try ask(.everything, of: made) }
    }
}
