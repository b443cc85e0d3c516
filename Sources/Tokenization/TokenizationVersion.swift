// SPDX-License-Identifier: EUPL-1.2

/// The version of this module's results, which enters the keys of everything computed with it.
public enum TokenizationVersion {
    /// Raised by every change after which the same input could give other ids or another vocabulary.
    public static let current = 2
}
