// SPDX-License-Identifier: EUPL-1.2

/// A mapping in a configuration file; it remembers which keys were asked for, and `finish` refuses the others.
///
/// Not thread-safe.
public final class ConfigurationMapping {
    /// The file, as errors name it.
    public let path: String
    /// The key that the mapping belongs to; empty for the file itself.
    public let name: String
    /// The line where the mapping begins, counted from 1.
    public let line: Int
    private let members: [ConfigurationNode.Member]
    private var askedKeys: [String] = []

    init(path: String, name: String, line: Int, members: [ConfigurationNode.Member]) {
        self.path = path
        self.name = name
        self.line = line
        self.members = members
    }

    /// The keys that stand there, in order.
    public var keys: [String] { members.map(\.key) }

    /// The line of a key that stands there, else the line of the mapping.
    public func line(of key: String) -> Int {
        members.first { $0.key == key }?.line ?? line
    }

    /// An error at a key, or at the mapping if the key is not there.
    public func error(at key: String? = nil, _ message: String) -> ConfigurationError {
        ConfigurationError(path: path, line: key.map(line(of:)) ?? line, message: message)
    }

    /// The value of a key; `nil` if the key is not there.
    ///
    /// A key without a value is an error.
    public func optionalValue(_ key: String) throws(ConfigurationError) -> ConfigurationValue? {
        if !askedKeys.contains(key) { askedKeys.append(key) }
        guard let member = members.first(where: { $0.key == key }) else { return nil }
        if case .text("", isPlain: true) = member.value.content {
            throw error(at: key, "“\(key)” has no value; write one after the colon, or remove the line")
        }
        return ConfigurationValue(path: path, name: key, line: member.line, node: member.value)
    }

    /// The value of a key that must be there; `example` is what the error suggests to write.
    public func value(_ key: String, example: String = "…") throws(ConfigurationError) -> ConfigurationValue {
        if let value = try optionalValue(key) { return value }
        // A misspelt key is both missing and unknown; the misspelling is the better thing to report.
        for member in members where !askedKeys.contains(member.key) {
            if Spelling.suggestion(for: member.key, among: [key]) != nil { throw unknown(member, suggestion: key) }
        }
        let place = name.isEmpty ? "" : " in “\(name)”"
        throw error("the key “\(key)” is missing\(place); add “\(key): \(example)”")
    }

    /// Refuses every key that was never asked for.
    public func finish() throws(ConfigurationError) {
        let absentKeys = askedKeys.filter { key in !members.contains { $0.key == key } }
        for member in members where !askedKeys.contains(member.key) {
            throw unknown(member, suggestion: Spelling.suggestion(for: member.key, among: absentKeys))
        }
    }

    private func unknown(_ member: ConfigurationNode.Member, suggestion: String?) -> ConfigurationError {
        let remedy =
            suggestion.map { "did you mean “\($0)”?" }
            ?? "remove it; the keys here are \(Spelling.list(askedKeys.sorted()))"
        return ConfigurationError(path: path, line: member.line, message: "unknown key “\(member.key)”; \(remedy)")
    }
}

/// The value of a key, of one type.
extension ConfigurationMapping {
    /// A text that must be there.
    public func text(_ key: String, example: String = "some text") throws(ConfigurationError) -> String {
        try value(key, example: example).text()
    }

    /// A text, or `nil` if the key is not there.
    public func optionalText(_ key: String) throws(ConfigurationError) -> String? {
        try optionalValue(key)?.text()
    }

    /// A whole number that must be there.
    public func integer(
        _ key: String,
        in range: ClosedRange<Int> = Int.min...Int.max
    ) throws(ConfigurationError) -> Int {
        try value(key, example: String(range.clamped(to: 1...Int.max).lowerBound)).integer(in: range)
    }

    /// A whole number, or `nil` if the key is not there.
    public func optionalInteger(
        _ key: String,
        in range: ClosedRange<Int> = Int.min...Int.max
    ) throws(ConfigurationError) -> Int? {
        try optionalValue(key)?.integer(in: range)
    }

    /// A truth value that must be there.
    public func boolean(_ key: String) throws(ConfigurationError) -> Bool {
        try value(key, example: "true").boolean()
    }

    /// A truth value, or `nil` if the key is not there.
    public func optionalBoolean(_ key: String) throws(ConfigurationError) -> Bool? {
        try optionalValue(key)?.boolean()
    }

    /// A list that must be there.
    public func list(_ key: String) throws(ConfigurationError) -> [ConfigurationValue] {
        try value(key, example: "[…]").list()
    }

    /// A list, or `nil` if the key is not there.
    public func optionalList(_ key: String) throws(ConfigurationError) -> [ConfigurationValue]? {
        try optionalValue(key)?.list()
    }

    /// A list of texts that must be there.
    public func texts(_ key: String) throws(ConfigurationError) -> [String] {
        try texts(in: list(key))
    }

    /// A list of texts, or `nil` if the key is not there.
    public func optionalTexts(_ key: String) throws(ConfigurationError) -> [String]? {
        guard let elements = try optionalList(key) else { return nil }
        return try texts(in: elements)
    }

    /// A mapping that must be there.
    public func mapping(_ key: String) throws(ConfigurationError) -> ConfigurationMapping {
        try value(key, example: "{…}").mapping()
    }

    /// A mapping, or `nil` if the key is not there.
    public func optionalMapping(_ key: String) throws(ConfigurationError) -> ConfigurationMapping? {
        try optionalValue(key)?.mapping()
    }

    /// A case of an enumeration that must be there.
    public func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String,
        of type: Choice.Type = Choice.self
    ) throws(ConfigurationError) -> Choice where Choice.RawValue == String {
        try value(key, example: type.allCases.map(\.rawValue).joined(separator: " | ")).choice(of: type)
    }

    /// A case of an enumeration, or `nil` if the key is not there.
    public func optionalChoice<Choice: RawRepresentable & CaseIterable>(
        _ key: String,
        of type: Choice.Type = Choice.self
    ) throws(ConfigurationError) -> Choice? where Choice.RawValue == String {
        try optionalValue(key)?.choice(of: type)
    }

    private func texts(in elements: [ConfigurationValue]) throws(ConfigurationError) -> [String] {
        var texts: [String] = []
        for element in elements { texts.append(try element.text()) }
        return texts
    }
}
