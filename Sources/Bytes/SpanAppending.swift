// SPDX-License-Identifier: EUPL-1.2

/// Copying out of borrowed bytes.
extension Array where Element == UInt8 {
    /// Appends a copy of borrowed bytes.
    @inlinable public mutating func append(copying bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }

    /// A copy of borrowed bytes.
    @inlinable public init(copying bytes: Span<UInt8>) {
        self = unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) }
    }
}
