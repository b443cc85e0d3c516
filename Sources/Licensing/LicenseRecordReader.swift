// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel
internal import Hashing
internal import StrictYAML

/// Reads one licence record from its mapping.
struct LicenseRecordReader {
    let root: ConfigurationMapping
    let digest: Digest
    /// Looks at the file that evidence names, relative to the folder of licence records.
    let evidenceState: (_ path: String, _ digest: Digest) -> LicenseEvidence.State?

    func read() throws(ConfigurationError) -> LicenseRecord {
        let kind: LicenseKind = try root.choice("kind")
        var record = LicenseRecord(
            id: try identifier("id", in: root),
            kind: kind,
            spdx: try expression(),
            licensor: try licensor(),
            uses: Set(try choices("uses", try root.list("uses"))),
            territory: try territory(),
            digest: digest
        )
        (record.from, record.until) = try term(of: kind)
        record.prohibited = Set(try choices("prohibited", try root.optionalList("prohibited") ?? []))
        record.attribution = try root.optionalText("attribution")
        record.shareAlike = try root.optionalBoolean("shareAlike") ?? false
        record.revocable = try revocable(kind)
        record.evidence = try evidence()
        let confidential: [LicenseField] = try choices("confidential", try root.optionalList("confidential") ?? [])
        record.confidential = LicenseField.allCases.filter(confidential.contains)
        record.note = try root.optionalText("note")
        try root.finish()
        try checkDuties(of: record)
        return record
    }

    // Ids become file names and parts of URIs.
    private func identifier(_ key: String, in mapping: ConfigurationMapping) throws(ConfigurationError) -> String {
        let value = try mapping.value(key, example: "some-name")
        return try value.parsed(as: "lower-case letters, digits, “.” and “-”, such as sample-press") { text in
            let isID = text.utf8.allSatisfy { byte in
                switch byte {
                case 0x61...0x7A, 0x30...0x39, 0x2D, 0x2E: true
                default: false
                }
            }
            return isID && !text.hasPrefix(".") && !text.hasPrefix("-") && text.utf8.count <= 100 ? text : nil
        }
    }

    private func expression() throws(ConfigurationError) -> LicenseExpression {
        let text = try root.text("spdx", example: "CC-BY-4.0 | LicenseRef-…")
        do throws(LicenseExpressionError) {
            return try LicenseExpression(text)
        } catch {
            throw root.error(at: "spdx", "in “spdx”: \(error.message)")
        }
    }

    private func licensor() throws(ConfigurationError) -> Licensor {
        let mapping = try root.mapping("licensor")
        let licensor = Licensor(id: try identifier("id", in: mapping), name: try mapping.text("name"))
        try mapping.finish()
        return licensor
    }

    private func choices<Choice: RawRepresentable & CaseIterable & Hashable>(
        _ key: String,
        _ elements: [ConfigurationValue]
    ) throws(ConfigurationError) -> [Choice] where Choice.RawValue == String {
        var choices: [Choice] = []
        for element in elements {
            let choice: Choice = try element.choice()
            guard !choices.contains(choice) else {
                throw element.error("“\(choice.rawValue)” stands twice in “\(key)”; keep one of them")
            }
            choices.append(choice)
        }
        return choices
    }

    private func territory() throws(ConfigurationError) -> [Territory] {
        var territories: [Territory] = []
        for element in try root.list("territory") { territories.append(try element.territory()) }
        return territories
    }

    // What is agreed on has a beginning, and an end or the word for having none: silence would be a guess.
    private func term(of kind: LicenseKind) throws(ConfigurationError) -> (from: CalendarDate?, until: CalendarDate?) {
        let mustBeStated = kind.prevailsOverReservations
        let from = mustBeStated ? try root.date("from") : try root.optionalDate("from")
        let example = "2030-12-31 | unlimited"
        let untilValue = mustBeStated ? try root.value("until", example: example) : try root.optionalValue("until")
        guard let untilValue, try untilValue.text() != "unlimited" else { return (from, nil) }
        let until = try untilValue.parsed(as: "a date such as 2030-12-31, or unlimited") { CalendarDate($0) }
        if let from, until < from {
            throw root.error(at: "until", "“until” (\(until)) lies before “from” (\(from)); mend one of them")
        }
        return (from, until)
    }

    private func revocable(_ kind: LicenseKind) throws(ConfigurationError) -> Bool {
        if kind.prevailsOverReservations { return try root.boolean("revocable") }
        return try root.optionalBoolean("revocable") ?? false
    }

    private func evidence() throws(ConfigurationError) -> [LicenseEvidence] {
        guard let value = try root.optionalValue("evidence") else { return [] }
        if value.isMapping { return [try evidence(in: try value.mapping())] }
        var evidence: [LicenseEvidence] = []
        for element in try value.list() { evidence.append(try self.evidence(in: try element.mapping())) }
        return evidence
    }

    private func evidence(in mapping: ConfigurationMapping) throws(ConfigurationError) -> LicenseEvidence {
        let path = try mapping.text("path", example: "evidence/contract.txt")
        let stated = try mapping.value("sha256", example: "64 hexadecimal digits")
        let digest = try stated.parsed(as: "64 lower-case hexadecimal digits") { Digest(hexadecimal: $0) }
        try mapping.finish()
        let components = path.split(separator: "/", omittingEmptySubsequences: false)
        let isInside = components.allSatisfy { !["", ".", ".."].contains($0) } && !path.utf8.contains(0)
        guard isInside, let state = evidenceState(path, digest) else {
            throw mapping.error(
                at: "path",
                "“\(path)” lies outside the folder of licence records; write a path inside it, without “..”"
            )
        }
        return LicenseEvidence(path: path, digest: digest, state: state)
    }

    private func checkDuties(of record: LicenseRecord) throws(ConfigurationError) {
        if record.confidential.contains(.id) {
            throw root.error(at: "confidential", "“id” cannot be confidential; manifests name it, take it off the list")
        }
        let terms = record.spdx.terms
        if terms.contains(.attribution), record.attribution == nil {
            throw root.error(
                at: "spdx",
                "\(record.spdx) asks for attribution; add “attribution: …” with the name and the source to give"
            )
        }
        if terms.contains(.shareAlike), !record.shareAlike {
            throw root.error(at: "spdx", "\(record.spdx) asks for sharing alike; add “shareAlike: true”")
        }
    }
}
