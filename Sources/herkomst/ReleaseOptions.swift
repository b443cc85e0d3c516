// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Compression
import Hashing
import Ledger
import MerkleLog
import Release
import Sharding

/// Options that say which release is meant and whom to trust.
struct ReleaseOptions: ParsableArguments {
    @Argument(help: "The folder of a release.", completion: .directory)
    var release: String

    @Option(
        help: "A verifier key to trust, name+id+key; may be given more than once. (default: those in your key ring)"
    )
    var key: [String] = []

    /// The keys that are held; none is no error yet, since the release can then say which is needed.
    func keys() throws -> [VerifierKey] {
        if key.isEmpty { return try KeyRing(readingFrom: UserKeyRing.path).keys }
        do {
            return try UserKeyRing.keys(given: key)
        } catch let error as MerkleLogError {
            throw ValidationError("--key is no verifier key: \(error)")
        }
    }

    /// The release and its seal; a release under a key that is not held is answered for with a warning.
    func openWithSeal() throws -> (folder: ReleaseFolder, seal: ReleaseSeal) {
        let folder = try ReleaseFolder(release)
        let seal = try folder.seal(keys: keys())
        if !seal.isVerified {
            StandardError.write(
                "herkomst: warning: no key that you hold has signed this release, so nothing says that it is what "
                    + "\(seal.checkpoint.origin) published; see `herkomst verify \(release)`\n"
            )
        }
        return (folder, seal)
    }
}

/// Runs the body of a command on a release; what it finds wrong ends the command with one sentence and the code for it.
func answering(_ prefix: String = "", _ body: () throws -> Void) throws {
    do {
        try body()
    } catch let error as ReleaseError {
        let ring = error.code == .unknownKey ? " (\(UserKeyRing.path))" : ""
        StandardError.write("herkomst: \(error.isAboutContents ? prefix : "")\(error)\(ring)\n".printable)
        throw ExitCode(error.isAboutContents ? 1 : 2)
    } catch let error as LedgerError where error.isAboutContents {
        StandardError.write("herkomst: \(prefix)\(error)\n".printable)
        throw ExitCode(1)
    } catch let error as ShardError {
        StandardError.write("herkomst: \(prefix)\(error)\n".printable)
        throw ExitCode(1)
    } catch let error as CompressionError {
        StandardError.write("herkomst: \(prefix)\(error)\n".printable)
        throw ExitCode(1)
    }
}

extension ReleaseError {
    /// Whether the release is at fault, not the question.
    fileprivate var isAboutContents: Bool { code == .mismatch || code == .unknownKey }
}

extension String {
    /// The text without characters that would move a terminal's cursor or colour it; line feeds and tabs stay.
    var printable: String {
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            let isControl = scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
            scalars.append(isControl ? "\u{FFFD}" : scalar)
        }
        return String(scalars)
    }
}

extension ReleaseSeal {
    /// What an answer for people ends with: what it was read from.
    var lines: String {
        """
        release     \(releaseDigest)
        checkpoint  \(checkpoint.origin), size \(checkpoint.size), root \(checkpoint.root)
        signature   \(key.map { "verified, by \($0)" } ?? "NOT VERIFIED: signed by no key that you hold")
        """
    }
}
