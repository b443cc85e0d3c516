// SPDX-License-Identifier: EUPL-1.2

internal import Hashing
internal import Ledger
public import MerkleLog
internal import Release

/// Checks receipts offline, with nothing but keys that are held: and, for a licensor's own, its secret.
public struct ReceiptVerifier {
    private let keys: [VerifierKey]
    private let policy: WitnessPolicy?

    /// A verifier that trusts these keys of logs, and asks for these witnesses.
    public init(keys: [VerifierKey], policy: WitnessPolicy? = nil) {
        self.keys = keys
        self.policy = policy
    }

    /// What a receipt shows; anything that it does not prove is an error.
    public func verify(_ receipt: UseReceipt, secret: [UInt8]? = nil) throws(ReceiptError) -> ReceiptFindings {
        let index = try entry(receipt.index, .index, "index", receipt)
        let release = try entry(receipt.release, .release, "release", receipt)
        let covered = try predicate(index, IndexPredicate.self)
        let stated = try predicate(release, ReleasePredicate.self)
        try require(covered.mapFunction == IndexedIdentifier.mapFunction, "its index maps documents in an unknown way")
        try require(release.subjects.first?.digest == covered.release, "its index is another release's")
        try checkSecret(of: receipt, secret)
        try checkAnswer(of: receipt, root: index.subjects[0].digest, secret)
        let tokenCount = try checkRecords(of: receipt, stated, secret)
        return ReceiptFindings(
            identifier: receipt.identifier,
            isSecret: receipt.isSecret,
            releaseName: stated.name,
            releaseDate: stated.date,
            releaseDigest: covered.release,
            origin: receipt.checkpoint.checkpoint.origin,
            releaseLeaf: release.seq,
            time: release.time,
            placeCount: receipt.places.count,
            recordCount: receipt.records.count,
            tokenCount: tokenCount
        )
    }

    /// As `verify`, and that the words in the file are those of the findings.
    public func verify(_ file: [UInt8], secret: [UInt8]? = nil) throws(ReceiptError) -> ReceiptFindings {
        let (receipt, words) = try UseReceipt.read(file)
        let findings = try verify(receipt, secret: secret)
        try require(words == findings.words, "its words are not what it proves")
        return findings
    }

    /// A leaf, once everything about it is proved: the tree head, the place, the statement's signature and its type.
    private func entry(
        _ leaf: ProvenLeaf,
        _ type: PredicateType,
        _ name: String,
        _ receipt: UseReceipt
    ) throws(ReceiptError) -> LedgerEntry {
        try require(leaf.proof.checkpoint == receipt.checkpoint, "its proofs are below different tree heads")
        let entry: LedgerEntry
        let key: VerifierKey
        do {
            key = try leaf.proof.verify(leaf: leaf.leaf, keys: keys)
            entry = try LedgerEntry(leaf.leaf, at: name)
            if let policy, try !policy.cosignatures(of: leaf.proof.checkpoint).isSatisfied {
                throw ReceiptError(.unproven, "the tree head has not the cosignatures that the policy asks for")
            }
        } catch let error as ReceiptError {
            throw error
        } catch let error as MerkleLogError where error.code == .unknownSigner {
            throw ReceiptError(
                .unproven,
                "no key that is held has signed its tree head, which is of \(receipt.checkpoint.checkpoint.origin)",
                remedy: "get that log's verifier key by another way than this receipt, and give it with --key"
            )
        } catch {
            throw ReceiptError(.unproven, "the \(name)'s leaf: \(error)")
        }
        try require(entry.type == type, "the \(name)'s leaf is of another type")
        try require(entry.isSigned(by: [key]), "the \(name)'s statement is not signed by the log's key")
        try require(entry.seq == leaf.proof.inclusion.leafIndex, "the \(name)'s leaf stands elsewhere than it says")
        return entry
    }

    private func checkSecret(of receipt: UseReceipt, _ secret: [UInt8]?) throws(ReceiptError) {
        guard receipt.isSecret else { return }
        guard let secret else {
            throw ReceiptError(
                .refused,
                "it answers a question that only a licensor can ask, and is checked with that licensor's secret",
                remedy: "give the file of the secret with --secret"
            )
        }
        guard let leaf = receipt.licensor else { throw ReceiptError(.unproven, "the licensor's leaf is missing") }
        let licensor = try entry(leaf, .licensor, "licensor", receipt)
        let committed = licensor.subjects[0].digest
        try require(committed == Digest.sha256(secret), "the secret is not the one that the log is bound to")
    }

