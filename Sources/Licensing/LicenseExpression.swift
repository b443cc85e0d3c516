// SPDX-License-Identifier: EUPL-1.2

/// An SPDX licence expression: identifiers joined by `AND`, `OR`, `WITH` and parentheses.
///
/// Grammar: SPDX 2.3, annex D. `WITH` binds tighter than `AND`, and `AND` tighter than `OR`.
public struct LicenseExpression: Sendable, Hashable, CustomStringConvertible {
    /// The tree of an expression.
    public indirect enum Node: Sendable, Hashable {
        /// A licence, perhaps "or any later version", perhaps with an exception.
        case license(String, orLater: Bool, exception: String?)
        /// Both hold together.
        case and(Node, Node)
        /// The user may choose.
        case or(Node, Node)
    }

    /// The tree.
    public let root: Node
    /// The expression as it was written, white space folded.
    public let description: String

    /// Parses an expression.
    public init(_ text: String) throws(LicenseExpressionError) {
        var parser = LicenseExpressionParser(text)
        root = try parser.parse()
        description = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Every licence identifier, in the order written.
    public var identifiers: [String] { LicenseExpression.identifiers(of: root) }

    /// What the expression's licences ask for, taken together.
    public var terms: LicenseTerms {
        identifiers.reduce(into: []) { $0.formUnion(LicenseIdentifiers.terms(of: $1)) }
    }

    private static func identifiers(of node: Node) -> [String] {
        switch node {
        case .license(let identifier, _, _): [identifier]
        case .and(let left, let right), .or(let left, let right): identifiers(of: left) + identifiers(of: right)
        }
    }
}

/// Why a text is no licence expression, and what to write instead.
public struct LicenseExpressionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One sentence without a full stop.
    public var message: String

    /// The same as `message`.
    public var description: String { message }
}

/// A recursive-descent parser; its recursion is bounded by the limit on the expression's length.
struct LicenseExpressionParser {
    private var tokens: [String]
    private var position = 0
    private static let maximumTokenCount = 256

    init(_ text: String) {
        var spaced = ""
        for scalar in text.unicodeScalars {
            if scalar == "(" || scalar == ")" { spaced += " \(scalar) " } else { spaced.unicodeScalars.append(scalar) }
        }
        tokens = spaced.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    mutating func parse() throws(LicenseExpressionError) -> LicenseExpression.Node {
        guard !tokens.isEmpty else { throw failure("the expression is empty; write an SPDX identifier") }
        guard tokens.count <= LicenseExpressionParser.maximumTokenCount else {
            throw failure("the expression has more than \(LicenseExpressionParser.maximumTokenCount) words")
        }
        let node = try alternatives()
        guard let token = next else { return node }
        throw failure(
            token == ")"
                ? "a “)” without its “(”; remove it"
                : "“\(token)” follows without AND, OR or WITH; write for instance “CC-BY-4.0”, without spaces"
        )
    }

    private var next: String? { position < tokens.count ? tokens[position] : nil }

    private mutating func alternatives() throws(LicenseExpressionError) -> LicenseExpression.Node {
        var node = try conjunction()
        while try take("OR") { node = .or(node, try conjunction()) }
        return node
    }

    private mutating func conjunction() throws(LicenseExpressionError) -> LicenseExpression.Node {
        var node = try term()
        while try take("AND") { node = .and(node, try term()) }
        return node
    }

    private mutating func term() throws(LicenseExpressionError) -> LicenseExpression.Node {
        guard let token = next else { throw failure("the expression ends early; add a licence identifier") }
        position += 1
        if token == "(" {
            let node = try alternatives()
            guard next == ")" else { throw failure("a “(” without its “)”; add it") }
            position += 1
            return node
        }
        guard token != ")", !["AND", "OR", "WITH"].contains(token.uppercased()) else {
            throw failure("“\(token)” stands where a licence identifier should; add one before it")
        }
        let orLater = token.hasSuffix("+")
        let identifier = orLater ? String(token.dropLast()) : token
        try LicenseIdentifiers.check(identifier)
        return .license(identifier, orLater: orLater, exception: try exception())
    }

    private mutating func exception() throws(LicenseExpressionError) -> String? {
        guard try take("WITH") else { return nil }
        guard let token = next, LicenseIdentifiers.isWord(token) else {
            throw failure("WITH lacks the identifier of an exception; add one")
        }
        position += 1
        return token
    }

    private mutating func take(_ keyword: String) throws(LicenseExpressionError) -> Bool {
        guard let token = next, token.uppercased() == keyword else { return false }
        guard token == keyword else { throw failure("“\(token)” is no operator; write “\(keyword)”") }
        position += 1
        return true
    }

    private func failure(_ message: String) -> LicenseExpressionError { LicenseExpressionError(message: message) }
}
