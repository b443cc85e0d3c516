// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Foundation
import Hashing
import MerkleLog
import Release

/// How long an index of a release's uses takes to make, and to ask.
///
/// The release is made up: every document has a content of its own, every hundred share a domain, and one licensor has a
/// document in every ten thousand.
struct IndexMeasurement {
    let folder: String
    let documentCount: Int
    private static let origin = "exercise.example/log"
    private static let domainSize = 100
    private static let licensorStep = 10_000
    private static let shardSize = 1_000_000

    /// Makes the index and says how fast.
    func make() throws {
        try Folder.create(folder)
        let writer = UseIndexWriter(spillFolder: folder)
        var recordCount = 0
        var summary: UseIndexWriter.Summary?
        let elapsed = try ContinuousClock().measure {
            let licensor = try key("licensor:somebody")
            var domain = try key("domain:0.example")
            for document in 0..<documentCount {
                let place = UsePlace(
                    shard: document / IndexMeasurement.shardSize,
                    row: document % IndexMeasurement.shardSize
                )
                if document % IndexMeasurement.domainSize == 0 {
                    domain = try key("domain:\(document / IndexMeasurement.domainSize).example")
                }
                try writer.add(Digest.sha256(Array("content \(document)".utf8)), place)
                try writer.add(domain, place)
                recordCount += 2
                if document % IndexMeasurement.licensorStep == 0 {
                    try writer.add(licensor, place)
                    recordCount += 1
                }
            }
            summary = try writer.finish(into: folder)
        }
        let rate = Int(Double(recordCount) / elapsed.seconds)
        print("\(documentCount) documents, \(recordCount) records: \(Int(elapsed.seconds)) s, \(rate) records/s")
        print("\(summary?.keyCount ?? 0) keys, root \(summary?.root.hexadecimal ?? "")")
    }

    /// Asks for a domain, a licensor and something that is not there, each as the first question of an open index.
    func ask() throws {
        let middle = documentCount / IndexMeasurement.domainSize / 2
        for name in ["domain:\(middle).example", "licensor:somebody", "domain:nobody.example"] {
            var answer: UseIndexReader.Answer?
            let elapsed = try ContinuousClock().measure {
                answer = try UseIndexReader(folder: folder).answer(for: key(name))
            }
            let milliseconds = String(format: "%.1f", elapsed.seconds * 1000)
            print(
                "\(name): \(answer?.places.count ?? 0) places, \(answer?.proof.siblings.count ?? 0) hashes, \(milliseconds) ms"
            )
        }
    }

    private func key(_ name: String) throws -> Digest {
        guard let identifier = IndexedIdentifier(name) else { throw Problem("\(name) is no identifier") }
        return identifier.key(origin: IndexMeasurement.origin)
    }
}
