// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import FileStorage
import Hashing
import Licensing
import StrictYAML
import Testing

struct LicenseRegistryTests {
    private static let record = """
        id: some-press
        kind: contract
        spdx: LicenseRef-some-press
        licensor:
          id: some
          name: Some Press
        uses: [ingest, store, filter, pretrain]
        prohibited: [verbatim-output]
        territory: [NO, EU]
        from: 2025-01-01
        until: 2030-12-31
        revocable: true
        attribution: Some Press
        evidence:
          path: evidence/some.txt
          sha256: \(Digest.sha256(Array("signed".utf8)))
        confidential: [until, from]
        note: A note.

        """

    /// What is said of a folder with one record; empty if nothing is wrong.
    private func complaint(_ text: String, name: String = "some-press.yaml") throws -> String {
        let folder = try ScratchFolder()
        try folder.write(text, to: name)
        do {
            _ = try LicenseRegistry(folder: folder.path)
            return ""
        } catch {
            return "\(error)".replacing(folder.path, with: "Licenses")
        }
    }

    @Test func `every field of a record is read`() throws {
        let folder = try ScratchFolder()
        try folder.write(Self.record, to: "some-press.yaml")
        try folder.write("signed", to: "evidence/some.txt")
        try folder.write("# not a record", to: "README.md")
        let registry = try LicenseRegistry(folder: folder.path)
        let record = try #require(registry["some-press"])
        #expect(registry.records == [record])
        #expect(record.kind == .contract)
        #expect(record.spdx.description == "LicenseRef-some-press")
        #expect(record.licensor == Licensor(id: "some", name: "Some Press"))
        #expect(record.uses == [.ingest, .store, .filter, .pretrain])
        #expect(record.prohibited == [.verbatimOutput])
        #expect(record.territory.map(\.code) == ["NO", "EU"])
        #expect(record.from == CalendarDate("2025-01-01") && record.until == CalendarDate("2030-12-31"))
        #expect(record.attribution == "Some Press" && record.note == "A note.")
        #expect(record.revocable && !record.shareAlike)
        #expect(record.evidence.map(\.state) == [.verified])
        #expect(record.confidential == [.from, .until])
        #expect(record.digest == Digest.sha256(Array(Self.record.utf8)))
        #expect(registry["other"] == nil)
    }

    @Test func `evidence is looked at`() throws {
        let folder = try ScratchFolder()
        try folder.write(Self.record, to: "some-press.yaml")
        func state() throws -> LicenseEvidence.State? {
            try LicenseRegistry(folder: folder.path)["some-press"]?.evidence.first?.state
        }
        #expect(try state() == .missing)
        try folder.write("forged", to: "evidence/some.txt")
        #expect(try state() == .differs(Digest.sha256(Array("forged".utf8))))
        try Folder.remove(Path.join(folder.path, "evidence/some.txt"))
        try Folder.create(Path.join(folder.path, "evidence/some.txt"))
        #expect(try state() == .missing)
    }

    static let evidencePaths = ["../secret.txt", "/etc/hostname", "evidence/../../x", "./x", "a//b", "evidence/", "."]

