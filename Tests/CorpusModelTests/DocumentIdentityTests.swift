// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import Hashing
import Testing

struct DocumentIdentityTests {
    private let sample = DocumentIdentity(source: "kb", path: "1890/ø.html", locator: "TEI[3]")

    @Test func `an id is what the documentation says, and stays so`() {
        #expect(sample.description == "8213163e36c82ac47fa9bfe92d289174f13794ccf6bc30e86b94be98ea054cba")
        let empty = DocumentIdentity(source: "", path: "", locator: "")
        #expect(empty.description == "75cae1296e3c78a8cab3eae03242148405f95b0f1c206d34b958bd766fa5ad19")
        #expect(DocumentIdentity(digest: sample.digest) == sample)
    }

    @Test func `every coordinate counts, and none runs into the next`() {
        let coordinates = [
            ("a", "b", "c"), ("ab", "", "c"), ("a", "bc", ""), ("", "ab", "c"), ("abc", "", ""), ("", "", "abc"),
            ("a", "c", "b"), ("b", "a", "c"), ("a", "é", ""), ("a", "e\u{301}", ""),
        ]
        let identities = coordinates.map { DocumentIdentity(source: $0.0, path: $0.1, locator: $0.2) }
        #expect(Set(identities).count == coordinates.count)
        for (left, right) in zip(identities, identities.dropFirst()) {
            #expect((left < right) == (left.digest < right.digest))
        }
    }

    @Test func `the place in a release follows from seed and id alone, and stays so`() {
        let seven = sample.shuffleKey(seed: 7)
        #expect(seven.hexadecimal == "9b52b3ebe8655cd77f10ecf2f0401888cae869fe7908659c0b25f9c46c0c2007")
        let last = sample.shuffleKey(seed: .max)
        #expect(last.hexadecimal == "a943a42a620acec972f5c5262d9d9855df201d4024a2a24411639d0da9f57cbc")
    }
}
