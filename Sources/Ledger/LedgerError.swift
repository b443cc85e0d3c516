// SPDX-License-Identifier: EUPL-1.2

internal import FileStorage
internal import MerkleLog

/// What is wrong with a ledger, and where.
public struct LedgerError: Error, Hashable, CustomStringConvertible {
    /// Classes of errors.
    public enum Code: String, Sendable, Hashable {
        /// A file or the database could not be opened, read or written; nothing is said about what it holds.
        case storage
        /// There is no ledger, or a part of it is missing.
        case missing
        /// There is a ledger already.
        case exists
        /// Bytes do not have the form they should.
        case malformed
        /// Hash, chain, tree or derived table do not fit the entries.
        case mismatch
        /// A signature is wrong.
        case badSignature = "bad-signature"
        /// Signed, but by no key that the verifier holds.
        case unknownKey = "unknown-key"
        /// The database is older than, or different from, what was published: signing would show two histories.
        case rollback
        /// A statement does not fit into a leaf.
        case oversize
        /// The key file can be read by others, or is another ledger's.
        case keyFile = "key-file"
        /// The statements or the time that the caller gave cannot be logged.
        case refused
    }

    /// The class of error.
    public var code: Code
    /// Where it is: a file, with an entry's number if one is meant.
    public var location: String
    /// What is wrong.
    public var reason: String
    /// What to do about it, if anything can be done.
    public var remedy: String?

    /// An error.
    public init(_ code: Code, at location: String, _ reason: String, remedy: String? = nil) {
        self.code = code
        self.location = location
        self.reason = reason
        self.remedy = remedy
    }

    /// Whether the ledger itself is wrong, rather than the machine, or what the caller asked for.
    public var isAboutContents: Bool {
        switch code {
        case .missing, .malformed, .mismatch, .badSignature, .unknownKey, .rollback: true
        case .storage, .exists, .oversize, .keyFile, .refused: false
        }
    }

    /// One sentence for people.
    public var description: String { "\(location): \(reason)" + (remedy.map { "; \($0)" } ?? "") }

    init(_ error: MerkleLogError, at location: String) {
        let code: Code =
            switch error.code {
            case .malformed: .malformed
            case .badSignature: .badSignature
            case .unknownSigner: .unknownKey
            case .oversize: .oversize
            }
        self.init(code, at: location, error.description)
    }

    init(_ error: FileError) {
        self.init(error.isNotFound ? .missing : .storage, at: error.path, error.description)
    }
}

/// Runs `body` with the errors of the layers below turned into this module's.
func locating<Result>(_ location: String, _ body: () throws -> Result) throws(LedgerError) -> Result {
    do {
        return try body()
    } catch let error as LedgerError {
        throw error
    } catch let error as MerkleLogError {
        throw LedgerError(error, at: location)
    } catch let error as FileError {
        throw LedgerError(error)
    } catch {
        throw LedgerError(.storage, at: location, "\(error)")
    }
}
