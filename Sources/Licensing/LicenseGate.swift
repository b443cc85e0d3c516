// SPDX-License-Identifier: EUPL-1.2

public import CorpusModel

/// Why the gate stays shut.
public struct GateReason: Sendable, Hashable {
    /// The reason in one word, for statistics and the ledger.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// No record has the id.
        case noLicenseRecord = "no-licence-record"
        /// The record begins after the date.
        case notYetInForce = "not-yet-in-force"
        /// The record ended before the date.
        case expired
        /// The record does not grant a use that is needed.
        case useNotGranted = "use-not-granted"
        /// The record forbids a use that is needed.
        case useProhibited = "use-prohibited"
        /// The record does not hold everywhere in the territory.
        case territoryNotCovered = "territory-not-covered"
        /// The record names no evidence, or evidence that is not there.
        case evidenceMissing = "evidence-missing"
        /// The evidence is not the file that the record was written for.
        case evidenceDigestMismatch = "evidence-digest-mismatch"
    }

    /// The reason in one word.
    public var code: Code
    /// The reason in one sentence; it says nothing that the record keeps confidential.
    public var sentence: String

    /// A reason.
    public init(code: Code, sentence: String) {
        self.code = code
        self.sentence = sentence
    }
}

/// What the gate says of one source.
public struct GateVerdict: Sendable, Hashable {
    /// Every reason against reading the source, in the order of `GateReason.Code`.
    public var reasons: [GateReason]

    /// Whether the source may be read.
    public var admitted: Bool { reasons.isEmpty }

    /// A verdict.
    public init(reasons: [GateReason]) {
        self.reasons = reasons
    }
}

/// The gate before every source: what is not shown to be allowed is denied.
public enum LicenseGate {
    /// Whether a source under `record` may be read for a build; a pure function of its arguments.
    ///
    /// The uses needed are those of every build and `purpose`. All reasons are given, not just the first.
    public static func decide(
        record: LicenseRecord?,
        licenseID: String,
        purpose: LicenseUse,
        date: CalendarDate,
        territory: Territory
    ) -> GateVerdict {
        guard let record else {
            let sentence = "there is no licence record “\(licenseID)”; add \(licenseID).yaml to the licence records"
            return GateVerdict(reasons: [GateReason(code: .noLicenseRecord, sentence: sentence)])
        }
        var reasons: [GateReason] = []
        if let reason = termReason(record, date) { reasons.append(reason) }
        reasons += useReasons(record, LicenseUse.neededByEveryBuild + [purpose])
        if !territory.isCovered(by: record.territory) {
            let granted = record.territory.map(\.code).joined(separator: ", ")
            let known = record.isPublic(.territory) && !granted.isEmpty ? " (it covers \(granted))" : ""
            reasons.append(
                GateReason(
                    code: .territoryNotCovered,
                    sentence: "the licence “\(record.id)” does not cover the territory \(territory)\(known)"
                )
            )
        }
        reasons += evidenceReasons(record)
        return GateVerdict(reasons: reasons)
    }

    private static func termReason(_ record: LicenseRecord, _ date: CalendarDate) -> GateReason? {
        if let from = record.from, date < from {
            let day = record.isPublic(.from) ? " until \(from)" : ""
            return GateReason(
                code: .notYetInForce,
                sentence: "the licence “\(record.id)” is not in force\(day); the manifest's date is \(date)"
            )
        }
        if let until = record.until, date > until {
            let day = record.isPublic(.until) ? " on \(until)" : ""
            return GateReason(
                code: .expired,
                sentence: "the licence “\(record.id)” expired\(day); the manifest's date is \(date)"
            )
        }
        return nil
    }

    private static func useReasons(_ record: LicenseRecord, _ needed: [LicenseUse]) -> [GateReason] {
        var reasons: [GateReason] = []
        let wanted = LicenseUse.allCases.filter(needed.contains)
        let missing = wanted.filter { !record.uses.contains($0) }
        if !missing.isEmpty {
            reasons.append(
                GateReason(
                    code: .useNotGranted,
                    sentence: "the licence “\(record.id)” does not grant \(list(missing))"
                )
            )
        }
        let forbidden = wanted.filter(record.prohibited.contains)
        if !forbidden.isEmpty {
            reasons.append(
                GateReason(code: .useProhibited, sentence: "the licence “\(record.id)” prohibits \(list(forbidden))")
            )
        }
        return reasons
    }

    private static func evidenceReasons(_ record: LicenseRecord) -> [GateReason] {
        let missing = record.evidence.filter { $0.state == .missing }
        var reasons: [GateReason] = []
        if record.evidence.isEmpty {
            reasons.append(
                GateReason(
                    code: .evidenceMissing,
                    sentence: "the licence “\(record.id)” names no evidence; add “evidence” with path and sha256"
                )
            )
        } else if !missing.isEmpty {
            let names = paths(of: missing, record)
            reasons.append(
                GateReason(
                    code: .evidenceMissing,
                    sentence: "the evidence\(names) of the licence “\(record.id)” is not there or cannot be read"
                )
            )
        }
        let changed = record.evidence.filter { if case .differs = $0.state { true } else { false } }
        if !changed.isEmpty {
            let names = paths(of: changed, record)
            reasons.append(
                GateReason(
                    code: .evidenceDigestMismatch,
                    sentence: "the evidence\(names) of the licence “\(record.id)” is not the file that was recorded"
                )
            )
        }
        return reasons
    }

    private static func paths(of evidence: [LicenseEvidence], _ record: LicenseRecord) -> String {
        record.isPublic(.evidence) ? " " + evidence.map(\.path).joined(separator: ", ") : ""
    }

    private static func list(_ uses: [LicenseUse]) -> String {
        uses.map { "“\($0.rawValue)”" }.joined(separator: ", ")
    }
}
