// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Foundation
import FuzzTargets
import Testing

/// Replays what the fuzzer found worth keeping: inputs that reach rare branches, and every input that once broke a law.
@Suite struct FuzzCorpusTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fuzzing/Corpus").path

    @Test(arguments: FuzzTarget.all.map(\.name))
    func `the law of a fuzz target holds for its kept inputs`(name: String) throws {
        let target = try #require(FuzzTarget.all.first { $0.name == name })
        let folder = "\(FuzzCorpusTests.folder)/\(name)"
        let inputs = try Folder.names(in: folder)
        #expect(!inputs.isEmpty)
        for input in inputs {
            let bytes = try #require(try InputFile.contents(of: "\(folder)/\(input)"))
            target.check(bytes)
        }
    }

    @Test func `every folder of inputs has its target`() throws {
        // The ledger's are replayed by its own tests.
        let folders = try Folder.names(in: FuzzCorpusTests.folder).filter { !$0.hasPrefix("ledger-") }
        #expect(Set(folders) == Set(FuzzTarget.all.map(\.name)))
    }
}
