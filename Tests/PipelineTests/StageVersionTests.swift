// SPDX-License-Identifier: EUPL-1.2

import DocumentReading
import FileStorage
import Filtering
import Foundation
import Hashing
import LanguageIdentification
import OCRQuality
import Pipeline
import Testing
import Tokenization

/// A stage whose sources change may give other parts for the same input, so its version must be thought of each time.
@Suite("Versions of stages")
struct StageVersionTests {
    private static let stages: [(targets: [String], version: Int)] = [
        (["MarkupParsing", "DocumentReading"], DocumentReadingVersion.current),
        (["Filtering"], FilteringVersion.current),
        (["LanguageIdentification"], LanguageIdentificationVersion.current),
        (["OCRQuality"], OCRQualityVersion.current),
        (["Tokenization"], TokenizationVersion.current),
        (["Pipeline", "Deduplication", "Sharding"], PipelineVersion.current),
    ]

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    private static let record = folder.appendingPathComponent("StageVersions.txt")

    /// One line a stage: its targets, its version, and the digest of its sources.
    private static func lines() throws -> [String] {
        let sources = folder.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")
        return try stages.map { stage in
            var hasher = SHA256Hasher()
            for target in stage.targets {
                let root = sources.appendingPathComponent(target).path
                let files = try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(".swift") }
                for file in files.sorted() {
                    hasher.update(field: "\(target)/\(file)")
                    hasher.update(field: try InputFile.contents(of: "\(root)/\(file)") ?? [])
                }
            }
            return "\(stage.targets.joined(separator: "+")) \(stage.version) \(hasher.finalize())"
        }
    }

    @Test func `changed sources of a stage make one think of its version`() throws {
        let lines = try StageVersionTests.lines()
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: StageVersionTests.record)
        }
        let recorded = try String(contentsOf: StageVersionTests.record, encoding: .utf8).split(separator: "\n")
        for (line, old) in zip(lines, recorded) {
            #expect(
                line == old,
                """
                the sources of this stage have changed. If the same input could give another part now, raise its version; \
                then record the sources: UPDATE_GOLDEN=1 make test
                """
            )
        }
        #expect(lines.count == recorded.count)
    }
}
