// SPDX-License-Identifier: EUPL-1.2

internal import FileStorage
public import Hashing
public import Ledger

/// Where the indexes of uses lie: beside the ledger that holds their roots, a folder for each release.
public enum UseIndexFolder {
    private static let name = "indexes"

    /// The folder of a release's index.
    public static func path(of release: Digest, inLedger ledger: String) -> String {
        Path.join(ledger, "\(name)/\(release.hexadecimal)")
    }
}

extension IndexStatement {
    /// What the ledger says of a finished index.
    public init(_ summary: UseIndexWriter.Summary, release: Digest) {
        self.init(
            root: summary.root,
            mapFunction: IndexedIdentifier.mapFunction,
            releaseDigest: release
        )
    }
}
