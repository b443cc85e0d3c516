// SPDX-License-Identifier: EUPL-1.2

/// Where a licence holds or a corpus is used: `WORLD`, `EU`, `EEA`, or a country by its ISO 3166-1 code.
public struct Territory: Sendable, Hashable, CustomStringConvertible {
    /// The code: `WORLD`, `EU`, `EEA`, `NL`.
    public let code: String

    /// Everywhere.
    public static let world = Territory(checked: "WORLD")
    /// The member states of the European Union.
    public static let europeanUnion = Territory(checked: "EU")

    private init(checked code: String) { self.code = code }

    /// The territory that a code names; `nil` if there is none.
    public init?(_ code: String) {
        guard code == "WORLD" || Territory.groups[code] != nil || Territory.countries.contains(code) else { return nil }
        self.code = code
    }

    /// The same as `code`.
    public var description: String { code }

    /// Whether what is granted for `territories` holds everywhere in this one.
    public func isCovered(by territories: [Territory]) -> Bool {
        if territories.contains(.world) { return true }
        if code == "WORLD" { return false }
        let granted = territories.reduce(into: Set<String>()) { $0.formUnion($1.members) }
        return granted.isSuperset(of: members)
    }

    /// What was probably meant by a code that is no territory.
    static func suggestion(for code: String) -> String? {
        if let usual = usualMistakes[code.uppercased()] { return usual }
        let upper = code.uppercased()
        return upper != code && Territory(upper) != nil ? upper : nil
    }

    private var members: Set<String> { Territory.groups[code] ?? [code] }

    private static let union = words(
        """
        AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK
        """
    )

    private static let groups: [String: Set<String>] = [
        "EU": union,
        "EEA": union.union(["IS", "LI", "NO"]),
    ]

    private static let usualMistakes = [
        "UK": "GB", "EL": "GR", "GLOBAL": "WORLD", "WORLDWIDE": "WORLD", "EUROPE": "EU", "EWR": "EEA",
    ]

    // ISO 3166-1 alpha-2, officially assigned codes.
    private static let countries = words(
        """
        AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
        CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO
        FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE
        JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO
        MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW
        PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM
        TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
        """
    )

    private static func words(_ text: String) -> Set<String> {
        Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
    }
}
