// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
public import FileStorage

/// A file whose bytes can be read anywhere: as they lie on disk (`InputFile`) or checked (`VerifiedFile`).
public protocol ByteSource: AnyObject {
    /// The path, for messages.
    var path: String { get }

    /// The size in bytes.
    func byteCount() throws(FileError) -> Int

    /// Up to `maximumByteCount` bytes from `offset`; empty past the end only.
    func bytes(at offset: Int, maximumByteCount: Int) throws -> [UInt8]
}

extension InputFile: ByteSource {
    /// Up to `maximumByteCount` bytes from `offset`; empty past the end only.
    public func bytes(at offset: Int, maximumByteCount: Int) throws -> [UInt8] {
        try read(at: offset, maximumByteCount: maximumByteCount)
    }
}

extension ByteSource {
    /// Exactly `count` bytes from `offset`; a file that ends before is an error.
    public func exactBytes(at offset: Int, count: Int) throws -> [UInt8] {
        var bytes = try bytes(at: offset, maximumByteCount: count)
        while bytes.count < count {
            let rest = try self.bytes(at: offset + bytes.count, maximumByteCount: count - bytes.count)
            if rest.isEmpty {
                throw ShardError(path, at: offset, "\(count) bytes wanted, \(bytes.count) left: the file is cut short")
            }
            bytes += rest
        }
        return bytes
    }

    /// `count` little-endian integers from `offset`.
    func integers<Value: FixedWidthInteger>(
        at offset: Int,
        count: Int,
        as type: Value.Type = Value.self
    ) throws -> [Value] {
        let width = Value.bitWidth / 8
        let bytes = try exactBytes(at: offset, count: count * width)
        var values: [Value] = []
        values.reserveCapacity(count)
        for start in stride(from: 0, to: bytes.count, by: width) {
            values.append(bytes.littleEndianInteger(at: start))
        }
        return values
    }
}

extension [UInt8] {
    /// The little-endian integer that begins at `offset`; the bytes must be there.
    func littleEndianInteger<Value: FixedWidthInteger>(at offset: Int, as type: Value.Type = Value.self) -> Value {
        var value: Value = 0
        for index in 0..<(Value.bitWidth / 8) {
            value |= Value(truncatingIfNeeded: self[offset + index]) << Value(truncatingIfNeeded: 8 * index)
        }
        return value
    }
}
