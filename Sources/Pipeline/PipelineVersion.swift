// SPDX-License-Identifier: EUPL-1.2

/// The version of everything in this target that determines a part's bytes: layouts, lines, order, keys.
///
/// It enters every key; raise it whenever the same input could give another part.
public enum PipelineVersion {
    /// The version of this code.
    public static let current = 3
}
