// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import Licensing
import Testing

@Suite struct EmbeddedLicenseTests {
    @Test(arguments: [
        ("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"),
        ("http://creativecommons.org/licenses/by-nc-nd/3.0/legalcode", "CC-BY-NC-ND-3.0"),
        ("https://creativecommons.org/licenses/by/4.0/deed.de", "CC-BY-4.0"),
        ("//creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("https://creativecommons.org/publicdomain/mark/1.0/", "CC-PDM-1.0"),
        ("https://creativecommons.org/licenses/by/3.0/de/", "CC-BY-3.0-DE"),
        (
            "Under http://creativecommons.org/licenses/by/4.0/. See https://creativecommons.org/licenses/by/4.0/",
            "CC-BY-4.0"
        ),
        ("CC BY 4.0", "CC-BY-4.0"), ("cc-by-sa-4.0", "CC-BY-SA-4.0"), ("CC0 1.0", "CC0-1.0"),
        ("https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/", "OGL-UK-3.0"),
        ("https://opendatacommons.org/licenses/odbl/1-0/", "ODbL-1.0"),
        ("https://www.govdata.de/dl-de/zero-2-0", "DL-DE-ZERO-2.0"), ("https://spdx.org/licenses/MIT.html", "MIT"),
    ])
    func `a licence that is certain has its identifier`(value: String, identifier: String) {
        #expect(EmbeddedLicense.identifier(in: value) == identifier)
    }

    @Test(arguments: [
        "", "Creative Commons Attribution License", "https://creativecommons.org/licenses/by/", "all rights reserved",
        "https://creativecommons.org/licenses/by-sa/3.0/us/", "https://creativecommons.org/licenses/by/9.0/",
        "https://creativecommons.org/licenses/by/4.0/ or https://creativecommons.org/licenses/by-nc/4.0/", "CC BY",
        "https://example.org/licenses/by/4.0/", "https://creativecommons.org/", "https://creativecommons.org/licenses/",
    ])
    func `what is not certain is unknown`(value: String) {
        #expect(EmbeddedLicense.identifier(in: value) == nil)
        #expect(EmbeddedLicense.claim(in: RightsEvidence(kind: "tei-licence", value: value)) == "unknown")
    }

    @Test func `the licence of a part does not keep the document out`() throws {
        let expression = try LicenseExpression("CC-BY-4.0")
        let narrow = "https://creativecommons.org/licenses/by-nc/4.0/"
        for (kind, isRejected) in [("part-licence", false), ("jats-license", true)] {
            let evidence = [RightsEvidence(kind: kind, value: narrow)]
            #expect((RightsDecision.decide(kind: .open, spdx: expression, evidence: evidence) != nil) == isRejected)
        }
    }
}
