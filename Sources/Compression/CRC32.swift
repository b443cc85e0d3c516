// SPDX-License-Identifier: EUPL-1.2

internal import CLibDeflate

/// The checksum of gzip and zip.
public struct CRC32: Sendable {
    /// The checksum of the bytes until now.
    public private(set) var value: UInt32 = 0

    /// The checksum of no bytes.
    public init() {}

    /// Takes the next bytes.
    public mutating func update(_ bytes: [UInt8]) {
        value = unsafe bytes.withUnsafeBytes { bytes in
            unsafe libdeflate_crc32(value, bytes.baseAddress, bytes.count)
        }
    }
}
