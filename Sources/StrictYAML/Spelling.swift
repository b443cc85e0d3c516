// SPDX-License-Identifier: EUPL-1.2

/// Guesses what somebody meant to write.
public enum Spelling {
    /// The candidate nearest to `word` if it is near enough to be what was meant; the first of equally near ones.
    public static func suggestion(for word: String, among candidates: [String]) -> String? {
        let limit = max(1, word.utf8.count / 3)
        var best: (candidate: String, distance: Int)?
        for candidate in candidates where candidate != word {
            let distance = editDistance(Array(word.lowercased().utf8), Array(candidate.lowercased().utf8))
            if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.candidate
    }

    /// The words in quotation marks, parted by commas.
    public static func list(_ words: [String]) -> String {
        words.map { "“\($0)”" }.joined(separator: ", ")
    }

    /// Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other; O(n·m).
    static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        if left.count > 64 || right.count > 64 { return left == right ? 0 : .max }
        var beforeLast = Array(repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        for row in left.indices {
            var current = Array(repeating: row + 1, count: right.count + 1)
            for column in right.indices {
                let substitution = last[column] + (left[row] == right[column] ? 0 : 1)
                current[column + 1] = min(substitution, last[column + 1] + 1, current[column] + 1)
                guard row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] else {
                    continue
                }
                current[column + 1] = min(current[column + 1], beforeLast[column - 1] + 1)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
