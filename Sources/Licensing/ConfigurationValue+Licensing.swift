// SPDX-License-Identifier: EUPL-1.2

public import CorpusModel
public import StrictYAML

/// Calendar dates in configuration files.
extension ConfigurationMapping {
    /// A date that must be there.
    public func date(_ key: String) throws(ConfigurationError) -> CalendarDate {
        try value(key, example: "2026-11-21").date()
    }

    /// A date, or `nil` if the key is not there.
    public func optionalDate(_ key: String) throws(ConfigurationError) -> CalendarDate? {
        try optionalValue(key)?.date()
    }
}

/// A calendar date in a configuration file.
extension ConfigurationValue {
    /// The value as a date, `YYYY-MM-DD`.
    public func date() throws(ConfigurationError) -> CalendarDate {
        try parsed(as: "a date such as 2026-11-21") { CalendarDate($0) }
    }

    /// The value as a territory.
    public func territory() throws(ConfigurationError) -> Territory {
        let code = try text()
        if let territory = Territory(code) { return territory }
        let hint = Territory.suggestion(for: code).map { "; did you mean “\($0)”?" } ?? ""
        throw error(
            "“\(code)” is no territory\(hint.isEmpty ? "; write" : hint + " Write") WORLD, EU, EEA "
                + "or an ISO 3166-1 code such as NL"
        )
    }
}
