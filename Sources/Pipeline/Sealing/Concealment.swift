// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Hashing
internal import Ledger
internal import Licensing

/// Hides what is confidential in statements, and keeps what opens it for those whom it belongs to.
///
/// A field becomes a salted digest, a name a pseudonym; both follow from a secret that operator and licensor share, so the
/// same build gives the same statements. Lists of digests are filled up, so that their length tells little.
final class Concealment {
    /// Stands for the operator, whose own disclosures are the totals of shards and releases.
    static let operatorID = ""
    private static let digestsAtOnce = 16

    private let secret: (String) throws -> [UInt8]
    /// What was hidden, by licensor.
    private(set) var disclosures: [String: [Disclosure]] = [:]

    init(secret: @escaping (String) throws -> [UInt8]) {
        self.secret = secret
    }

    /// A hidden field's digest; `record` names the statement that it stands in.
    func digest(_ name: String, _ value: Disclosure.Value, in record: String, of licensor: String) throws -> String {
        let disclosure = Disclosure(name, value, recordID: record, licensorSecret: try secret(licensor))
        disclosures[licensor, default: []].append(disclosure)
        return disclosure.digest
    }

    /// The digests with decoys, up to the next multiple of sixteen; nothing, if nothing is hidden.
    func padded(_ digests: [String], in record: String) throws -> [String] {
        let rest = digests.count % Concealment.digestsAtOnce
        if rest == 0 { return digests }
        let key = try secret(Concealment.operatorID)
        let decoys = (rest..<Concealment.digestsAtOnce).map { number in
            Base64.encodeURL(Digest.hmac(key: key, message: Array("decoy\n\(record)\n\(number)".utf8)).bytes)
        }
        return digests + decoys
    }

    /// What a licensor, one of its records or one of its sources is called in the log: its id, or a pseudonym if the
    /// licensor's name is confidential.
    func name(_ kind: Pseudonym.Kind, _ id: String, of record: LicenseRecord) throws -> String {
        if record.isPublic(.licensor) { return id }
        return Pseudonym.of(kind, id, secret: try secret(record.licensor.id))
    }

    /// Makes the disclosures durable, encrypted for each whom they belong to.
    func keep(in vault: DisclosureVault, release: Digest) throws {
        for (licensor, disclosures) in disclosures.sorted(by: { $0.key < $1.key }) {
            try vault.keep(disclosures, secret: try secret(licensor), release: release)
        }
    }
}
