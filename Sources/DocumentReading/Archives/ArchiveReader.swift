// SPDX-License-Identifier: EUPL-1.2

/// Reads an archive step by step.
protocol ArchiveReader {
    /// One step, which appends what is complete; false if there is no other.
    mutating func advance(into output: inout [CutRecord]) -> Bool
}
