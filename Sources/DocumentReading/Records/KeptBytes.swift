// SPDX-License-Identifier: EUPL-1.2

/// The bytes of a file that are kept from earlier chunks, up to where the next one begins.
struct KeptBytes {
    private(set) var bytes: [UInt8] = []

    /// Keeps what of a chunk lies after an index.
    mutating func append(_ chunk: ArraySlice<UInt8>) {
        bytes += chunk
    }

    /// Lets go of them, but not of the memory.
    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
    }

    /// Lets go of them and of the memory.
    mutating func release() {
        bytes = []
    }

    /// Lets go of the first.
    mutating func dropFirst(_ count: Int) {
        bytes = Array(bytes.dropFirst(count))
    }

    /// A stretch that begins with them or in the chunk, whose offset in the file is given.
    func stretch(from start: Int, to end: Int, _ chunk: [UInt8], at offset: Int) -> [UInt8] {
        guard end > offset else { return Array(bytes.prefix(end - start)) }
        return bytes + chunk[max(0, start - offset)..<(end - offset)]
    }

    /// The same, giving away what is kept.
    mutating func takeStretch(from start: Int, to end: Int, _ chunk: [UInt8], at offset: Int) -> [UInt8] {
        guard end > offset else { return Array(bytes.prefix(end - start)) }
        bytes += chunk[max(0, start - offset)..<(end - offset)]
        defer { bytes = [] }
        return bytes
    }
}
