// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Bytes
import Glibc
import MerkleLog
import Release
import Sharding

/// `herkomst verify`: every byte of a release against its ledger.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check every byte of a release against its ledger; exit code 1 if anything is wrong.",
        discussion: """
            Checks the log's signature, chain and tree, the entries that seal the release, every file, and that nothing \
            else lies in the folder, and names the first thing that is wrong. The key comes from --key or from your own \
            key ring, never from the release.
            """
    )

    @OptionGroup var options: ReleaseOptions

    @Option(help: "The writer's ledger, to check it too, and that the release's copy is a beginning of it.")
    var ledger: String?

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        try answering("not verified: ") {
            let folder = try ReleaseFolder(options.release)
            let display = VerificationDisplay(totalByteCount: folder.index.allFiles.reduce(0) { $0 + $1.byteCount })
            let verifier = ReleaseVerifier(folder, keys: try options.keys()) { display.add($0) }
            let seal = try Result { try verifier.verify(writerLedger: ledger) }.get(after: display.end)
            print(json ? VerifyCommand.json(folder, seal) : VerifyCommand.text(folder, seal))
        }
    }

    private static func text(_ folder: ReleaseFolder, _ seal: ReleaseSeal) -> String {
        let totals = folder.index.totals
        return """
            verified: \(folder.index.allFiles.count + 1) files, \(Amount.count(totals.keptCount)) documents, \
            \(Amount.count(totals.tokenCount)) tokens in \(Amount.count(totals.shardCount, "shard"))
            \(seal.lines)
            """
    }

    private static func json(_ folder: ReleaseFolder, _ seal: ReleaseSeal) -> String {
        var writer = JSONWriter()
        writer.object { object in
            seal.write(to: &object)
            object.member("key", ifPresent: seal.key?.description)
            object.member("files", folder.index.allFiles.count + 1)
            object.member("documents", folder.index.totals.keptCount)
            object.member("tokens", folder.index.totals.tokenCount)
            object.member("shards", folder.index.totals.shardCount)
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

extension Result {
    /// The value or the error, after `body` was called.
    fileprivate func get(after body: () -> Void) throws(Failure) -> Success {
        body()
        return try get()
    }
}

/// Shows how much was verified: a line that moves on a terminal, a line every few seconds otherwise.
private final class VerificationDisplay {
    private let totalByteCount: Int
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var lastShown: ContinuousClock.Instant
    private var byteCount = 0
    private var isShown = false

    init(totalByteCount: Int) {
        self.totalByteCount = totalByteCount
        start = clock.now
        lastShown = start
    }

    func add(_ count: Int) {
        byteCount += count
        let now = clock.now
        guard lastShown.duration(to: now) > (isTerminal ? .milliseconds(200) : .seconds(5)) else { return }
        lastShown = now
        isShown = true
        let elapsed = start.duration(to: now)
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
        let text =
            "verifying  \(Amount.bytes(byteCount)) of \(Amount.bytes(totalByteCount))  "
            + "\(Amount.bytes(Int(Double(byteCount) / seconds)))/s"
        StandardError.write(isTerminal ? "\r\u{1B}[K\(text)" : "\(text)\n")
    }

    func end() {
        if isTerminal, isShown { StandardError.write("\r\u{1B}[K") }
    }
}
