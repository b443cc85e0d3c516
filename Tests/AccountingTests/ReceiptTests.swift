// SPDX-License-Identifier: EUPL-1.2

import Accounting
import Foundation
import Hashing
import Ledger
import MerkleLog
import Release
import ReleaseFixtures
import Testing

@Suite struct ReceiptTests {
    private static func issuer(_ made: MadeRelease) throws -> ReceiptIssuer {
        let release = try made.open()
        return try ReceiptIssuer(
            release,
            index: UseIndexReader(folder: made.indexFolder()),
            logFolder: release.ledgerPath
        )
    }

    private static func file(_ receipt: UseReceipt, _ made: MadeRelease, secret: [UInt8]? = nil) throws -> [UInt8] {
        receipt.json(words: try ReceiptVerifier(keys: [made.key]).verify(receipt, secret: secret).words)
    }

    @Test func `every document is found by its id, source, licence, licensor, content and identifiers`() throws {
        let made = try MadeRelease()
        let issuer = try ReceiptTests.issuer(made)
        let verifier = ReceiptVerifier(keys: [made.key])
        for (shard, documents) in made.shards.enumerated() {
            for (row, document) in documents.enumerated() {
                let names = [
                    "document:\(document.identity)", "source:\(document.source)", "license:\(document.license)",
                    "licensor:licensor-\(document.source)", "content-sha256:\(document.content)",
                    document.identifiers[0], "domain:\(document.source).example",
                ]
                for name in names {
                    let identifier = try #require(IndexedIdentifier(name))
                    let receipt = try issuer.receipt(for: identifier)
                    let findings = try verifier.verify(ReceiptTests.file(receipt, made))
                    #expect(receipt.places.contains(UsePlace(shard: shard, row: row)), "\(name)")
                    #expect(findings.recordCount == receipt.places.count)
                }
            }
        }
    }

