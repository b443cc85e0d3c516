// SPDX-License-Identifier: EUPL-1.2

import Licensing
import Testing

struct LicenseExpressionTests {
    /// The tree with every operation in parentheses.
    private func spelled(_ node: LicenseExpression.Node) -> String {
        switch node {
        case .license(let identifier, let orLater, let exception):
            identifier + (orLater ? "+" : "") + (exception.map { " WITH \($0)" } ?? "")
        case .and(let left, let right): "(\(spelled(left)) AND \(spelled(right)))"
        case .or(let left, let right): "(\(spelled(left)) OR \(spelled(right)))"
        }
    }

    @Test(
        arguments: [
            ("CC-BY-4.0", "CC-BY-4.0"),
            ("  MIT  ", "MIT"),
            ("MIT OR CC0-1.0 AND ISC", "(MIT OR (CC0-1.0 AND ISC))"),
            ("MIT AND CC0-1.0 OR ISC", "((MIT AND CC0-1.0) OR ISC)"),
            ("(MIT OR CC0-1.0) AND ISC", "((MIT OR CC0-1.0) AND ISC)"),
            ("MIT OR ISC OR 0BSD", "((MIT OR ISC) OR 0BSD)"),
            ("GPL-2.0-only WITH Classpath-exception-2.0 OR MIT", "(GPL-2.0-only WITH Classpath-exception-2.0 OR MIT)"),
            ("EUPL-1.1+", "EUPL-1.1+"),
            ("LicenseRef-my.own-1", "LicenseRef-my.own-1"),
            ("DocumentRef-x:LicenseRef-y", "DocumentRef-x:LicenseRef-y"),
            ("((MIT))", "MIT"),
            ("Beerware", "Beerware"),
            ("CC-BY-NC-SA-2.0-FR", "CC-BY-NC-SA-2.0-FR"),
        ]
    ) func `operators bind as SPDX says`(_ text: String, _ tree: String) throws {
        #expect(spelled(try LicenseExpression(text).root) == tree)
        #expect(spelled(try LicenseExpression(tree).root) == tree)
    }

    @Test(
        arguments: [
            ("", "the expression is empty; write an SPDX identifier"),
            ("CC BY 4.0", "“BY” follows without AND, OR or WITH; write for instance “CC-BY-4.0”, without spaces"),
            ("MIT and ISC", "“and” is no operator; write “AND”"),
            ("MIT OR", "the expression ends early; add a licence identifier"),
            ("OR MIT", "“OR” stands where a licence identifier should; add one before it"),
            ("(MIT", "a “(” without its “)”; add it"),
            ("MIT)", "a “)” without its “(”; remove it"),
            ("GPL-2.0-only WITH", "WITH lacks the identifier of an exception; add one"),
            ("NONE", "“NONE” grants nothing; write the licence, or “LicenseRef-” and a name of your own"),
            (
                "NOASSERTION OR MIT",
                "“NOASSERTION” grants nothing; write the licence, or “LicenseRef-” and a name of your own"
            ),
            ("LicenseRef-", "“LicenseRef-” lacks a name after the “-”; add one"),
            ("MIT/ISC", "“MIT/ISC” is no licence identifier; write letters, digits, “-” and “.” only"),
            ("cc-by-4.0", "unknown licence “cc-by-4.0”; did you mean “CC-BY-4.0”?"),
            ("CCBY-4.0", "unknown licence “CCBY-4.0”; did you mean “CC-BY-4.0”?"),
            ("Apache-2.O", "unknown licence “Apache-2.O”; did you mean “Apache-2.0”?"),
        ]
    ) func `what is no expression says what to write`(_ text: String, _ message: String) {
        #expect(throws: LicenseExpressionError.self) { try LicenseExpression(text) }
        do throws(LicenseExpressionError) { _ = try LicenseExpression(text) } catch {
            #expect(error.message == message)
        }
    }

    @Test func `a very long or deep expression is an error and no crash`() {
        let deep = String(repeating: "(", count: 100_000) + "MIT" + String(repeating: ")", count: 100_000)
        #expect(throws: LicenseExpressionError.self) { try LicenseExpression(deep) }
        let long = Array(repeating: "MIT", count: 100_000).joined(separator: " OR ")
        #expect(throws: LicenseExpressionError.self) { try LicenseExpression(long) }
    }

    @Test(
        arguments: [
            ("CC0-1.0", LicenseTerms()), ("CC-BY-4.0", .attribution), ("CC-BY-SA-3.0-DE", [.attribution, .shareAlike]),
            ("CC-BY-NC-ND-4.0", [.attribution, .nonCommercial, .noDerivatives]), ("LicenseRef-x", []),
            ("CC0-1.0 OR CC-BY-4.0", .attribution), ("CC-BY-4.0 AND ODbL-1.0", [.attribution, .shareAlike]),
        ] as [(String, LicenseTerms)]
    ) func `the terms of an expression are those of its licences`(_ text: String, _ terms: LicenseTerms) throws {
        #expect(try LicenseExpression(text).terms == terms)
    }

    // Random trees, written with the fewest parentheses and read again.
    @Test func `a written tree is read as the same tree`() throws {
        var state: UInt64 = 7
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        func tree(_ depth: Int) -> LicenseExpression.Node {
            let leaves = ["MIT", "CC-BY-4.0", "LicenseRef-a", "EUPL-1.2"]
            if depth == 0 || random(3) == 0 {
                return .license(leaves[random(4)], orLater: random(4) == 0, exception: random(5) == 0 ? "X-1.0" : nil)
            }
            let (left, right) = (tree(depth - 1), tree(depth - 1))
            return random(2) == 0 ? .and(left, right) : .or(left, right)
        }
        for _ in 0..<500 {
            let node = tree(4)
            #expect(try LicenseExpression(spelled(node)).root == node)
        }
    }
}