    @Test(arguments: evidencePaths) func `evidence stays inside the folder`(_ path: String) throws {
        let text = Self.record.replacing("evidence/some.txt", with: path)
        #expect(
            try complaint(text)
                == "Licenses/some-press.yaml:15: “\(path)” lies outside the folder of licence records; "
                + "write a path inside it, without “..”"
        )
    }

    @Test func `evidence behind a link out of the folder is refused`() throws {
        let outside = try ScratchFolder()
        try outside.write("signed", to: "some.txt")
        let folder = try ScratchFolder()
        try folder.write(Self.record, to: "some-press.yaml")
        try folder.link("evidence", to: outside.path)
        #expect(throws: ConfigurationError.self) { try LicenseRegistry(folder: folder.path) }
    }

    static let spoiledRecords: [(String, String, String)] = [
        ("uses:", "use:", "7: unknown key “use”; did you mean “uses”?"),
        ("note:", "notes:", "18: unknown key “notes”; did you mean “note”?"),
        (
            "kind: contract", "kind: contact",
            "2: “contact” is no value for “kind”; did you mean “contract”? "
                + "Allowed: “open”, “contract”, “public-domain”, “statutory”, “consent”"
        ),
        (
            "filter, pretrain", "filter, pre-train",
            "7: “pre-train” is no value for “uses[4]”; did you mean “pretrain”? "
                + "Allowed: “ingest”, “store”, “filter”, “pretrain”, “finetune”, “evaluate”, “retrieve”, “embed”, "
                + "“synthetic-data”, “distribute-text”, “distribute-tokens”, “distribute-weights”, “output-display”, "
                + "“verbatim-output”, “style-imitation”, “competing-product”, “sublicense”"
        ),
        ("filter, pretrain", "filter, store", "7: “store” stands twice in “uses”; keep one of them"),
        (
            "[NO, EU]", "[UK]",
            "9: “UK” is no territory; did you mean “GB”? "
                + "Write WORLD, EU, EEA or an ISO 3166-1 code such as NL"
        ),
        ("[NO, EU]", "[XX]", "9: “XX” is no territory; write WORLD, EU, EEA or an ISO 3166-1 code such as NL"),
        ("from: 2025-01-01", "from: 2025-02-29", "10: “from” is “2025-02-29”; write a date such as 2026-11-21"),
        ("from: 2025-01-01\n", "", "1: the key “from” is missing; add “from: 2026-11-21”"),
        ("until: 2030-12-31\n", "", "1: the key “until” is missing; add “until: 2030-12-31 | unlimited”"),
        ("until: 2030-12-31", "until: never", "11: “until” is “never”; write a date such as 2030-12-31, or unlimited"),
        (
            "until: 2030-12-31", "until: 2024-12-31",
            "11: “until” (2024-12-31) lies before “from” (2025-01-01); mend one of them"
        ),
        ("revocable: true", "revocable: yes", "12: “revocable” is “yes”; write true or false"),
        ("  id: some\n", "", "4: the key “id” is missing in “licensor”; add “id: some-name”"),
        (
            "spdx: LicenseRef-some-press", "spdx: CC BY 4.0",
            "3: in “spdx”: “BY” follows without AND, OR or WITH; "
                + "write for instance “CC-BY-4.0”, without spaces"
        ),
        (
            "spdx: LicenseRef-some-press", "spdx: CC-BY-SA-4.0",
            "3: CC-BY-SA-4.0 asks for sharing alike; add “shareAlike: true”"
        ),
        ("[until, from]", "[until, id]", "17: “id” cannot be confidential; manifests name it, take it off the list"),
        (
            "sha256: ", "sha256: 0",
            "16: “sha256” is “0\(Digest.sha256(Array("signed".utf8)))”; "
                + "write 64 lower-case hexadecimal digits"
        ),
        (
            "id: some-press", "id: Some Press",
            "1: “id” is “Some Press”; write lower-case letters, digits, “.” and “-”, such as sample-press"
        ),
        (
            "id: some-press", "id: other",
            "1: the id “other” is not the file's name; name the file “other.yaml”"
        ),
    ]

    @Test(arguments: spoiledRecords.indices) func `a spoiled record says what, where and what to write`(
        _ index: Int
    ) throws {
        let (old, new, message) = Self.spoiledRecords[index]
        let spoiled = Self.record.replacing(old, with: new, maxReplacements: 1)
        try #require(spoiled != Self.record)
        #expect(try complaint(spoiled) == "Licenses/some-press.yaml:" + message)
    }

    @Test func `attribution that a licence asks for must be stated`() throws {
        let text = Self.record.replacing("LicenseRef-some-press", with: "CC-BY-4.0")
            .replacing("attribution: Some Press\n", with: "")
        #expect(
            try complaint(text)
                == "Licenses/some-press.yaml:3: CC-BY-4.0 asks for attribution; "
                + "add “attribution: …” with the name and the source to give"
        )
    }

    @Test func `no end is an end that is stated`() throws {
        let folder = try ScratchFolder()
        try folder.write(Self.record.replacing("2030-12-31", with: "unlimited"), to: "some-press.yaml")
        #expect(try LicenseRegistry(folder: folder.path)["some-press"]?.until == nil)
    }

    @Test func `an open licence needs no dates`() throws {
        let text = """
            id: some-press
            kind: open
            spdx: CC0-1.0
            licensor: {id: some, name: Some}
            uses: []
            territory: [WORLD]
            """
        #expect(try complaint(text) == "")
    }

    @Test func `two records with one id are refused`() throws {
        let folder = try ScratchFolder()
        try folder.write(Self.record, to: "a.yaml")
        #expect(throws: ConfigurationError.self) { try LicenseRegistry(folder: folder.path) }
        try Folder.remove(Path.join(folder.path, "a.yaml"))
        try folder.write(Self.record, to: "some-press.yaml")
        try folder.write(Self.record, to: "zzz.yaml")
        let error = #expect(throws: ConfigurationError.self) { try LicenseRegistry(folder: folder.path) }
        #expect(
            error?.message
                == "the id “some-press” is already that of \(folder.path)/some-press.yaml; "
                + "give one of them another id"
        )
    }

    @Test func `a record that would be overlooked is refused`() throws {
        #expect(
            try complaint(Self.record, name: "some-press.yml")
                == "Licenses/some-press.yml:1: not read as a licence record; name it “.yaml”"
        )
    }

    @Test func `a folder that is not there is an error`() {
        #expect(throws: FileError.self) { try LicenseRegistry(folder: "no/such/folder") }
    }
}
