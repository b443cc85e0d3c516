// SPDX-License-Identifier: EUPL-1.2

import Accounting
import ArgumentParser
import Bytes
import FileStorage
import Hashing
import Ledger
import MerkleLog
import Release

/// `herkomst receipt`: proofs of use, and of absence.
struct ReceiptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipt",
        abstract: "Make and verify proofs that something was used in a release, or was not.",
        discussion: """
            A receipt is one file that anyone can check offline with the log's verifier key: the answer to one question \
            with every place of use, up to the signed tree head. Docs/verify_receipt.py checks it too, without herkomst.
            """,
        subcommands: [
            ReceiptCreateCommand.self, ReceiptVerifyCommand.self, ReceiptSecretCommand.self, ReceiptIndexCommand.self,
        ]
    )
}

/// Where the index of a release's uses lies.
struct ReceiptPlaces: ParsableArguments {
    @OptionGroup var options: ReleaseOptions

    @Option(
        help: "The ledger's folder, where the index of uses lies. (default: RELEASE.ledger)",
        completion: .directory
    )
    var ledger: String?

    var ledgerFolder: String { ledger ?? "\(options.release.trimmingTrailingSlashes).ledger" }

    func secret(of licensor: String) throws -> [UInt8] {
        let store = try LedgerStore(openingAt: ledgerFolder, headsFolder: UserHeads.path, isReadOnly: true)
        return try store.licensorSecret(for: licensor)
    }
}

/// Answers a question with a receipt.
struct ReceiptCreateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Answer whether something was used, with a proof of the answer.",
        discussion: """
            --identifier takes isbn:…, issn:…, doi:…, url:…, domain:…, content-sha256:…, or any other public identifier \
            as the release records it. What stands under licences with confidential terms is found only by asking as \
            their licensor: for --licensor, --license and --source that is done by itself, else with --as. Such a \
            receipt is checked with the licensor's secret ('herkomst receipt secret').
            """
    )

    @OptionGroup var places: ReceiptPlaces

    @Option(help: "A public identifier.")
    var identifier: String?

    @Option(help: "A document's id.")
    var document: String?

    @Option(help: "A source's id.")
    var source: String?

    @Option(help: "A licence record's id.")
    var license: String?

    @Option(help: "A licensor's id.")
    var licensor: String?

    @Option(name: .customLong("as"), help: "Ask as this licensor, for what it delivered under confidential terms.")
    var asker: String?

    @Option(help: "A copy of the log to prove from, such as one with cosignatures. (default: the release's own)")
    var log: String?

    @Option(help: "How many documents' records to show, at most; the list of places is always complete.")
    var records = 1000

    @Option(help: "The file to write. (default: standard output)")
    var out: String?

    private var questions: [(kind: IndexedIdentifier.Kind, value: String)] {
        [(.document, document), (.source, source), (.license, license), (.licensor, licensor)].compactMap {
            kind,
            value in
            value.map { (kind, $0) }
        }
    }

    func validate() throws {
        if questions.count + (identifier == nil ? 0 : 1) != 1 {
            throw ValidationError("give one of --identifier, --document, --source, --license and --licensor")
        }
        if records < 0 { throw ValidationError("--records must not be negative") }
    }

    func run() throws {
        let identifier = try asked()
        try answering {
            let (release, _) = try places.options.openWithSeal()
            let index = try UseIndexReader(
                folder: UseIndexFolder.path(of: release.digest, inLedger: places.ledgerFolder)
            )
            let issuer = try ReceiptIssuer(release, index: index, logFolder: log ?? release.ledgerPath)
            let asker = try askingLicensor(in: release.index).map { (id: $0, secret: try places.secret(of: $0)) }
            let receipt = try issuer.receipt(for: identifier, licensor: asker, recordLimit: records)
            let findings = try ReceiptVerifier(keys: try UserKeyRing.keys(given: places.options.key))
                .verify(receipt, secret: asker?.secret)
            let bytes = receipt.json(words: findings.words)
            if let out {
                try OutputFile.write(bytes, to: out)
            } else {
                print(String(decoding: bytes, as: UTF8.self), terminator: "")
            }
            StandardError.write(findings.text.printable)
        }
    }

    private func asked() throws -> IndexedIdentifier {
        if let question = questions.first {
            guard let identifier = IndexedIdentifier(question.kind, question.value) else {
                throw ValidationError("“\(question.value)” is no id of a \(question.kind.rawValue)")
            }
            return identifier
        }
        guard let text = identifier, let identifier = IndexedIdentifier(text) else {
            throw ValidationError("“\(identifier ?? "")” is not what its kind says; for instance, a digit may be wrong")
        }
        return identifier
    }

    /// The licensor that asks: the one named with --as, or that of the confidential licence that is asked for.
    private func askingLicensor(in index: ReleaseIndex) -> String? {
        if let asker { return asker }
        let licenses = index.licenses.filter(\.isConfidential)
        if let licensor { return licenses.contains { $0.licensor.id == licensor } ? licensor : nil }
        let id = license ?? source.flatMap { source in index.sources.first { $0.id == source }?.license }
        return licenses.first { $0.id == id }?.licensor.id
    }
}

