// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import Hashing
import Licensing
import Testing

struct LicenseGateTests {
    private func verdict(
        _ record: LicenseRecord?,
        purpose: LicenseUse = .pretrain,
        date: String = "2026-11-21",
        territory: Territory = .europeanUnion
    ) throws -> GateVerdict {
        LicenseGate.decide(
            record: record,
            licenseID: "good",
            purpose: purpose,
            date: try day(date),
            territory: territory
        )
    }

    @Test func `a record that grants all is admitted`() throws {
        #expect(try verdict(admittingRecord()) == GateVerdict(reasons: []))
        #expect(try verdict(admittingRecord()).admitted)
    }

    @Test func `no record is denied`() throws {
        let verdict = try verdict(nil)
        #expect(!verdict.admitted)
        #expect(verdict.reasons.map(\.code) == [.noLicenseRecord])
        #expect(
            verdict.reasons.first?.sentence
                == "there is no licence record “good”; add good.yaml to the licence records"
        )
    }

    // Every combination of the small domains; the expected reasons are derived one by one, beside the gate's own logic.
    @Test func `the truth table holds in every row`() throws {
        let froms: [String?] = [nil, "2026-11-20", "2026-11-21", "2026-11-22"]
        let untils: [String?] = [nil, "2026-11-20", "2026-11-21", "2026-11-22"]
        let uses: [LicenseUse] = [.ingest, .store, .filter, .pretrain, .evaluate]
        let states: [[LicenseEvidence.State]] = [
            [], [.verified], [.missing], [.differs(.zero)], [.verified, .missing], [.missing, .differs(.zero)],
        ]
        let territories: [([Territory], Bool)] = [
            ([.world], true), ([.europeanUnion], true), (try ["NL"].map { try present(Territory($0)) }, false),
            ([], false),
        ]
        var rowCount = 0
        for from in froms {
            for until in untils {
                for grantedBits in 0..<(1 << uses.count) {
                    for prohibited in [nil, LicenseUse.pretrain, .evaluate, .distributeText] {
                        for (territory, isCovered) in territories {
                            for evidence in states {
                                var record = try admittingRecord()
                                record.from = try from.map(day)
                                record.until = try until.map(day)
                                record.uses = Set(uses.indices.filter { grantedBits >> $0 & 1 == 1 }.map { uses[$0] })
                                record.prohibited = Set([prohibited].compactMap(\.self))
                                record.territory = territory
                                record.evidence = evidence.map { LicenseEvidence(path: "e", digest: .zero, state: $0) }
                                var expected: [GateReason.Code] = []
                                if from == "2026-11-22" {
                                    expected.append(.notYetInForce)
                                } else if until == "2026-11-20" {
                                    expected.append(.expired)
                                }
                                if grantedBits & 0b1111 != 0b1111 { expected.append(.useNotGranted) }
                                if prohibited == .pretrain { expected.append(.useProhibited) }
                                if !isCovered { expected.append(.territoryNotCovered) }
                                if evidence.isEmpty || evidence.contains(.missing) { expected.append(.evidenceMissing) }
                                if evidence.contains(.differs(.zero)) { expected.append(.evidenceDigestMismatch) }
                                let verdict = try verdict(record)
                                rowCount += 1
                                guard verdict.reasons.map(\.code) != expected || verdict.admitted != expected.isEmpty
                                else { continue }
                                Issue.record("\(record): \(verdict.reasons.map(\.code)), expected \(expected)")
                            }
                        }
                    }
                }
            }
        }
        #expect(rowCount == 4 * 4 * 32 * 4 * 4 * 6)
    }

    @Test(arguments: LicenseUse.allCases) func `a purpose is admitted only if it is granted and not prohibited`(
        _ purpose: LicenseUse
    ) throws {
        var record = try admittingRecord()
        record.uses = [.ingest, .store, .filter]
        let isAlwaysNeeded = LicenseUse.neededByEveryBuild.contains(purpose)
        #expect(try verdict(record, purpose: purpose).admitted == isAlwaysNeeded)
        record.uses.insert(purpose)
        #expect(try verdict(record, purpose: purpose).admitted)
        record.prohibited = [purpose]
        #expect(try verdict(record, purpose: purpose).reasons.map(\.code) == [.useProhibited])
    }

    @Test func `sentences say what and when`() throws {
        var record = try admittingRecord()
        #expect(
            try verdict(record, date: "2028-01-01").reasons.map(\.sentence) == [
                "the licence “good” expired on 2027-12-31; the manifest's date is 2028-01-01"
            ]
        )
        #expect(
            try verdict(record, date: "2024-12-31").reasons.map(\.sentence) == [
                "the licence “good” is not in force until 2025-01-01; the manifest's date is 2024-12-31"
            ]
        )
        record.uses = [.store]
        #expect(
            try verdict(record).reasons.map(\.sentence) == [
                "the licence “good” does not grant “ingest”, “filter”, “pretrain”"
            ]
        )
    }

    @Test func `sentences say nothing that is confidential`() throws {
        var record = try admittingRecord()
        record.confidential = [.from, .until, .territory, .evidence]
        record.evidence[0].state = .missing
        let late = try verdict(record, date: "2028-01-01", territory: .world).reasons.map(\.sentence)
        #expect(
            late == [
                "the licence “good” expired; the manifest's date is 2028-01-01",
                "the licence “good” does not cover the territory WORLD",
                "the evidence of the licence “good” is not there or cannot be read",
            ]
        )
        let early = try verdict(record, date: "2024-01-01").reasons.map(\.sentence)
        #expect(early.first == "the licence “good” is not in force; the manifest's date is 2024-01-01")
    }
}

struct TerritoryTests {
    @Test(
        arguments: [
            ("NL", ["NL"], true), ("NL", ["EU"], true), ("NL", ["EEA"], true), ("NL", ["WORLD"], true),
            ("NL", ["BE"], false), ("NL", [], false), ("NO", ["EU"], false), ("NO", ["EEA"], true),
            ("CH", ["EEA"], false), ("GB", ["EU"], false), ("EU", ["EU"], true), ("EU", ["EEA"], true),
            ("EU", ["NL", "DE"], false), ("EEA", ["EU"], false), ("EEA", ["EU", "NO", "IS", "LI"], true),
            ("EEA", ["EU", "NO", "IS"], false), ("WORLD", ["EU", "US"], false), ("WORLD", ["WORLD"], true),
            (
                "EU",
                [
                    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT",
                    "LT",
                    "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
                ], true
            ),
        ]
    ) func `a territory is covered by what holds everywhere in it`(
        _ wanted: String,
        _ granted: [String],
        _ isCovered: Bool
    ) throws {
        let territories = try granted.map { try present(Territory($0)) }
        #expect(try present(Territory(wanted)).isCovered(by: territories) == isCovered)
    }

    @Test(arguments: ["", "nl", "XX", "UK", "EL", "Europe", "NLD", "eu"]) func `an unknown code is no territory`(
        _ code: String
    ) {
        #expect(Territory(code) == nil)
    }
}
