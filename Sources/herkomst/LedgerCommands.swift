// SPDX-License-Identifier: EUPL-1.2

internal import ArgumentParser
internal import Bytes
internal import Hashing
internal import Ledger
internal import MerkleLog

/// Everything about ledgers on their own.
struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "Make, read, verify and publish the ledger of releases.",
        discussion: """
            A ledger is a folder with ledger.sqlite, ledger.key and the published checkpoint. Where LEDGER is asked for, a \
            published copy or a release will do too.
            """,
        subcommands: [
            LedgerInitCommand.self, LedgerLogCommand.self, LedgerShowCommand.self, LedgerCheckpointCommand.self,
            LedgerVerifyCommand.self, LedgerExportCommand.self, LedgerProveCommand.self, LedgerWitnessCommand.self,
            LedgerCosignCommand.self, LedgerAcceptCommand.self, LedgerDiscloseCommand.self,
        ]
    )
}

/// Makes a ledger.
struct LedgerInitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a ledger with a new key, and add the key to your key ring."
    )

    @Argument(help: "The folder to make it in.")
    var folder: String

    @Option(help: "The log's identity, a URL without its scheme, such as corpus.example.org/ledger.")
    var origin: String?

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let store = try LedgerSetup.create(at: folder, origin: origin)
        guard json else {
            print(store.verifierKey)
            StandardError.write("made the ledger \(folder); its key, printed above, is in \(UserKeyRing.path) now\n")
            return
        }
        var writer = JSONWriter()
        writer.object { object in
            object.member("ledger", folder)
            object.member("origin", store.origin)
            object.member("key", store.verifierKey.description)
            object.member("key_ring", UserKeyRing.path)
        }
        print(String(decoding: writer.bytes, as: UTF8.self))
    }
}

/// Lists leaves.
struct LedgerLogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "List the leaves: number, time, type, digest and name of what each is about."
    )

    @Argument(help: "The ledger.")
    var ledger: String

    @Option(help: "The first leaf to list.")
    var from = 0

    @Flag(help: "Print a JSON object a line.")
    var json = false

    private static let batchCount = 256

    func validate() throws {
        guard from >= 0 else { throw ValidationError("--from must not be negative") }
    }

    func run() throws {
        let place = try LedgerPlace(ledger)
        let size = try place.size
        if !json { print(row("leaf", "time", "type", "digest", "subject")) }
        for first in stride(from: from, to: size, by: Self.batchCount) {
            for entry in try place.entries(from: first, count: min(Self.batchCount, size - first)) {
                print(json ? jsonLine(entry) : row(entry))
            }
        }
    }

    private func row(_ entry: LedgerEntry) -> String {
        let more = entry.subjects.count > 1 ? " and \(entry.subjects.count - 1) more" : ""
        return row(
            String(entry.seq),
            entry.time,
            entry.type?.rawValue ?? entry.predicateType,
            entry.subjects.first.map { String($0.digest.hexadecimal.prefix(16)) } ?? "",
            (entry.subjects.first?.name ?? "") + more
        )
    }

    private func row(_ leaf: String, _ time: String, _ type: String, _ digest: String, _ subject: String) -> String {
        let cells = [(leaf, 6), (time, 20), (type, 8), (digest, 16)].map { cell, width in
            cell + String(repeating: " ", count: max(0, width - cell.count))
        }
        return cells.joined(separator: "  ") + "  " + subject
    }

    private func jsonLine(_ entry: LedgerEntry) -> String {
        var writer = JSONWriter()
        writer.object { object in
            object.member("seq", entry.seq)
            object.member("time", entry.time)
            object.member("type", entry.predicateType)
            object.member("leaf_hash", entry.leafHash.hexadecimal)
            object.member(
                "subjects",
                array: { array in
                    for subject in entry.subjects {
                        array.object {
                            $0.member("name", subject.name)
                            $0.member("sha256", subject.digest.hexadecimal)
                        }
                    }
                }
            )
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

/// Shows one leaf.
struct LedgerShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one leaf in full; with --json its stored bytes, exactly as they are hashed."
    )

    @Argument(help: "The ledger.")
    var ledger: String

    @Argument(help: "The leaf's number, counted from 0.")
    var number: Int

    @Flag(help: "Print the DSSE envelope on one line.")
    var json = false

    func run() throws {
        let place = try LedgerPlace(ledger)
        let size = try place.size
        guard number >= 0, number < size, let entry = try place.entries(from: number, count: 1).first else {
            throw ValidationError("there is no leaf \(number): \(ledger) has \(size), counted from 0")
        }
        if json { return print(String(decoding: entry.bytes, as: UTF8.self)) }
        print("leaf       \(entry.seq)")
        print("hash       \(entry.leafHash)")
        print("before it  \(entry.previousLeafHash)")
        print("time       \(entry.time)")
        print("stated by  key \(entry.actor)")
        print("type       \(entry.predicateType)")
        for subject in entry.subjects { print("about      \(subject.digest)  \(subject.name)") }
        print(IndentedJSON.text(of: entry.predicate))
    }
}

/// Prints the newest checkpoint.
struct LedgerCheckpointCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract: "Print the newest checkpoint, as it is published."
    )

    @Argument(help: "The ledger.")
    var ledger: String

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let signed = try LedgerPlace(ledger).checkpoint
        guard json else { return print(String(decoding: signed.bytes, as: UTF8.self), terminator: "") }
        var writer = JSONWriter()
        writer.object { object in
            object.member("origin", signed.checkpoint.origin)
            object.member("size", signed.checkpoint.size)
            object.member("root", signed.checkpoint.root.hexadecimal)
            object.member("note", String(decoding: signed.bytes, as: UTF8.self))
        }
        print(String(decoding: writer.bytes, as: UTF8.self))
    }
}

/// Publishes a copy.
struct LedgerExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a copy of the log that any web server can publish, or bring one up to date.",
        discussion: """
            Paths and bytes are those of https://c2sp.org/tlog-tiles. Nothing that was published is changed or removed.
            """
    )

    @Argument(help: "The ledger's folder.")
    var ledger: String

    @Argument(help: "The folder to write to.")
    var out: String

    @Option(help: "Publish the newest checkpoint only that has the cosignatures this policy asks for (tlog-policy).")
    var policy: String?

    func run() throws {
        let store = try LedgerStore(openingAt: ledger, headsFolder: UserHeads.path, isReadOnly: true)
        try store.exportLog(to: out, policy: try policy.map { try WitnessPolicy(readingFrom: $0) })
        StandardError.write("\(out): \(try LogReader(folder: out).size) leaves of \(store.origin)\n")
    }
}
