// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Dispatch
import FileStorage
import Foundation
import Ledger
import MerkleLog
import Pipeline
import Release

/// `herkomst build`: the whole line, from a manifest to a sealed release.
struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Run the pipeline of a manifest; run again to resume.",
        discussion: """
            Finished work lies in OUT.parts and is never done twice; delete that folder when the release is sealed. \
            The ledger and its key lie in OUT.ledger, unless the manifest says otherwise. Ctrl-C stops at once and \
            leaves a state that the same command goes on from.
            """
    )

    @OptionGroup var options: ManifestOptions

    @Option(help: "The folder of the release. (default: build/NAME, after the manifest's name)", completion: .directory)
    var out: String?

    @Option(help: "How many workers; the release is the same for any number. (default: one a core)")
    var workers: Int?

    @Option(help: "Write the time that each stage took into this file, as JSON.", completion: .file())
    var timings: String?

    @Flag(help: "Print the release's index as JSON at the end, not a summary.")
    var json = false

    func validate() throws {
        if let workers, workers < 1 || workers > 1024 {
            throw ValidationError("--workers takes a number from 1 to 1024")
        }
    }

    func run() async throws {
        let plan = try options.plan()
        let display = ProgressDisplay()
        let interruption = Interruption()
        defer { interruption.cancel() }
        let start = ContinuousClock.now
        let outputFolder = out ?? "build/\(plan.manifest.name)"
        let build = Build(
            plan: plan,
            outputFolder: outputFolder,
            workerCount: workers ?? ProcessInfo.processInfo.activeProcessorCount,
            environment: BuildCommand.environment(display)
        )
        let timer = StageTimer()
        let summary = try await build.run(models: try BuildModels.shipped()) { progress in
            timer.note(progress)
            display.show(progress)
        }
        timer.begin(nil)
        display.endStage()
        if let timings { try OutputFile.write(timer.json, to: timings) }
        let elapsed = start.duration(to: .now)
        if json {
            print(String(decoding: summary.index.json, as: UTF8.self))
        } else {
            print(BuildReport(summary: summary, outputFolder: outputFolder, elapsed: elapsed).text)
        }
    }

    private static func environment(_ display: ProgressDisplay) -> BuildEnvironment {
        BuildEnvironment(
            time: { Date.now.ISO8601Format() },
            makeLedger: { folder, origin in
                display.endStage()
                let ledger = try LedgerSetup.create(at: folder, origin: origin)
                StandardError.write(
                    "made the ledger \(folder); its key \(ledger.verifierKey) is in \(UserKeyRing.path) now\n"
                )
                return ledger
            },
            headsFolder: UserHeads.path
        )
    }
}

/// Ends the program on Ctrl-C with one sentence: parts are whole or not there, so nothing needs to be cleared away.
private struct Interruption {
    private let source: any DispatchSourceSignal

    init() {
        signal(SIGINT, SIG_IGN)
        source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler {
            StandardError.write("\nherkomst: stopped; run the same command again to go on\n")
            exit(130)
        }
        source.resume()
    }

    func cancel() { source.cancel() }
}
