// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Bytes
import Ledger

/// Opens what was kept for a licensor.
struct LedgerDiscloseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disclose",
        abstract: "Print what opens a licensor's confidential fields in the ledger, a JSON object a line.",
        discussion: """
            Each line has the release, the disclosure (base64url of [salt, name, value]), its content, and the digest \
            that stands for it in the list “_sd” of a leaf: the base64url of the disclosure's SHA-256. The disclosures \
            are encrypted under the secret that ledger and licensor share; give the file of the secret, or, as the one \
            who holds the ledger's key, the licensor's id. Without either: the totals that the ledger itself hides.
            """
    )

    @Argument(help: "The ledger's folder.", completion: .directory)
    var ledger: String

    @Option(help: "The licensor's id.")
    var licensor = ""

    @Option(help: "The file with the licensor's secret.")
    var secret: String?

    func run() throws {
        let secret = try secret.map { try LicensorSecretFile.read($0) } ?? secretOfLicensor()
        for (release, disclosures) in try DisclosureVault(ledger: ledger).disclosures(secret: secret) {
            for disclosure in disclosures {
                var line = JSONWriter()
                line.object { object in
                    object.member("release", release)
                    object.member("disclosure", disclosure)
                    object.member(
                        "content",
                        String(decoding: Disclosure.content(ofEncoded: disclosure) ?? [], as: UTF8.self)
                    )
                    object.member("digest", Disclosure.digest(ofEncoded: disclosure))
                }
                print(String(decoding: line.bytes, as: UTF8.self))
            }
        }
    }

    private func secretOfLicensor() throws -> [UInt8] {
        try LedgerStore(openingAt: ledger, headsFolder: UserHeads.path, isReadOnly: true).licensorSecret(for: licensor)
    }
}
