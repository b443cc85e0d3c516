// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import Licensing
import Testing

struct RightsDecisionTests {
    private func code(
        _ kind: LicenseKind,
        _ spdx: String,
        _ evidence: (String, String)...
    ) throws -> RightsRejection.Code? {
        RightsDecision.decide(
            kind: kind,
            spdx: try LicenseExpression(spdx),
            evidence: evidence.map { RightsEvidence(kind: $0.0, value: $0.1) }
        )?.code
    }

    @Test(arguments: LicenseKind.allCases) func `only a contract or a consent prevails over a reservation`(
        _ kind: LicenseKind
    ) throws {
        let prevails = kind == .contract || kind == .consent
        let licence = ("link-license", "https://creativecommons.org/licenses/by-nc-nd/4.0/")
        #expect(try code(kind, "LicenseRef-x") == nil)
        #expect(try code(kind, "LicenseRef-x", ("tdm-reservation", "1")) == (prevails ? nil : .rightsReserved))
        #expect(try code(kind, "LicenseRef-x", ("robots", "noai")) == (prevails ? nil : .rightsReserved))
        #expect(try code(kind, "LicenseRef-x", licence) == (prevails ? nil : .narrowerLicense))
    }

    @Test(
        arguments: [
            ("tdm-reservation", "1", true), ("tdm-reservation", " 1 ", true), ("tdm-reservation", "0", false),
            ("tdm-reservation", "", false), ("tdm-reservation", "10", false), ("tdm-reservation", "true", false),
            ("tdm-policy", "https://example.org/policy.json", false),
            // What keeps pages out of search results, caches and previews says nothing about mining.
            ("robots", "noindex", false), ("robots", "noarchive, nosnippet, nocache", false), ("robots", "none", false),
            ("tdm-reservation", "1; policy", false), ("tdm-reservation", "-1", false),
            ("robots", "noindex, nofollow", false), ("robots", "index,NoAI", true), ("robots", "noimageai", true),
            ("robots", "noml; all", true), ("robots", "noairport", false), ("robots", "max-snippet:-1", false),
        ]
    ) func `a reservation is what the protocols say`(_ kind: String, _ value: String, _ isReserved: Bool) throws {
        #expect(try code(.open, "CC-BY-4.0", (kind, value)) == (isReserved ? .rightsReserved : nil))
    }

    @Test(
        arguments: [
            ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", false),
            ("CC-BY-4.0", "http://creativecommons.org/licenses/by-nc/3.0/de/deed.de", true),
            ("CC-BY-4.0", "https://creativecommons.org/licenses/by-sa/4.0/", true),
            ("CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/", false),
            ("CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-nd/4.0/", true),
            ("CC-BY-NC-4.0", "https://creativecommons.org/licenses/by-nc/4.0/", false),
            ("CC-BY-4.0", "https://creativecommons.org/publicdomain/zero/1.0/", false),
            ("CC0-1.0", "https://creativecommons.org/licenses/by/4.0/", true),
            ("CC-BY-4.0", "CC BY 4.0", false), ("CC-BY-4.0", "CC-BY-NC-ND 4.0", true), ("CC-BY-4.0", "cc by-nc", true),
            ("CC-BY-4.0", "Creative Commons Attribution 4.0 International", false),
            ("CC-BY-4.0", "Creative Commons Attribution-NonCommercial 4.0 International", true),
            ("CC-BY-4.0", "Creative Commons Attribution Non-Commercial No Derivatives", true),
            ("CC-BY-4.0", "Reuse is authorised, provided the source is acknowledged.", false),
            ("CC-BY-4.0", "A non-commercial foundation runs this archive.", false),
            ("CC-BY-4.0", "https://example.org/terms", false), ("CC-BY-4.0", "", false),
            ("CC-BY-4.0", "© 2020 Somebody. All rights reserved.", true),
            ("CC-BY-4.0", "Alle Rechte vorbehalten", true), ("CC-BY-4.0", "Wszelkie prawa zastrzeżone.", true),
            ("CC-BY-4.0", "Всички права запазени", true), ("CC-BY-4.0", "Some rights reserved", false),
            ("CC-PDM-1.0", "http://rightsstatements.org/vocab/InC/1.0/", true),
            ("CC-PDM-1.0", "http://rightsstatements.org/vocab/InC-EDU/1.0/", true),
            ("CC-PDM-1.0", "http://rightsstatements.org/vocab/NoC-NC/1.0/", true),
            ("CC-PDM-1.0", "http://rightsstatements.org/vocab/NoC-US/1.0/", false),
            ("CC-PDM-1.0", "http://rightsstatements.org/page/NKC/1.0/?language=en", false),
            ("CC-PDM-1.0", "http://rightsstatements.org/vocab/UND/1.0/", true),
        ]
    ) func `a licence with terms that the record lacks is narrower`(
        _ spdx: String,
        _ value: String,
        _ isNarrower: Bool
    ) throws {
        for kind in ["link-license", "meta-license", "tei-licence", "schema.org-license", "dc-rights"] {
            #expect(try code(.open, spdx, (kind, value)) == (isNarrower ? .narrowerLicense : nil))
        }
    }

    @Test func `the licence of a picture within a document decides nothing`() throws {
        for value in ["https://creativecommons.org/licenses/by-nc-nd/4.0/", "All rights reserved"] {
            #expect(try code(.open, "CC-BY-4.0", ("part-licence", value)) == nil)
            #expect(try code(.open, "CC-BY-4.0", ("part-licence", value), ("robots", "noai")) == .rightsReserved)
        }
    }

    @Test func `the first objection is given, with both sides`() throws {
        let rejection = RightsDecision.decide(
            kind: .open,
            spdx: try LicenseExpression("CC-BY-4.0"),
            evidence: [
                RightsEvidence(kind: "robots", value: "index"),
                RightsEvidence(kind: "tdm-reservation", value: "1"),
                RightsEvidence(kind: "link-license", value: "CC BY-NC"),
            ]
        )
        #expect(rejection?.sentence == "the record says open, CC-BY-4.0; the document says tdm-reservation=“1”")
        #expect(rejection?.evidence == RightsEvidence(kind: "tdm-reservation", value: "1"))
    }

    @Test func `a long statement is shortened and does no harm`() throws {
        let long = String(repeating: "(all rights ", count: 100_000)
        #expect(try code(.open, "CC-BY-4.0", ("dc-rights", long)) == nil)
        let sentence = RightsDecision.decide(
            kind: .open,
            spdx: try LicenseExpression("CC-BY-4.0"),
            evidence: [RightsEvidence(kind: "dc-rights", value: "all rights reserved " + long)]
        )?.sentence
        #expect((sentence?.count ?? 0) < 300)
    }
}
