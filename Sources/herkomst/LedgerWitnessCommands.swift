// SPDX-License-Identifier: EUPL-1.2

internal import ArgumentParser
internal import Foundation
internal import Ledger
internal import MerkleLog

/// Prints what a witness needs.
struct LedgerProveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Print a request for a witness: the newest checkpoint, and the proof that an earlier one begins it.",
        discussion: """
            The request is the body of add-checkpoint of https://c2sp.org/tlog-witness. A witness answers it with \
            'herkomst ledger cosign'; 'herkomst ledger accept' takes the answer.
            """
    )

    @Argument(help: "The ledger.")
    var ledger: String

    @Option(help: "How many leaves the witness has seen; 0 if it has not seen this log yet.")
    var from = 0

    func run() throws {
        let request = try LedgerPlace(ledger).witnessRequest(from: from)
        print(String(decoding: request.bytes, as: UTF8.self), terminator: "")
    }
}

/// Makes a witness.
struct LedgerWitnessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witness",
        abstract: "Make a witness with a new key, and print the key's public half, or print that of a witness."
    )

    @Argument(help: "The witness's folder.")
    var folder: String

    @Option(help: "The name of a new witness, a URL without its scheme, such as witness.publisher.example.")
    var name: String?

    func run() throws {
        guard let name else { return print(try WitnessFolder(openingAt: folder).key) }
        let key = try WitnessSigningKey(name: name, seed: LedgerSetup.randomBytes(SigningKey.seedByteCount))
        print(try WitnessFolder.create(at: folder, key: key).key)
        StandardError.write("made the witness \(folder); give its key, printed above, to those who write policies\n")
    }
}

/// Cosigns a checkpoint as a witness.
struct LedgerCosignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cosign",
        abstract: "As a witness, check that a log only grew, and print a cosignature; exit code 1 if it did not.",
        discussion: """
            Nothing is cosigned that contradicts what was cosigned before: a smaller log, another history, another \
            log's key. The log's key comes from --key or from your own key ring.
            """
    )

    @Argument(help: "The witness's folder, made with 'herkomst ledger witness'.")
    var witness: String

    @Argument(help: "The request, as 'herkomst ledger prove' prints it.")
    var request: String

    @Option(help: "A log's verifier key to trust, name+id+key; may be given more than once.")
    var key: [String] = []

    func run() throws {
        let witness = try WitnessFolder(openingAt: witness)
        let request = try WitnessFolder.request(at: request)
        let seconds = Int(Date.now.timeIntervalSince1970)
        let line = try witness.cosign(request, keys: try UserKeyRing.keys(given: key), seconds: seconds)
        print(String(decoding: line.line, as: UTF8.self), terminator: "")
    }
}

/// Takes witnesses' answers.
struct LedgerAcceptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Store a witness's cosignature in the ledger, and publish it with the checkpoint."
    )

    @Argument(help: "The ledger's folder.")
    var ledger: String

    @Argument(help: "The witness's answer: signature lines.")
    var answer: String

    @Option(help: "A witness's key to accept, name+id+key; may be given more than once.")
    var witness: [String] = []

    @Option(help: "A policy file (tlog-policy) whose witnesses to accept.")
    var policy: String?

    func validate() throws {
        guard policy != nil || !witness.isEmpty else {
            throw ValidationError("say whose cosignature to accept, with --witness or --policy")
        }
    }

    func run() throws {
        var keys = try witness.map { text in try WitnessKey(text) }
        if let policy { keys += try WitnessPolicy(readingFrom: policy).witnesses.map(\.key) }
        let store = try LedgerStore(openingAt: ledger, headsFolder: UserHeads.path)
        let cosigned = try store.addCosignatures(try NoteSignature.lines(readingFrom: answer), by: keys)
        for cosignature in try cosigned.cosignatures(by: keys) {
            StandardError.write("\(cosigned.checkpoint.size) leaves cosigned by \(cosignature.witness.name)\n")
        }
    }
}
