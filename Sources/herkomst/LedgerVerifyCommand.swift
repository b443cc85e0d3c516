// SPDX-License-Identifier: EUPL-1.2

internal import ArgumentParser
internal import Bytes
internal import Foundation
internal import Hashing
internal import Ledger
internal import MerkleLog

/// Verifies a ledger.
struct LedgerVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check every leaf, the chain, the tree and the signatures; exit code 1 if anything is wrong.",
        discussion: """
            Answers three questions: integrity (is everything what a held key signed?), completeness (is anything \
            missing?) and licence coverage (does every document of a release fall to a licence record that was in \
            force?); with --policy a fourth, whether enough witnesses have cosigned. The key comes from --key or from \
            your own key ring, never from the ledger.
            """
    )

    @Argument(help: "The ledger: a writer's folder or database, a published copy, or a release.")
    var ledger: String

    @Argument(help: "Another place with the same log, to be verified too: both must hold the same leaves.")
    var against: String?

    @Option(help: "A verifier key to trust, name+id+key; may be given more than once.")
    var key: [String] = []

    @Option(help: "A checkpoint that you kept: the ledger must continue it. May be given more than once.")
    var since: [String] = []

    @Option(help: "A policy file (tlog-policy): the cosignatures it asks for must be there.")
    var policy: String?

    @Flag(help: "Leave out the statements' own signatures; hashes, chain, tree and the head's signature are checked.")
    var hashesOnly = false

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        var options = AuditOptions(keys: try UserKeyRing.keys(given: key))
        options.policy = try policy.map { try WitnessPolicy(readingFrom: $0) }
        options.checksStatementSignatures = !hashesOnly
        options.workerCount = ProcessInfo.processInfo.activeProcessorCount
        for path in since { options.remembered.append((path, try SignedCheckpoint(readingFrom: path))) }
        var reports = [try await report(on: ledger, comparedTo: against, options)]
        if let against { reports.append(try await report(on: against, comparedTo: ledger, options)) }
        let holds = reports.allSatisfy { $0.report.holds }
        if json {
            for (path, report) in reports { print(LedgerReportText.json(report, of: path)) }
        } else {
            for (path, report) in reports { print(LedgerReportText.text(report, of: path), terminator: "") }
        }
        guard holds else {
            for (_, report) in reports {
                if let fault = LedgerReportText.faults(of: report).first {
                    StandardError.write("herkomst: not verified: \(fault)\n")
                    break
                }
            }
            throw ExitCode(1)
        }
    }

    private func report(
        on path: String,
        comparedTo other: String?,
        _ options: AuditOptions
    ) async throws -> (path: String, report: LedgerReport) {
        var options = options
        if let other { options.remembered.append((other, try LedgerPlace(other).checkpoint)) }
        return (path, try await LedgerPlace(path).audit(options))
    }
}

/// A report on a ledger, for people and for programs.
enum LedgerReportText {
    /// A line for each question, and what is wrong.
    static func text(_ report: LedgerReport, of path: String) -> String {
        let checkpoint = report.head.checkpoint
        var lines = [
            "\(path): \(report.holds ? "verified" : "not verified"): \(checkpoint.size) leaves, "
                + "\(report.verified?.releases.count ?? 0) releases",
            "origin        \(checkpoint.origin)", "root          \(checkpoint.root)",
        ]
        if let key = report.verified?.key { lines.append("signed by     \(key)") }
        for (name, verdict) in verdicts(of: report) {
            let padding = String(repeating: " ", count: max(1, 14 - name.count))
            lines.append("\(name)\(padding)\(verdict.answer.rawValue): \(verdict.summary)")
            for fault in verdict.faults { lines.append("              \(fault)") }
            if verdict.faultCount > verdict.faults.count {
                lines.append("              and \(verdict.faultCount - verdict.faults.count) more")
            }
        }
        for cosignature in report.cosignatures {
            lines.append("cosigned by   \(cosignature.witness.name) at \(time(cosignature.seconds))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// One object on one line.
    static func json(_ report: LedgerReport, of path: String) -> String {
        let checkpoint = report.head.checkpoint
        var writer = JSONWriter()
        writer.object { object in
            object.member("ledger", path)
            object.member("verified", report.holds)
            object.member("origin", checkpoint.origin)
            object.member("size", checkpoint.size)
            object.member("root", checkpoint.root.hexadecimal)
            object.member("key", ifPresent: report.verified?.key.description)
            object.member("releases", strings: report.verified?.releases.map(\.digest.hexadecimal) ?? [])
            for (name, verdict) in verdicts(of: report) { write(verdict, as: name, into: &object) }
            object.member("statement_signatures", report.includesStatementSignatures)
            object.member(
                "cosignatures",
                array: { array in
                    for cosignature in report.cosignatures {
                        array.object {
                            $0.member("witness", cosignature.witness.description)
                            $0.member("time", time(cosignature.seconds))
                        }
                    }
                }
            )
            guard let fault = faults(of: report).first else { return }
            object.member("code", fault.code.rawValue)
            object.member("at", fault.location)
            object.member("reason", fault.reason)
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    static func faults(of report: LedgerReport) -> [LedgerError] {
        verdicts(of: report).flatMap(\.verdict.faults)
    }

    private static func verdicts(of report: LedgerReport) -> [(name: String, verdict: LedgerVerdict)] {
        let verdicts = [
            ("integrity", report.integrity), ("completeness", report.completeness), ("coverage", report.coverage),
        ]
        return verdicts + (report.witnesses.map { [("witnesses", $0)] } ?? [])
    }

    private static func write(_ verdict: LedgerVerdict, as name: String, into object: inout JSONWriter) {
        object.member(
            name,
            object: { member in
                member.member("verdict", verdict.answer.rawValue)
                member.member("summary", verdict.summary)
                member.member("faults", verdict.faultCount)
                member.member("listed", strings: verdict.faults.map(\.description))
            }
        )
    }

    private static func time(_ seconds: Int) -> String {
        // Beyond the year 9999 nobody means a date.
        seconds < 253_402_300_800 ? Date(timeIntervalSince1970: Double(seconds)).ISO8601Format() : "\(seconds) s"
    }
}