/// Checks a receipt.
struct ReceiptVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a receipt offline; exit code 1 if it does not prove what it says."
    )

    @Argument(help: "The receipt.", completion: .file())
    var receipt: String

    @Option(help: "A log's verifier key to trust; may be given more than once. (default: those in your key ring)")
    var key: [String] = []

    @Option(help: "The file with the licensor's secret, for an answer that only the licensor could ask for.")
    var secret: String?

    @Option(help: "A file with a witness policy that the tree head must satisfy.")
    var policy: String?

    func run() throws {
        let verifier = ReceiptVerifier(
            keys: try UserKeyRing.keys(given: key),
            policy: try policy.map { try WitnessPolicy(readingFrom: $0) }
        )
        guard let bytes = try InputFile.contents(of: receipt, maximumByteCount: 1 << 30) else {
            throw ReceiptError(.malformed, "\(receipt) is too long for a receipt")
        }
        let findings = try verifier.verify(bytes, secret: try secret.map { try LicensorSecretFile.read($0) })
        print(findings.text.printable, terminator: "")
    }
}

/// Hands a licensor its secret.
struct ReceiptSecretCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "secret",
        abstract: "Write the secret that a ledger shares with a licensor to a file that only its owner can read."
    )

    @Argument(help: "The ledger's folder.", completion: .directory)
    var ledger: String

    @Option(help: "The licensor's id.")
    var licensor: String

    @Option(help: "The file to write.")
    var out: String

    func run() throws {
        let store = try LedgerStore(openingAt: ledger, headsFolder: UserHeads.path, isReadOnly: true)
        try LicensorSecretFile.write(try store.licensorSecret(for: licensor), to: out)
    }
}

/// Makes an index of uses again.
struct ReceiptIndexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Make the index of a release's uses again; exit code 1 if it is not the one in the log.",
        discussion: """
            An auditor who holds the release and the secrets, or has a release without confidential licences, sees by \
            this that every document was put into the index.
            """
    )

    @OptionGroup var places: ReceiptPlaces

    func run() throws {
        try answering {
            let (release, seal) = try places.options.openWithSeal()
            let folder = UseIndexFolder.path(of: release.digest, inLedger: places.ledgerFolder)
            var secrets: [String: [UInt8]] = [:]
            for license in release.index.licenses where license.isConfidential {
                secrets[license.id] = try places.secret(of: license.licensor.id)
            }
            try Folder.create(Path.parent(of: folder))
            try Folder.remove(folder)
            let builder = UseIndexBuilder(release, origin: seal.checkpoint.origin, secrets: secrets)
            let summary = try builder.build(in: folder)
            _ = try ReceiptIssuer(release, index: UseIndexReader(folder: folder), logFolder: release.ledgerPath)
            print(
                "index    \(summary.keyCount) keys, \(summary.placeCount) places, root \(summary.root): as in the log"
            )
        }
    }
}

extension ReceiptFindings {
    /// The findings as lines for people.
    var text: String {
        let words = words
        return "\(words.says)\nThis does not cover:\n" + words.doesNotCover.map { "  - \($0)\n" }.joined()
    }
}

extension String {
    fileprivate var trimmingTrailingSlashes: String {
        var text = self
        while text.count > 1, text.hasSuffix("/") { text.removeLast() }
        return text
    }
}

/// A file with a licensor's secret: 64 hexadecimal digits and a line feed, readable by its owner only.
enum LicensorSecretFile {
    static func write(_ secret: [UInt8], to path: String) throws {
        try OutputFile.write(Array("\(Hexadecimal.encode(secret))\n".utf8), to: path, mode: 0o600)
    }

    static func read(_ path: String) throws -> [UInt8] {
        let contents = try InputFile.contents(of: path, maximumByteCount: 1024) ?? []
        let text = String(decoding: contents, as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
        guard let digest = Digest(hexadecimal: text) else {
            throw ReceiptError(.refused, "\(path) holds no secret of 64 hexadecimal digits")
        }
        return digest.bytes
    }
}
