// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Foundation
import LedgerFuzzTargets
import Testing

/// Replays what the fuzzer found worth keeping of the ledger's readers.
@Suite struct LedgerFuzzCorpusTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fuzzing/Corpus").path

    @Test(arguments: LedgerLaws.all.map(\.name))
    func `the law of a reader holds for its kept inputs`(name: String) throws {
        let law = try #require(LedgerLaws.all.first { $0.name == name })
        let folder = "\(LedgerFuzzCorpusTests.folder)/\(name)"
        let inputs = try Folder.names(in: folder)
        #expect(!inputs.isEmpty)
        for input in inputs { law.check(try #require(try InputFile.contents(of: "\(folder)/\(input)"))) }
    }
}
