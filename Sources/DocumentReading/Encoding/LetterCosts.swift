// SPDX-License-Identifier: EUPL-1.2

/// How surprising a letter of a language is after another one: what tells legacy encodings apart.
///
/// The tables were learnt from sentences of each language by `Benchmarks/learn-letters`: costs in quarters of a nat, one
/// row for each letter before, one column for each letter after.
struct LetterCosts: Sendable {
    /// The language's code.
    let language: String
    /// The number of kinds of character.
    let kindCount: Int
    /// What is no letter: the kind of spaces, digits and punctuation.
    static let boundary: UInt8 = 0
    /// A letter that is not the language's.
    static let foreign: UInt8 = 1

    private let kinds: [Unicode.Scalar: UInt8]
    private let costs: [UInt8]
    // In languages of other scripts, Latin letters are one kind.
    private let latin: UInt8?

    /// All languages that there are tables of.
    static let all: [LetterCosts] = (northern + western + central + otherScripts).map(LetterCosts.init)

    private init(language: String, letters: String, costs: String) {
        self.language = language
        let scalars = Array(letters.unicodeScalars)
        let hasLatinKind = !scalars.contains("a")
        let first: UInt8 = hasLatinKind ? 3 : 2
        latin = hasLatinKind ? 2 : nil
        var kinds: [Unicode.Scalar: UInt8] = [:]
        for (index, scalar) in scalars.enumerated() { kinds[scalar] = first + UInt8(index) }
        self.kinds = kinds
        kindCount = scalars.count + Int(first)
        self.costs = costs.utf8.map { $0 - 0x30 }
    }

    /// The kind of a character that is folded to lower case.
    func kind(of scalar: Unicode.Scalar) -> UInt8 {
        if let kind = kinds[scalar] { return kind }
        guard scalar.properties.isAlphabetic else { return LetterCosts.boundary }
        if let latin, scalar.isASCII { return latin }
        return LetterCosts.foreign
    }

    /// The cost of a kind of character after another.
    func cost(_ right: UInt8, after left: UInt8) -> Int {
        Int(costs[Int(left) * kindCount + Int(right)])
    }
}
