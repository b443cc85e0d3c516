// SPDX-License-Identifier: EUPL-1.2

/// Which elements a line of a dialect speaks of: names with the elements directly around them, and at most one condition
/// on an attribute.
///
/// `p`, `table/row`, `body|div/quote`, `lb[break=no]`, `div[class~=note]`, `ref[target]`.
public struct XMLSelector: Sendable, Hashable {
    /// A condition on an attribute of the element.
    public struct Condition: Sendable, Hashable {
        /// How the attribute's value is compared.
        public enum Relation: String, Sendable, CaseIterable {
            /// The attribute is there.
            case present = ""
            /// The value is this.
            case equal = "="
            /// The value holds this among its words.
            case word = "~="
            /// The value begins with this.
            case prefix = "^="
        }

        /// The attribute's local name.
        public var attribute: String
        /// How its value is compared.
        public var relation: Relation
        /// With what.
        public var value: String
    }

    /// The element's names, and those of the elements around it: the outermost first, each with its alternatives.
    public var steps: [[String]]
    /// The condition on the element itself.
    public var condition: Condition?

    /// The selector that a text writes; `nil` if it writes none.
    public init?(_ text: String) {
        var path = text[...]
        if let open = path.firstIndex(of: "[") {
            guard path.last == "]", let condition = Condition(path[path.index(after: open)...].dropLast()) else {
                return nil
            }
            self.condition = condition
            path = path[..<open]
        }
        steps = path.split(separator: "/", omittingEmptySubsequences: false).map { step in
            step.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        }
        guard steps.allSatisfy({ $0.allSatisfy(XMLSelector.isName) }) else { return nil }
    }

    /// What the text of a selector looks like, for errors.
    static let expectation =
        "an element, such as p, table/row, body|div/quote, lb[break=no], div[class~=note] or ref[target]"

    static func isName(_ text: some StringProtocol) -> Bool {
        guard let first = text.utf8.first, first >= 0x41 else { return false }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x80...0xFF: true
            default: false
            }
        }
    }
}

extension XMLSelector.Condition {
    fileprivate init?(_ text: Substring) {
        guard let equals = text.firstIndex(of: "=") else {
            guard XMLSelector.isName(text) else { return nil }
            self.init(attribute: String(text), relation: .present, value: "")
            return
        }
        let value = text[text.index(after: equals)...]
        let left = text[..<equals]
        let relation: Relation =
            switch left.last {
            case "~": .word
            case "^": .prefix
            default: .equal
            }
        let attribute = relation == .equal ? left : left.dropLast()
        guard XMLSelector.isName(attribute), !value.isEmpty else { return nil }
        self.init(attribute: String(attribute), relation: relation, value: String(value))
    }
}

/// Where a dialect finds a fact: the content of an element, or one of its attributes (`ref@target`).
public struct XMLFactPlace: Sendable, Hashable {
    /// The element.
    public var selector: XMLSelector
    /// The attribute; `nil` for the element's content.
    public var attribute: String?

    /// The place that a text writes; `nil` if it writes none.
    public init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let selector = XMLSelector(String(parts[0])) else { return nil }
        self.selector = selector
        guard parts.count == 2 else { return }
        guard XMLSelector.isName(parts[1]) else { return nil }
        attribute = String(parts[1])
    }

    static let expectation = "an element or one of its attributes, such as titleStmt/title or licence@target"
}
