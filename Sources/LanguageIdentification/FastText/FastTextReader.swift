// SPDX-License-Identifier: EUPL-1.2

internal import FileStorage

/// A cursor over a fastText model file that never reads beyond its end and names the file in every error.
struct FastTextReader {
    let path: String
    private let file: InputFile
    private let byteCount: Int
    private var buffer: [UInt8] = []
    /// Where in the buffer the next byte is, and where in the file the buffer begins.
    private var place = 0
    private var bufferOffset = 0

    init(path: String) throws {
        self.path = path
        file = try InputFile(path)
        byteCount = try file.byteCount()
    }

    /// Where in the file the next byte is.
    var offset: Int { bufferOffset + place }
    /// How many bytes are left.
    var remainingByteCount: Int { byteCount - offset }

    func error(_ reason: String) -> LanguageModelError {
        LanguageModelError(
            place: path,
            reason: "\(reason) (at byte \(offset))",
            remedy: "use a supervised model that fastText 0.9 wrote"
        )
    }

    mutating func readByte() throws -> UInt8 {
        if place == buffer.count { try fill() }
        defer { place += 1 }
        return buffer[place]
    }

    mutating func readFlag() throws -> Bool {
        switch try readByte() {
        case 0: false
        case 1: true
        default: throw error("a flag that is neither 0 nor 1")
        }
    }

    mutating func readInteger<Value: FixedWidthInteger>(_ type: Value.Type = Value.self) throws -> Value {
        var value: Value = 0
        for index in 0..<(Value.bitWidth / 8) {
            value |= Value(truncatingIfNeeded: try readByte()) << Value(truncatingIfNeeded: 8 * index)
        }
        return value
    }

    /// An integer that must lie within bounds.
    mutating func readCount<Value: FixedWidthInteger>(
        _ type: Value.Type,
        of name: String,
        in bounds: ClosedRange<Int>
    ) throws -> Int {
        let value = Int(truncatingIfNeeded: try readInteger(type))
        guard bounds.contains(value) else { throw error("\(name) is \(value)") }
        return value
    }

    /// Text up to a zero byte.
    mutating func readZeroTerminated() throws -> [UInt8] {
        var text: [UInt8] = []
        while true {
            let byte = try readByte()
            if byte == 0 { return text }
            text.append(byte)
        }
    }

    mutating func readBytes(_ count: Int) throws -> [UInt8] {
        guard count >= 0, count <= remainingByteCount else {
            throw error("\(count) bytes wanted, the file ends before")
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        while bytes.count < count {
            if place == buffer.count { try fill() }
            let end = min(buffer.count, place + count - bytes.count)
            bytes += buffer[place..<end]
            place = end
        }
        return bytes
    }

    /// Numbers of four bytes each; every one must be finite.
    mutating func readFloats(_ count: Int) throws -> [Float] {
        guard count >= 0, count <= remainingByteCount / 4 else {
            throw error("\(count) numbers wanted, the file ends before")
        }
        var floats: [Float] = []
        floats.reserveCapacity(count)
        while floats.count < count {
            let bytes = try readBytes(4 * min(count - floats.count, 1 << 18))
            let span = bytes.span
            for start in stride(from: 0, to: bytes.count, by: 4) {
                let low = UInt32(span[start]) | UInt32(span[start + 1]) << 8
                let high = UInt32(span[start + 2]) | UInt32(span[start + 3]) << 8
                let value = Float(bitPattern: low | high << 16)
                guard value.isFinite else { throw error("a number that is not finite") }
                floats.append(value)
            }
        }
        return floats
    }

    private mutating func fill() throws {
        bufferOffset += buffer.count
        place = 0
        buffer = try file.read(at: bufferOffset, maximumByteCount: 1 << 20)
        guard !buffer.isEmpty else { throw error("the file ends too soon") }
    }
}
