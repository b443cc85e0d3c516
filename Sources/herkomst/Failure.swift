// SPDX-License-Identifier: EUPL-1.2

import Accounting
import ArgumentParser
import FileStorage
import Glibc
import Ledger
import Licensing
import MerkleLog
import Pipeline
import StrictYAML

/// Ends the program with one sentence on standard error and the exit code that fits the error.
enum Failure {
    static func end(with error: any Error) -> Never {
        if let code = code(for: error) {
            StandardError.write("herkomst: \(sentence(for: error))\n")
            exit(code)
        }
        // The argument parser words its own errors, help and versions; its usage errors become 2.
        let exitCode = Herkomst.exitCode(for: error)
        if exitCode == .validationFailure {
            StandardError.write(Herkomst.fullMessage(for: error) + "\n")
            exit(2)
        }
        if exitCode == .failure, !(error is ExitCode) {
            StandardError.write("herkomst: \(error)\n")
            exit(2)
        }
        Herkomst.exit(withError: error)
    }

    private static func sentence(for error: any Error) -> String {
        error is CancellationError ? "stopped; run the same command again to go on" : "\(error)"
    }

    /// The exit code of an error that is worded already; `nil` for the argument parser's.
    private static func code(for error: any Error) -> Int32? {
        switch error {
        case let error as BuildError:
            switch error.kind {
            case .refused: 1
            case .input: 2
            case .environment: 3
            }
        case is ConfigurationError: 2
        case let error as FileError: error.isNotFound ? 2 : 3
        case let error as LedgerError: error.code == .storage ? 3 : error.isAboutContents ? 1 : 2
        case is MerkleLogError: 2
        case let error as ReceiptError: error.isAboutContents ? 1 : 2
        case is WitnessRefusal: 1
        case is CancellationError: 3
        default: nil
        }
    }
}

/// Standard error, unbuffered.
enum StandardError {
    static func write(_ text: String) {
        let bytes = Array(text.utf8)
        var offset = 0
        while offset < bytes.count {
            let written = unsafe bytes.withUnsafeBytes { source in
                unsafe Glibc.write(STDERR_FILENO, source.baseAddress.map { unsafe $0 + offset }, bytes.count - offset)
            }
            // Nobody can be told that nobody can be told.
            guard written > 0 || errno == EINTR else { return }
            offset += max(0, written)
        }
    }
}
