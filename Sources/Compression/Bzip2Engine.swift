// SPDX-License-Identifier: EUPL-1.2

internal import CBzip2

/// Decompresses bzip2 streams, one after the other.
@safe final class Bzip2Engine {
    private var stream = unsafe bz_stream()
    private var isOpen = false
    private(set) var isAtBoundary = false
    // The library counts in 32 bits.
    private static let maximumStepByteCount = 1 << 30

    deinit {
        if isOpen { unsafe BZ2_bzDecompressEnd(&stream) }
    }

    func read(
        _ input: [UInt8],
        from offset: inout Int,
        maximumByteCount: Int
    ) -> ([UInt8], CompressionError?) {
        var status = BZ_OK
        var index = offset
        let output = unsafe [UInt8](unsafeUninitializedCapacity: maximumByteCount) { target, count in
            unsafe input.withUnsafeBufferPointer { source in
                while count < maximumByteCount, status == BZ_OK {
                    if !isOpen {
                        // Zero padding after a stream is allowed, as with gzip.
                        while isAtBoundary, index < source.count, unsafe source[index] == 0 { index += 1 }
                        guard index < source.count else { break }
                        status = open()
                        if status != BZ_OK { break }
                    }
                    let isStuck = unsafe step(source, &index, target, &count, &status)
                    if isStuck { break }
                }
            }
        }
        offset = index
        guard status == BZ_OK else {
            let code: CompressionError.Code = status == BZ_MEM_ERROR || status == BZ_CONFIG_ERROR ? .library : .corrupt
            return (output, CompressionError(code: code, format: .bzip2, detail: "bzip2 error \(status)"))
        }
        return (output, nil)
    }

    private func open() -> Int32 {
        unsafe stream = bz_stream()
        let status = unsafe BZ2_bzDecompressInit(&stream, 0, 0)
        isOpen = status == BZ_OK
        isAtBoundary = false
        return status
    }

    // One call of the library; true if it cannot get on.
    private func step(
        _ source: UnsafeBufferPointer<UInt8>,
        _ index: inout Int,
        _ target: UnsafeMutableBufferPointer<UInt8>,
        _ count: inout Int,
        _ status: inout Int32
    ) -> Bool {
        let available = min(source.count - index, Bzip2Engine.maximumStepByteCount)
        let space = min(target.count - count, Bzip2Engine.maximumStepByteCount)
        unsafe stream.next_in = UnsafeMutableRawPointer(mutating: source.baseAddress.map { unsafe $0 + index })?
            .assumingMemoryBound(to: CChar.self)
        unsafe stream.avail_in = UInt32(available)
        unsafe stream.next_out = UnsafeMutableRawPointer(target.baseAddress.map { unsafe $0 + count })?
            .assumingMemoryBound(to: CChar.self)
        unsafe stream.avail_out = UInt32(space)
        status = unsafe BZ2_bzDecompress(&stream)
        let consumed = available - Int(unsafe stream.avail_in)
        let produced = space - Int(unsafe stream.avail_out)
        index += consumed
        count += produced
        guard status == BZ_STREAM_END else { return consumed + produced == 0 }
        unsafe BZ2_bzDecompressEnd(&stream)
        isOpen = false
        isAtBoundary = true
        status = BZ_OK
        return false
    }
}
