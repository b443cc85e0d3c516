// SPDX-License-Identifier: EUPL-1.2

/// Which logs are trusted, and whose cosignatures a checkpoint needs (https://c2sp.org/tlog-policy).
///
/// ```
/// log example.org/log+43632616+Abc…
/// witness publisher witness.publisher.example+1d2e3f40+BDe…
/// witness archive witness.archive.example+5a6b7c8d+BGh…
/// group both all publisher archive
/// quorum both
/// ```
public struct WitnessPolicy: Sendable, Hashable {
    /// A witness, by the name that it has in the policy alone.
    public struct Witness: Sendable, Hashable {
        /// The name.
        public let name: String
        /// Its key.
        public let key: WitnessKey
    }

    // Names are octets: two spellings of one character are two names, which `String` would take for one.
    private struct Group: Sendable, Hashable {
        var name: [UInt8]
        var threshold: Int
        var members: [[UInt8]]
    }

    /// The keys of the logs that the policy accepts; none if the log is known from elsewhere.
    public private(set) var logs: [VerifierKey] = []
    /// The witnesses, in the file's order.
    public private(set) var witnesses: [Witness] = []
    // Members come before their groups, so one pass in order evaluates them.
    private var groups: [Group] = []
    private var quorum: [UInt8]?

    /// More bytes than this are not read as a policy.
    public static let maximumByteCount = 1 << 20
    private static let none = Array("none".utf8)

    /// Reads a policy file.
    public init(_ bytes: [UInt8]) throws(MerkleLogError) {
        guard bytes.count <= WitnessPolicy.maximumByteCount else {
            throw .init(.malformed, in: "policy", "longer than \(WitnessPolicy.maximumByteCount) bytes")
        }
        guard bytes.isEmpty || bytes.last == 0x0A else {
            throw .init(.malformed, in: "policy", "the last line is not ended")
        }
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            do {
                try read(line)
            } catch {
                throw .init(.malformed, in: "policy, line \(index + 1)", error.reason)
            }
        }
        guard quorum != nil else {
            throw .init(.malformed, in: "policy", "has no line 'quorum NAME' or 'quorum none'")
        }
    }

    /// Whether these witnesses' cosignatures are enough.
    public func isSatisfied(by cosignatures: [Cosignature]) -> Bool {
        if quorum == WitnessPolicy.none { return true }
        let cosigners = witnesses.filter { one in cosignatures.contains { $0.witness == one.key } }
        var satisfied = Set(cosigners.map { Array($0.name.utf8) })
        for group in groups where group.members.count(where: satisfied.contains) >= group.threshold {
            satisfied.insert(group.name)
        }
        return quorum.map(satisfied.contains) ?? false
    }

    /// Checks a checkpoint's cosignatures against the policy; gives those that count, latest of each witness.
    ///
    /// The log's own signature is not looked at here: `SignedCheckpoint.verified(by:)` does that.
    public func cosignatures(
        of checkpoint: SignedCheckpoint
    ) throws(MerkleLogError) -> (counted: [Cosignature], isSatisfied: Bool) {
        let cosignatures = try checkpoint.cosignatures(by: witnesses.map(\.key))
        return (cosignatures, isSatisfied(by: cosignatures))
    }

    private mutating func read(_ line: ArraySlice<UInt8>) throws(MerkleLogError) {
        guard line.allSatisfy({ $0 == 0x09 || $0 >= 0x20 && $0 != 0x7F }) else {
            throw WitnessPolicy.fault("a control character")
        }
        var words: [String] = []
        for word in line.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 }) {
            if words.isEmpty, word.first == 0x23 { return }
            // Names that are not UTF-8 are allowed by the format, and could not be shown: they are refused.
            guard let text = String(validating: word, as: UTF8.self) else { throw WitnessPolicy.fault("not UTF-8") }
            words.append(text)
        }
        let names = words.map { Array($0.utf8) }
        switch (words.first, words.count) {
        case (nil, _): return
        case ("log", 2...3): try add(log: try VerifierKey(words[1]))
        case ("witness", 3...4): try add(Witness(name: words[1], key: try WitnessKey(words[2])))
        case ("group", 4...): try add(group: names[1], threshold: words[2], members: Array(names[3...]))
        case ("quorum", 2): try set(quorum: names[1])
        default: throw WitnessPolicy.fault("not 'log', 'witness', 'group' or 'quorum' with what belongs to it")
        }
    }

    private mutating func add(log key: VerifierKey) throws(MerkleLogError) {
        guard !logs.contains(where: { $0.publicKey == key.publicKey }) else {
            throw WitnessPolicy.fault("the log's key stands in the policy already")
        }
        logs.append(key)
    }

    private mutating func add(_ witness: Witness) throws(MerkleLogError) {
        try checkNew(Array(witness.name.utf8))
        guard !witnesses.contains(where: { $0.key.publicKey == witness.key.publicKey }) else {
            throw WitnessPolicy.fault("the witness's key stands in the policy already")
        }
        witnesses.append(witness)
    }

    private mutating func add(group name: [UInt8], threshold: String, members: [[UInt8]]) throws(MerkleLogError) {
        try checkNew(name)
        var taken = Set(groups.flatMap(\.members))
        for member in members {
            let text = String(decoding: member, as: UTF8.self)
            guard isDefined(member) else { throw WitnessPolicy.fault("'\(text)' is not defined above") }
            // A witness counts in one way only.
            guard taken.insert(member).inserted else {
                throw WitnessPolicy.fault("'\(text)' is a member of a group already")
            }
        }
        let count: Int? =
            switch threshold {
            case "all": members.count
            case "any": 1
            default: Int(threshold).flatMap { String($0) == threshold ? $0 : nil }
            }
        guard let count, (1...members.count).contains(count) else {
            throw WitnessPolicy.fault("the threshold '\(threshold)' is not 'all', 'any' or 1 to \(members.count)")
        }
        groups.append(Group(name: name, threshold: count, members: members))
    }

    private mutating func set(quorum name: [UInt8]) throws(MerkleLogError) {
        guard quorum == nil else { throw WitnessPolicy.fault("a second quorum") }
        guard name == WitnessPolicy.none || isDefined(name) else {
            throw WitnessPolicy.fault("'\(String(decoding: name, as: UTF8.self))' is not defined above")
        }
        quorum = name
    }

    private func checkNew(_ name: [UInt8]) throws(MerkleLogError) {
        guard name != WitnessPolicy.none, !isDefined(name) else {
            throw WitnessPolicy.fault("the name '\(String(decoding: name, as: UTF8.self))' is taken")
        }
    }

    private func isDefined(_ name: [UInt8]) -> Bool {
        witnesses.contains { $0.name.utf8.elementsEqual(name) } || groups.contains { $0.name == name }
    }

    private static func fault(_ reason: String) -> MerkleLogError { .init(.malformed, in: "policy", reason) }
}
