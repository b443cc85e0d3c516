// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Pages as numbers: what the regression is fitted on, without a letter of their texts.
///
/// As text it has a line for each page: source, language, characters, true rate in parts per million, the engine and its
/// confidence in parts per million (`-` where it states none), and the features in thousandths, separated by tabs, after a
/// first line with their names.
public struct OCRFeatureTable: Sendable, Hashable {
    /// A page with a known error rate.
    public struct Row: Sendable, Hashable {
        /// The collection that it comes from; `rendered` for pages that were made, `clean` for text that was not read.
        public var source: String
        /// The language whose profile measured it.
        public var language: String
        /// How many characters it has.
        public var scalarCount: Int
        /// The true character error rate.
        public var truePPM: Int64
        /// What the engine said of its work.
        public var statement: OCREngineStatement?
        var features: [Int32]
    }

    /// The pages.
    public var rows: [Row]

    /// A table of pages.
    public init(rows: [Row] = []) {
        self.rows = rows
    }

    /// Reads a table that `text` wrote.
    public init(text: [UInt8], place: String) throws(OCRQualityError) {
        rows = []
        for (number, line) in text.split(separator: 0x0A).enumerated() {
            if number == 0 {
                guard Array(line) == OCRFeatureTable.head else { throw OCRFeatureTable.error(place, 1) }
                continue
            }
            guard let row = OCRFeatureTable.row(line) else { throw OCRFeatureTable.error(place, number + 1) }
            rows.append(row)
        }
    }

    /// The table as text.
    public var text: [UInt8] {
        var text = OCRFeatureTable.head + [0x0A]
        for row in rows {
            let facts = "\(row.source)\t\(row.language)\t\(row.scalarCount)\t\(row.truePPM)"
            text += facts.utf8
            text += row.statement.map { "\t\($0.engine)\t\($0.confidencePPM)" }?.utf8 ?? "\t-\t-".utf8
            for feature in row.features { text += "\t\(feature)".utf8 }
            text.append(0x0A)
        }
        return text
    }

    private static let head: [UInt8] = {
        let names = EvidenceFeature.allCases.map { "\($0)" }
        return Array(
            (["source", "language", "characters", "true_ppm", "engine", "confidence_ppm"] + names).joined(
                separator: "\t"
            ).utf8
        )
    }()

    private static func row(_ line: ArraySlice<UInt8>) -> Row? {
        let fields = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        guard fields.count == 6 + EvidenceFeature.count, !fields[0].isEmpty, !fields[1].isEmpty else { return nil }
        guard let scalarCount = Int(fields[2]), scalarCount >= 0, let truePPM = Int64(fields[3]) else { return nil }
        let features = fields.dropFirst(6).compactMap { Int32($0) }
        guard features.count == EvidenceFeature.count, (0...1_000_000).contains(truePPM) else { return nil }
        var row = Row(
            source: fields[0],
            language: fields[1],
            scalarCount: scalarCount,
            truePPM: truePPM,
            features: features
        )
        if fields[4...5] != ["-", "-"] {
            guard let confidencePPM = Int64(fields[5]), (0...1_000_000).contains(confidencePPM) else { return nil }
            row.statement = OCREngineStatement(engine: fields[4], confidencePPM: confidencePPM)
        }
        return row
    }

    private static func error(_ place: String, _ line: Int) -> OCRQualityError {
        OCRQualityError(
            place: "\(place), line \(line)",
            reason: "not a table of the features that this version measures",
            remedy: "make it with `herkomst ocr train --features-out` of this version"
        )
    }
}