    @Test func `a licensor's receipt has all of its documents and all of their tokens`() throws {
        let made = try MadeRelease()
        let receipt = try ReceiptTests.issuer(made)
            .receipt(for: #require(IndexedIdentifier("licensor:licensor-web")))
        let findings = try ReceiptVerifier(keys: [made.key]).verify(receipt)
        let own = made.shards.flatMap { $0 }.filter { $0.source == "web" }
        #expect(findings.placeCount == own.count)
        #expect(findings.tokenCount == own.reduce(0) { $0 + made.tokens(of: $1).count })
        #expect(receipt.licences.keys.sorted() == ["cc0"])
    }

    @Test func `a text that another licensor's copy stands for counts as used`() throws {
        let made = try MadeRelease()
        let copy = MadeDocument.all[5]
        let receipt = try ReceiptTests.issuer(made)
            .receipt(for: #require(IndexedIdentifier("document:\(copy.identity)")))
        #expect(receipt.places.count == 1)
        #expect(try ReceiptVerifier(keys: [made.key]).verify(receipt).placeCount == 1)
    }

    @Test(arguments: ["isbn:9780306406157", "domain:example.com", "licensor:nobody", "url:https://web.example/6"])
    func `what is not in the release, or was rejected, is proved not to be used`(name: String) throws {
        let made = try MadeRelease()
        let receipt = try ReceiptTests.issuer(made).receipt(for: #require(IndexedIdentifier(name)))
        let findings = try ReceiptVerifier(keys: [made.key]).verify(ReceiptTests.file(receipt, made))
        #expect(findings.placeCount == 0)
        #expect(findings.words.says.contains("was not used"))
    }

    @Test func `what is confidential is found by its licensor's secret and by nothing else`() throws {
        let made = try MadeRelease(confidentialLicenses: ["press"])
        let issuer = try ReceiptTests.issuer(made)
        let verifier = ReceiptVerifier(keys: [made.key])
        let secret = MadeRelease.secret(of: "licensor-news")
        let document = try #require(made.shards.flatMap { $0 }.first { $0.source == "news" })
        for name in [document.identifiers[0], "source:news", "content-sha256:\(document.content)"] {
            let identifier = try #require(IndexedIdentifier(name))
            #expect(try issuer.receipt(for: identifier).places.isEmpty)
            let receipt = try issuer.receipt(for: identifier, licensor: ("licensor-news", secret))
            #expect(!receipt.places.isEmpty)
            // Two of its pages stand for others' copies of the same text, whose records are not its to see.
            let copyCount = name == "source:news" ? 2 : 0
            #expect(try verifier.verify(receipt, secret: secret).recordCount == receipt.places.count - copyCount)
            #expect(throws: ReceiptError.self) { try verifier.verify(receipt) }
            #expect(throws: ReceiptError.self) { try verifier.verify(receipt, secret: Array(secret.reversed())) }
        }
    }

    @Test func `another licensor's record is not shown where it stands for a copy`() throws {
        let made = try MadeRelease(confidentialLicenses: ["press", "archive"])
        let secret = MadeRelease.secret(of: "licensor-news")
        // A news page whose text was kept under the scans' licence.
        let receipt = try ReceiptTests.issuer(made).receipt(
            for: #require(IndexedIdentifier("document:\(MadeDocument.all[5].identity)")),
            licensor: ("licensor-news", secret)
        )
        #expect(receipt.places.count == 1 && receipt.records.isEmpty && receipt.shards.isEmpty)
        #expect(try ReceiptVerifier(keys: [made.key]).verify(receipt, secret: secret).placeCount == 1)
    }

    @Test func `a forged answer is not believed`() throws {
        let made = try MadeRelease()
        let issuer = try ReceiptTests.issuer(made)
        let verifier = ReceiptVerifier(keys: [made.key])
        let used = try issuer.receipt(for: #require(IndexedIdentifier("source:web")))
        let other = try issuer.receipt(for: #require(IndexedIdentifier("source:news")))
        let absent = try issuer.receipt(for: #require(IndexedIdentifier("source:nothing")))
        var forgeries: [UseReceipt] = []
        func forge(_ receipt: UseReceipt, _ change: (inout UseReceipt) -> Void) {
            var forged = receipt
            change(&forged)
            forgeries.append(forged)
        }
        forge(used) { $0.places.removeLast() }
        forge(used) { $0.places = [] }
        forge(used) { $0.places.append(UsePlace(shard: 9, row: 9)) }
        forge(used) { $0.answer = other.answer }
        forge(used) { $0.answer = absent.answer }
        forge(used) { $0.identifier = other.identifier }
        forge(used) { ($0.answer, $0.places, $0.records) = (absent.answer, [], []) }
        forge(used) { $0.records[0].record = other.records[0].record }
        forge(used) { $0.records[0] = other.records[0] }
        forge(used) { $0.records[0].place.row += 1 }
        forge(used) { $0.shards[0] = $0.shards[1] }
        forge(used) { $0.shards[0] = nil }
        forge(used) { ($0.index, $0.release) = ($0.release, $0.index) }
        forge(used) { $0.isSecret = true }
        forge(absent) { $0.answer.terminal = nil }
        forge(absent) { $0.answer.siblings.append(.zero) }
        forge(absent) { ($0.answer, $0.places) = (used.answer, used.places) }
        for (number, forgery) in forgeries.enumerated() {
            #expect(throws: ReceiptError.self, "forgery \(number)") { try verifier.verify(forgery) }
        }
        let stranger = try SigningKey(name: MadeRelease.origin, seed: [UInt8](repeating: 8, count: 32)).verifier
        #expect(throws: ReceiptError.self) { try ReceiptVerifier(keys: [stranger]).verify(used) }
    }

    /// A quarter each, so that several cores share them.
    @Test(arguments: 0..<4) func `a receipt with any bit flipped does not verify`(quarter: Int) throws {
        let (file, _, verifier) = try ReceiptTests.receipt(isUsed: true, isConfidential: false)
        for bit in stride(from: quarter, to: 8 * file.count, by: 4) {
            #expect(throws: ReceiptError.self, "byte \(bit / 8), bit \(bit % 8)") {
                try verifier.verify(ReceiptTests.flip(bit, of: file))
            }
        }
    }

    /// One bit of each byte.
    @Test(arguments: [(true, true), (false, true), (false, false)])
    func `a receipt of any kind with a bit flipped does not verify`(isUsed: Bool, isConfidential: Bool) throws {
        let (file, secret, verifier) = try ReceiptTests.receipt(isUsed: isUsed, isConfidential: isConfidential)
        for byte in file.indices {
            #expect(throws: ReceiptError.self, "byte \(byte), bit \(byte % 8)") {
                try verifier.verify(ReceiptTests.flip(8 * byte + byte % 8, of: file), secret: secret)
            }
        }
    }

    private static func flip(_ bit: Int, of file: [UInt8]) -> [UInt8] {
        var flipped = file
        flipped[bit / 8] ^= 1 << UInt8(bit % 8)
        return flipped
    }

    /// A receipt that verifies: of one document or of none, with public keys or with a licensor's.
    private static func receipt(
        isUsed: Bool,
        isConfidential: Bool
    ) throws -> (file: [UInt8], secret: [UInt8]?, verifier: ReceiptVerifier) {
        let made = try MadeRelease(confidentialLicenses: isConfidential ? ["press"] : [])
        let document = try #require(made.shards.flatMap { $0 }.first { $0.source == "news" })
        let name = isUsed ? document.identifiers[0] : "isbn:9780306406157"
        let secret = isConfidential ? MadeRelease.secret(of: "licensor-news") : nil
        let receipt = try issuer(made)
            .receipt(for: #require(IndexedIdentifier(name)), licensor: secret.map { ("licensor-news", $0) })
        let file = try file(receipt, made, secret: secret)
        let verifier = ReceiptVerifier(keys: [made.key])
        #expect(try verifier.verify(file, secret: secret).placeCount == (isUsed ? 1 : 0))
        return (file, secret, verifier)
    }

    @Test func `a receipt cut anywhere is malformed`() throws {
        let made = try MadeRelease()
        let receipt = try ReceiptTests.issuer(made).receipt(for: #require(IndexedIdentifier("source:nothing")))
        let file = try ReceiptTests.file(receipt, made)
        for count in 0..<(file.count - 1) {
            #expect(throws: ReceiptError.self) { _ = try UseReceipt.read(Array(file[..<count])) }
        }
        #expect(try UseReceipt.read(file).receipt == receipt)
    }
}
