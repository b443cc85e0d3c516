// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import Testing

struct ScoreVectorTests {
    @Test func `each measure has a place of its own, and begins at zero`() {
        var scores = ScoreVector()
        #expect(scores.language == "und" && ScoreKind.allCases.allSatisfy { scores[$0] == 0 })
        for (index, kind) in ScoreKind.allCases.enumerated() { scores[kind] = Int64(index + 1) }
        for (index, kind) in ScoreKind.allCases.enumerated() { #expect(scores[kind] == Int64(index + 1)) }
        var other = scores
        other[.words] = .min
        #expect(other != scores && other[.lines] == scores[.lines])
    }
}
