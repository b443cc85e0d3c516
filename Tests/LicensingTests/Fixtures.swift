// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import FileStorage
import Foundation
import Hashing
import Licensing

/// A licence record that admits every build, to be spoiled by tests.
func admittingRecord() throws -> LicenseRecord {
    var record = LicenseRecord(
        id: "good",
        kind: .contract,
        spdx: try LicenseExpression("LicenseRef-good"),
        licensor: Licensor(id: "somebody", name: "Somebody"),
        uses: [.ingest, .store, .filter, .pretrain],
        territory: [.europeanUnion],
        digest: .zero
    )
    record.from = CalendarDate("2025-01-01")
    record.until = CalendarDate("2027-12-31")
    record.evidence = [LicenseEvidence(path: "evidence/good.txt", digest: .zero, state: .verified)]
    return record
}

func day(_ text: String) throws -> CalendarDate {
    try present(CalendarDate(text))
}

/// The value, or an error that names what is missing.
func present<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw MissingValue() }
    return value
}

struct MissingValue: Error {}

/// A folder that is removed when the test ends.
final class ScratchFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "herkomst-licensing-" + UUID().uuidString
        try Folder.create(path)
    }

    deinit { try? Folder.remove(path) }

    func write(_ text: String, to name: String) throws {
        let place = Path.join(path, name)
        try Folder.create(Path.parent(of: place))
        try OutputFile.write(Array(text.utf8), to: place)
    }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: Path.join(path, name), withDestinationPath: target)
    }
}
