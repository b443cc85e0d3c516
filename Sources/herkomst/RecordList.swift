// SPDX-License-Identifier: EUPL-1.2

import Bytes
import CorpusModel
import DocumentReading
import FileStorage

/// What `extract --list` prints of a file.
struct RecordList {
    enum Item {
        case line([UInt8])
        case broken(ReadingRejection)
    }

    private let path: String
    private let isJSON: Bool
    private let listing: ArchiveListing?
    private let stream: RecordStream?
    private let format: SourceFormat

    init(path: String, format: SourceFormat, dialect: String?, checks: Bool, isJSON: Bool) throws {
        self.path = path
        self.isJSON = isJSON
        listing = try ArchiveListing(path: path, checks: checks)
        let given = try dialect.map { try XMLDialect(path: $0) }
        let format = given != nil && format == .auto ? SourceFormat.xml : format
        stream = listing == nil ? try RecordStream(path: path, format: format, dialect: given) : nil
        self.format = format
    }

    /// The next line; `nil` at the end.
    func next() -> Item? {
        if let listing {
            return listing.next().map { item in
                switch item {
                case .entry(let entry): .line(line(entry))
                case .broken(let rejection): .broken(rejection)
                }
            }
        }
        return stream?.next().map { cut in
            switch cut {
            case .record(let record): .line(line(record))
            case .rejected(let rejection): .broken(rejection)
            }
        }
    }

    private func line(_ record: SourceRecord) -> [UInt8] {
        let format = (record.format ?? format).rawValue
        guard isJSON else { return RecordList.tabbed([record.place.locator, format, String(record.bytes.count)]) }
        return object { object in
            object.member("locator", record.place.locator)
            object.member("format", format)
            object.member("bytes", record.bytes.count)
        }
    }

    private func line(_ entry: ArchiveEntry) -> [UInt8] {
        guard isJSON else {
            return RecordList.tabbed([
                entry.locator, entry.type, String(entry.byteCount), entry.status.map { String($0) } ?? "",
                entry.mediaType ?? "", entry.date ?? "", entry.address ?? "",
            ])
        }
        return object { object in
            object.member("locator", entry.locator)
            object.member("type", entry.type)
            object.member("bytes", entry.byteCount)
            if let status = entry.status { object.member("status", status) }
            object.member("media_type", ifPresent: entry.mediaType)
            object.member("fetched", ifPresent: entry.date)
            object.member("url", ifPresent: entry.address)
        }
    }

    private func object(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { object in
            object.member("path", path)
            body(&object)
        }
        writer.endLine()
        return writer.bytes
    }

    // Nothing that a file says starts another column or line.
    private static func tabbed(_ columns: [String]) -> [UInt8] {
        var line: [UInt8] = []
        line.reserveCapacity(256)
        for column in columns {
            if !line.isEmpty { line.append(0x09) }
            if column.isEmpty { line.append(0x2D) }
            for byte in column.utf8 { line.append(byte < 0x20 || byte == 0x7F ? 0x20 : byte) }
        }
        line.append(0x0A)
        return line
    }
}
