// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Licensing
import Testing

/// The records that come with the project.
struct ShippedLicenseTests {
    private static let registry = Result {
        let tests = Path.parent(of: Path.parent(of: #filePath))
        return try LicenseRegistry(folder: Path.join(Path.parent(of: tests), "Licenses"))
    }

    @Test func `all evidence is there and unchanged`() throws {
        for record in try Self.registry.get().records {
            #expect(!record.evidence.isEmpty)
            for evidence in record.evidence { #expect(evidence.state == .verified, "\(record.id): \(evidence.path)") }
        }
    }

    @Test(
        arguments: [
            ("sample-press", []), ("sample-archive", []), ("sample-library", []), ("sample-second-press", []),
            ("sample-expired", [.expired]), ("sample-no-training", [.useNotGranted, .useProhibited]),
            ("sample-nobody", [.noLicenseRecord]), ("cc-by-4.0-eltec", []), ("cc-by-4.0-parlamint", []),
            ("cc-by-4.0-siparl", []), ("cc-by-4.0-jats", []), ("eu-decision-2011-833", []),
            ("public-domain-library-prints", []),
        ] as [(String, [GateReason.Code])]
    ) func `the demonstration's gate opens and shuts as meant`(_ id: String, _ reasons: [GateReason.Code]) throws {
        let verdict = LicenseGate.decide(
            record: try Self.registry.get()[id],
            licenseID: id,
            purpose: .pretrain,
            date: try day("2026-11-21"),
            territory: .europeanUnion
        )
        #expect(verdict.reasons.map(\.code) == reasons)
    }
}
