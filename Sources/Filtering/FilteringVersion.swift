// SPDX-License-Identifier: EUPL-1.2

/// The version of what scorers measure: raised whenever the same document would get another score.
public enum FilteringVersion {
    /// The version that this build measures with.
    public static let current = 3
}