    private func checkAnswer(of receipt: UseReceipt, root: Digest, _ secret: [UInt8]?) throws(ReceiptError) {
        let key = receipt.identifier.key(
            origin: receipt.checkpoint.checkpoint.origin,
            secret: receipt.isSecret ? secret : nil
        )
        switch receipt.answer.answer(for: key, root: root) {
        case nil: throw ReceiptError(.unproven, "its path does not lead from the key to the index's root")
        case .absent: try require(receipt.places.isEmpty, "it names places, but proves that there are none")
        case .present(let value):
            var tree = TreeFrontier()
            for place in receipt.places { tree.append(MerkleHash.leaf(place.bytes)) }
            try require(tree.root == value, "its list of places is not the one that the index commits to")
        }
    }

    /// The tokens of the records, each of which lies in its shard, at a place of use, and is about what was asked for.
    private func checkRecords(
        of receipt: UseReceipt,
        _ release: ReleasePredicate,
        _ secret: [UInt8]?
    ) throws(ReceiptError) -> Int {
        var roots: [Int: ShardPredicate] = [:]
        for (shard, leaf) in receipt.shards.sorted(by: { $0.key < $1.key }) {
            let entry = try entry(leaf, .shard, "shard", receipt)
            let stated = try predicate(entry, ShardPredicate.self)
            let leaves = release.shardLeaves
            try require(
                stated.index == shard && shard < leaves.count && entry.seq - leaves.first == shard,
                "the leaf of shard \(shard) is not one of the release's"
            )
            roots[shard] = stated
        }
        let licences = try licencesOfLicensor(in: receipt, secret)
        var tokenCount = 0
        var rest = receipt.places[...]
        for record in receipt.records {
            rest = rest.drop { $0 < record.place }
            try require(rest.popFirst() == record.place, "a record is shown that does not stand at a place of use")
            guard let shard = roots[record.place.shard] else {
                throw ReceiptError(.unproven, "the leaf of shard \(record.place.shard) is missing")
            }
            let proof = InclusionProof(
                leafIndex: record.place.row,
                treeSize: shard.documents,
                path: record.path
            )
            try require(
                proof.verify(leafHash: MerkleHash.leaf(record.record), root: shard.documentsRoot),
                "a record does not lie in its shard"
            )
            guard let fields = try? RecordFields(record.record) else {
                throw ReceiptError(.unproven, "a record is no document's")
            }
            try require(
                fields.answers(receipt.identifier, licences: licences),
                "a record is shown that is not about what was asked for"
            )
            let (sum, overflows) = tokenCount.addingReportingOverflow(fields.tokenCount)
            try require(!overflows && fields.tokenCount >= 0, "the tokens of its records are out of range")
            tokenCount = sum
        }
        return tokenCount
    }

    /// The ids of the licences that are shown and are of the licensor that is asked for.
    private func licencesOfLicensor(
        in receipt: UseReceipt,
        _ secret: [UInt8]?
    ) throws(ReceiptError) -> Set<String> {
        func isNamed(_ name: String?, _ id: String, _ kind: Pseudonym.Kind) -> Bool {
            name == id || receipt.isSecret && name == secret.map { Pseudonym.of(kind, id, secret: $0) }
        }
        var licences: Set<String> = []
        for (id, leaf) in receipt.licences.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            let stated = try predicate(try entry(leaf, .licence, "licence", receipt), LicencePredicate.self)
            try require(isNamed(stated.id, id, .licence), "a licence is shown under another's name")
            if isNamed(stated.licensor, receipt.identifier.value, .licensor) { licences.insert(id) }
        }
        return licences
    }

    private func predicate<Predicate: Decodable>(
        _ entry: LedgerEntry,
        _ type: Predicate.Type
    ) throws(ReceiptError) -> Predicate {
        do {
            return try entry.predicate(as: type)
        } catch {
            throw ReceiptError(.unproven, "entry \(entry.seq) lacks what such an entry states")
        }
    }

    private func require(_ condition: Bool, _ reason: String) throws(ReceiptError) {
        if !condition { throw ReceiptError(.unproven, reason) }
    }
}

extension RecordFields {
    /// Whether a document is one that an identifier stands for; a copy that it was kept for counts too.
    func answers(_ identifier: IndexedIdentifier, licences: Set<String>) -> Bool {
        // By what a copy was known stands with the copy, not here: all that can be checked is that there was one.
        if !copies.isEmpty { return true }
        let value = identifier.value
        switch identifier.kind {
        case .document: return document == value
        case .content: return contentSHA256 == value
        case .source: return source == value
        case .license: return license == value
        case .licensor: return licences.contains(license)
        case .domain, .url, .isbn, .issn, .doi, .other:
            let named = identifiers.compactMap { IndexedIdentifier($0) }
            return (named + named.flatMap(\.domains)).contains(identifier)
        }
    }
}
