// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import Testing

struct CalendarDateTests {
    @Test(arguments: ["2026-11-21", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "2025-04-30"])
    func `a date of the calendar is read and written the same`(_ text: String) throws {
        let date = try #require(CalendarDate(text))
        #expect(date.description == text)
    }

    @Test(
        arguments: [
            "", "2026", "2026-11", "2026-1-1", "2026-13-01", "2026-00-10", "2026-04-31", "2025-02-29", "1900-02-29",
            "2026-11-00", "20261121", "2026/11/21", " 2026-11-21", "2026-11-21T00:00", "0000-01-01", "２０２６-11-21",
            "-026-11-21", "2026-+1-21",
        ]
    ) func `anything else is no date`(_ text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test func `dates are ordered as days are, and text as dates`() throws {
        let texts = ["0999-12-31", "2025-12-31", "2026-01-01", "2026-01-02", "2026-02-01", "2026-10-01", "2027-01-01"]
        let dates = try texts.map { try #require(CalendarDate($0)) }
        for (left, right) in zip(dates, dates.dropFirst()) { #expect(left < right && !(right < left)) }
        #expect(dates.reversed().sorted().map(\.description) == texts)
    }
}
