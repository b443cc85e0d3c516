// SPDX-License-Identifier: EUPL-1.2

/// A part of a JSON file whose form is not known beforehand.
///
/// Strings are UTF-8 bytes, since `String` holds equal what a vocabulary tells apart ("é" in one scalar and in two); the
/// members of objects keep their order, and names that come twice stay.
indirect enum JSONValue: Equatable {
    case null
    case boolean(Bool)
    case integer(Int)
    /// A number that is not a whole one, or too large; nothing in these files needs its value.
    case otherNumber
    case string([UInt8])
    case array([JSONValue])
    case object([Member])

    /// A member of an object.
    struct Member: Equatable {
        var key: [UInt8]
        var value: JSONValue
    }

    /// The last member of that name of an object; `nil` for anything else and for `null`.
    subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        guard let value = members.last(where: { $0.key.elementsEqual(key.utf8) })?.value, value != .null else {
            return nil
        }
        return value
    }

    /// The bytes of a string.
    var bytes: [UInt8]? {
        guard case .string(let bytes) = self else { return nil }
        return bytes
    }

    /// The text of a string.
    var text: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }

    /// The value of a boolean.
    var flag: Bool? {
        guard case .boolean(let flag) = self else { return nil }
        return flag
    }

    /// The elements of an array.
    var elements: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// The members of an object.
    var members: [Member]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    /// The value of a whole number.
    var number: Int? {
        guard case .integer(let number) = self else { return nil }
        return number
    }

    /// What the files call the kind of a component.
    var type: String { self["type"]?.text ?? "without a type" }
}
