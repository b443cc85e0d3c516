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
            LedgerVerifyCommand.self, LedgerExportCommand.self,
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

/// Verifies a ledger.
struct LedgerVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check every leaf, the chain, the tree and the signatures; exit code 1 if anything is wrong.",
        discussion: "The key comes from --key or from your own key ring, never from the ledger."
    )

    @Argument(help: "The ledger.")
    var ledger: String

    @Option(help: "A verifier key to trust, name+id+key; may be given more than once.")
    var key: [String] = []

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let keys = try UserKeyRing.keys(given: key)
        do {
            report(try LedgerPlace(ledger).verify(keys: keys))
        } catch let error as LedgerError where error.isAboutContents {
            if json { reportFailure(error) }
            StandardError.write("herkomst: not verified: \(error)\n")
            throw ExitCode(1)
        }
    }

    private func report(_ verified: VerifiedLog) {
        let checkpoint = verified.checkpoint
        guard json else {
            print("verified: \(checkpoint.size) leaves, \(verified.releases.count) releases")
            print("origin    \(checkpoint.origin)")
            print("root      \(checkpoint.root)")
            return print("signed by \(verified.key)")
        }
        var writer = JSONWriter()
        writer.object { object in
            object.member("verified", true)
            object.member("origin", checkpoint.origin)
            object.member("size", checkpoint.size)
            object.member("root", checkpoint.root.hexadecimal)
            object.member("key", verified.key.description)
            object.member("releases", strings: verified.releases.map(\.digest.hexadecimal))
        }
        print(String(decoding: writer.bytes, as: UTF8.self))
    }

    private func reportFailure(_ error: LedgerError) {
        var writer = JSONWriter()
        writer.object { object in
            object.member("verified", false)
            object.member("code", error.code.rawValue)
            object.member("at", error.location)
            object.member("reason", error.reason)
        }
        print(String(decoding: writer.bytes, as: UTF8.self))
    }
}

/// Publishes a copy.
struct LedgerExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a copy of the log that any web server can publish, or bring one up to date.",
        discussion: "Paths and bytes are those of https://c2sp.org/tlog-tiles."
    )

    @Argument(help: "The ledger's folder.")
    var ledger: String

    @Argument(help: "The folder to write to.")
    var out: String

    func run() throws {
        let store = try LedgerStore(openingAt: ledger, isReadOnly: true)
        try store.exportLog(to: out)
        StandardError.write("\(out): \(try store.size) leaves of \(store.origin)\n")
    }
}

/// JSON for people: a member a line, in the order it is written in.
struct IndentedJSON {
    private var text: [UInt8] = []
    private var depth = 0

    /// The text of a JSON value that has no white space between its tokens.
    static func text(of json: [UInt8]) -> String {
        var indented = IndentedJSON()
        var index = 0
        while index < json.count {
            if json[index] == 0x22 {
                index = indented.copyString(in: json, from: index)
            } else {
                indented.append(json[index], before: index + 1 < json.count ? json[index + 1] : 0)
                index += 1
            }
        }
        return String(decoding: indented.text, as: UTF8.self)
    }

    /// Copies a string with its quotation marks; gives the place behind it.
    private mutating func copyString(in json: [UInt8], from start: Int) -> Int {
        var index = start + 1
        while index < json.count, json[index] != 0x22 { index += json[index] == 0x5C ? 2 : 1 }
        let end = min(index + 1, json.count)
        text += json[start..<end]
        return end
    }

    private mutating func append(_ byte: UInt8, before next: UInt8) {
        let closesEmpty = text.last == 0x7B && byte == 0x7D || text.last == 0x5B && byte == 0x5D
        if byte == 0x7D || byte == 0x5D {
            depth -= 1
            if !closesEmpty { startLine() }
        }
        text.append(byte)
        switch byte {
        case 0x7B, 0x5B:
            depth += 1
            if next != 0x7D, next != 0x5D { startLine() }
        case 0x2C: startLine()
        case 0x3A: text.append(0x20)
        default: break
        }
    }

    private mutating func startLine() {
        text += [0x0A] + Array(repeating: 0x20, count: 2 * max(0, depth))
    }
}
