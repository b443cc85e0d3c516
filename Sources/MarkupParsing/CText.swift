// SPDX-License-Identifier: EUPL-1.2

internal import Glibc

extension UnsafePointer<UInt8> {
    /// The bytes of a C string, without the NUL that ends it.
    var textBytes: UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(start: self, count: strlen(self))
    }
}
