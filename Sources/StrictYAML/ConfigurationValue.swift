// SPDX-License-Identifier: EUPL-1.2

/// A value in a configuration file, with the line it stands on and the key it belongs to.
public struct ConfigurationValue: Sendable {
    /// The file, as errors name it.
    public let path: String
    /// How errors call the value: `license`, or `paths[2]` for the second of a list.
    public let name: String
    /// The line, counted from 1.
    public let line: Int
    let node: ConfigurationNode

    init(path: String, name: String, line: Int, node: ConfigurationNode) {
        self.path = path
        self.name = name
        self.line = line
        self.node = node
    }

    /// An error at this value; say what is wrong and what to write instead.
    public func error(_ message: String) -> ConfigurationError {
        ConfigurationError(path: path, line: line, message: message)
    }

    /// Whether the value is a mapping.
    public var isMapping: Bool {
        if case .mapping = node.content { true } else { false }
    }

    /// Whether the value is a list.
    public var isList: Bool {
        if case .list = node.content { true } else { false }
    }

    /// The value as text, which is not empty.
    public func text() throws(ConfigurationError) -> String {
        guard case .text(let text, _) = node.content else { throw wrongType("a text") }
        guard !text.isEmpty else { throw error("“\(name)” is empty; write a text, or remove the line") }
        return text
    }

    /// The value as a whole number: digits without quotation marks, in groups parted by `_` if that reads better.
    public func integer(in range: ClosedRange<Int> = Int.min...Int.max) throws(ConfigurationError) -> Int {
        guard case .text(let text, isPlain: true) = node.content, let number = ConfigurationValue.number(text) else {
            throw wrongType("a whole number")
        }
        guard range.contains(number) else {
            throw error("“\(name)” is \(number); write a whole number \(ConfigurationValue.words(for: range))")
        }
        return number
    }

    /// The value as a truth value: `true` or `false`, nothing else.
    public func boolean() throws(ConfigurationError) -> Bool {
        switch node.content {
        case .text("true", isPlain: true): return true
        case .text("false", isPlain: true): return false
        default: throw wrongType("true or false")
        }
    }

    /// The value as a list, each element with its own line.
    public func list() throws(ConfigurationError) -> [ConfigurationValue] {
        guard case .list(let elements) = node.content else { throw wrongType("a list, such as [a, b]") }
        return elements.enumerated().map { index, element in
            ConfigurationValue(path: path, name: "\(name)[\(index + 1)]", line: element.line, node: element)
        }
    }

    /// The value as a mapping.
    public func mapping() throws(ConfigurationError) -> ConfigurationMapping {
        guard case .mapping(let members) = node.content else { throw wrongType("a mapping of “key: value” lines") }
        return ConfigurationMapping(path: path, name: name, line: line, members: members)
    }

    /// The value as one of the cases of an enumeration.
    public func choice<Choice: RawRepresentable & CaseIterable>(
        of type: Choice.Type = Choice.self
    ) throws(ConfigurationError) -> Choice where Choice.RawValue == String {
        let text = try self.text()
        if let choice = Choice(rawValue: text) { return choice }
        let allowed = Choice.allCases.map(\.rawValue)
        if let suggestion = Spelling.suggestion(for: text, among: allowed) {
            throw error(
                "“\(text)” is no value for “\(name)”; did you mean “\(suggestion)”? Allowed: \(Spelling.list(allowed))"
            )
        }
        throw error("“\(text)” is no value for “\(name)”; write one of \(Spelling.list(allowed))")
    }

    /// The value as whatever `parse` makes of its text; `expected` says in words what that takes.
    public func parsed<Value>(
        as expected: String,
        _ parse: (String) -> Value?
    ) throws(ConfigurationError) -> Value {
        guard let value = parse(try text()) else { throw wrongType(expected) }
        return value
    }

    private func wrongType(_ expected: String) -> ConfigurationError {
        error("“\(name)” is \(node.kindName); write \(expected)")
    }

    private static func number(_ text: String) -> Int? {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        guard let first = digits.utf8.first, let last = digits.utf8.last, first != 0x5F, last != 0x5F,
            digits.utf8.allSatisfy({ $0 == 0x5F || ($0 >= 0x30 && $0 <= 0x39) })
        else { return nil }
        return Int(String(text.filter { $0 != "_" }))
    }

    private static func words(for range: ClosedRange<Int>) -> String {
        if range.upperBound == .max { return "of at least \(range.lowerBound)" }
        if range.lowerBound == .min { return "of at most \(range.upperBound)" }
        return "from \(range.lowerBound) to \(range.upperBound)"
    }
}
