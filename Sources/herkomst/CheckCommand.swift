// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Bytes
import CorpusModel
import Licensing
import Pipeline

/// Options that say which manifest is meant and where its data lie.
struct ManifestOptions: ParsableArguments {
    @Argument(help: "The manifest, a YAML file; Manifests/README.md describes it.", completion: .file())
    var manifest: String

    @Option(
        help: "The folder that the sources' paths are relative to; they may not leave it. (default: the manifest's)"
    )
    var dataRoot: String?

    func plan() throws -> BuildPlan {
        try BuildPlan(manifest: try ManifestReader.read(manifest), dataRoot: dataRoot)
    }
}

/// `herkomst check`: the gate's verdicts, without reading a document.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Show what would be read and what the licence gate refuses; read no document.",
        discussion: "Ends with 1 if a source is refused and the manifest does not say “refused: skip”."
    )

    @OptionGroup var options: ManifestOptions

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        let plan = try options.plan()
        print(json ? CheckCommand.json(plan) : CheckCommand.text(plan))
        if plan.mustStop { throw ExitCode(1) }
    }

    private static func text(_ plan: BuildPlan) -> String {
        var table = TextTable(["source", "licence", "verdict", "files", "size"], rightAligned: [3, 4])
        for source in plan.sources {
            table.append([
                source.source.id, source.source.license, source.isAdmitted ? "admitted" : "REFUSED",
                source.isAdmitted ? String(source.fileCount) : "–",
                source.isAdmitted ? Amount.bytes(source.byteCount) : "–",
            ])
        }
        var lines = [
            "\(plan.manifest.name): \(plan.manifest.purpose.rawValue) in \(plan.manifest.territory), "
                + "licences in force on \(plan.manifest.date)", "", table.text,
        ]
        for source in plan.sources where !source.isAdmitted {
            lines.append("\(source.source.id) is refused:")
            lines += source.verdict.reasons.map { "  - \($0.sentence) [\($0.code.rawValue)]" }
        }
        lines.append(
            "To read: \(Amount.bytes(plan.admittedByteCount)); parts will take about "
                + "\(Amount.bytes(plan.estimatedPartByteCount)) on disk until they are deleted."
        )
        return lines.joined(separator: "\n")
    }

    private static func json(_ plan: BuildPlan) -> String {
        var writer = JSONWriter()
        writer.object { object in
            object.member("name", plan.manifest.name)
            object.member("admitted_bytes", plan.admittedByteCount)
            object.member("estimated_part_bytes", plan.estimatedPartByteCount)
            object.member(
                "sources",
                array: { array in
                    for source in plan.sources {
                        array.object { member in
                            member.member("id", source.source.id)
                            member.member("license", source.source.license)
                            member.member("verdict", source.isAdmitted ? "admitted" : "refused")
                            member.member("files", source.fileCount)
                            member.member("bytes", source.byteCount)
                            member.member(
                                "reasons",
                                array: { reasons in
                                    for reason in source.verdict.reasons {
                                        reasons.object { object in
                                            object.member("code", reason.code.rawValue)
                                            object.member("sentence", reason.sentence)
                                        }
                                    }
                                }
                            )
                        }
                    }
                }
            )
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
