// SPDX-License-Identifier: EUPL-1.2

/// Copying out of borrowed bytes.
extension Array where Element == UInt8 {
    /// Appends a copy of borrowed bytes.
    @inlinable public mutating func append(copying bytes: Span<UInt8>) {
        // Much of what is copied is a word or two, so that the way there counts.
        guard !bytes.isEmpty else { return }
        append(addingCapacity: bytes.count) { output in
            unsafe output.withUnsafeMutableBufferPointer { target, initializedCount in
                unsafe bytes.withUnsafeBufferPointer { source in
                    guard let from = source.baseAddress, let to = target.baseAddress else { return }
                    unsafe to.initialize(from: from, count: source.count)
                    initializedCount = source.count
                }
            }
        }
    }

    /// A copy of borrowed bytes.
    @inlinable public init(copying bytes: Span<UInt8>) {
        self = unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) }
    }
}
