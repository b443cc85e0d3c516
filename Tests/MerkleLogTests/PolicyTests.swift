// SPDX-License-Identifier: EUPL-1.2

import Hashing
import MerkleLog
import Testing

struct PolicyTests {
    private let keys: [WitnessSigningKey]
    private let checkpoint: SignedCheckpoint
    private let log: SigningKey

    init() throws {
        keys = try (0..<6).map { number in
            try WitnessSigningKey(name: "w\(number).example", seed: Array(repeating: 10 + number, count: 32))
        }
        log = try SigningKey(name: "example.org/log", seed: Array(repeating: 1, count: 32))
        let head = Checkpoint(origin: "example.org/log", size: 3, root: Digest.sha256([1]))
        checkpoint = try SignedCheckpoint(signing: head, with: log)
    }

    private var witnessLines: String {
        keys.enumerated().map { "witness \($0 < 3 ? "X\($0 + 1)" : "Y\($0 - 2)") \($1.verifier)\n" }.joined()
    }

    private func policy(_ text: String) throws -> WitnessPolicy { try WitnessPolicy(Array(text.utf8)) }

    private func isSatisfied(_ policy: WitnessPolicy, by numbers: [Int]) throws -> Bool {
        let lines = try numbers.map { try keys[$0].cosign(checkpoint.checkpoint, at: 1) }
        return try policy.cosignatures(of: checkpoint.adding(lines)).isSatisfied
    }

    @Test func `the specification's example asks for two of X and one of Y`() throws {
        let policy = try policy(
            """
            # an example
            log \(log.verifier)

            \(witnessLines)group X-witnesses 2 X1 X2 X3
              group\tY-witnesses any Y1 Y2 Y3
            group X-and-Y all X-witnesses Y-witnesses
            quorum X-and-Y

            """
        )
        #expect(policy.logs == [log.verifier])
        #expect(policy.witnesses.map(\.key) == keys.map(\.verifier))
        // Every set of cosigners, against the rule written down.
        for set in 0..<64 {
            let numbers = (0..<6).filter { set >> $0 & 1 == 1 }
            let expected = numbers.count { $0 < 3 } >= 2 && numbers.contains { $0 >= 3 }
            #expect(try isSatisfied(policy, by: numbers) == expected, "\(numbers)")
        }
    }

    @Test func `a single witness, and none`() throws {
        #expect(try isSatisfied(try policy("quorum none\n"), by: []))
        let one = try policy("\(witnessLines)quorum Y1\n")
        #expect(try !isSatisfied(one, by: [0, 1, 2, 4, 5]))
        #expect(try isSatisfied(one, by: [3]))
    }

    @Test func `one wrong cosignature by a witness of the policy spoils the checkpoint`() throws {
        let policy = try policy("\(witnessLines)quorum X1\n")
        var line = try keys[1].cosign(checkpoint.checkpoint, at: 1)
        line.signature[20] ^= 1
        let cosigned = try checkpoint.adding([try keys[0].cosign(checkpoint.checkpoint, at: 1), line])
        #expect(throws: MerkleLogError.self) { try policy.cosignatures(of: cosigned) }
    }

    @Test func `names are octets`() throws {
        let text = "witness \u{E9} \(keys[0].verifier)\nwitness e\u{301} \(keys[1].verifier)\nquorum \u{E9}\n"
        let policy = try policy(text)
        #expect(try isSatisfied(policy, by: [0]))
        #expect(try !isSatisfied(policy, by: [1]))
    }

    @Test(arguments: [
        "", "\n", "# nothing\n", "quorum none", "quorum none\nquorum none\n", "quorum X9\n", "quorum\n", "witness A\n",
        "group g all\nquorum none\n", "group g all A\nquorum none\n", "W group g 1 W\nquorum g\n",
        "WITNESSES group g 0 X1\nquorum g\n", "WITNESSES group g 3 X1 X2\nquorum g\n",
        "WITNESSES group g 01 X1\nquorum g\n", "WITNESSES group g +1 X1\nquorum g\n",
        "WITNESSES group g all X1 X1\nquorum g\n", "WITNESSES group X1 all X2\nquorum X1\n",
        "WITNESSES group none all X2\nquorum none\n", "WITNESSES group g all none\nquorum g\n",
        "WITNESSES group g all h\ngroup h all X1\nquorum g\n",
        "WITNESSES group g all X1\ngroup h all X1\nquorum g\n", "WITNESSES quorum X1\r\n", "WITNESSES quorum X1 X2\n",
        "WITNESSES\u{0}quorum none\n", "WITNESSES quorums none\n", "LOG LOG quorum none\n", "WAGAIN quorum none\n",
    ])
    func `what is not a policy is refused`(text: String) throws {
        let again = "witness Z \(keys[0].verifier)\n"
        let full = text.replacing("WITNESSES ", with: witnessLines).replacing("LOG ", with: "log \(log.verifier)\n")
            .replacing("WAGAIN ", with: witnessLines + again)
        #expect(throws: MerkleLogError.self) { try policy(full) }
    }

    @Test func `a policy as large as the specification asks for is read`() throws {
        var text = ""
        for number in 0..<UInt8(40) {
            let seed = [UInt8](repeating: number, count: 32)
            text += "log \(try SigningKey(name: "l\(number)", seed: seed).verifier) https://log.example/\n"
            text += "witness w\(number) \(try WitnessSigningKey(name: "w\(number)", seed: seed).verifier) https://w/\n"
            text += "group g\(number) all \(number == 0 ? "" : "g\(number - 1) ")w\(number)\n"
        }
        let policy = try policy(text + "quorum g39\n")
        #expect(policy.logs.count == 40)
        #expect(policy.witnesses.count == 40)
    }
}
