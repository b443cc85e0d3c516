// SPDX-License-Identifier: EUPL-1.2

public import CorpusModel
internal import FileStorage
internal import Synchronization

extension XMLDialect {
    /// The table that is shipped under a name, such as `jats`; read once a process.
    public static func shipped(named name: String) throws -> XMLDialect {
        try ShippedDialects.shared.dialect(named: name)
    }

    /// The table that a format is read by; `nil` if the format is no dialect of XML, or a house format with a table of its
    /// own.
    public static func of(_ format: SourceFormat) throws -> XMLDialect? {
        format.isXMLDialect && format != .xml ? try shipped(named: format.rawValue) : nil
    }
}

/// The tables beside the program, each read when it is first wanted.
final class ShippedDialects: Sendable {
    static let shared = ShippedDialects()
    private let dialects = Mutex<[String: XMLDialect]>([:])

    func dialect(named name: String) throws -> XMLDialect {
        if let dialect = dialects.withLock({ $0[name] }) { return dialect }
        let path = ResourceFile.path(of: "Dialects/\(name).yaml", target: "DocumentReading")
        let dialect = try XMLDialect(path: path)
        dialects.withLock { $0[name] = dialect }
        return dialect
    }
}

extension CompiledDialect {
    /// The dialect that records are read by: the one that is given, else the one that is shipped for the format.
    ///
    /// Without one no record can be read; who could give one has asked `XMLDialect.of` before, and reported why it failed.
    static func of(_ format: SourceFormat, _ given: XMLDialect?) -> CompiledDialect? {
        guard format.isXMLDialect else { return nil }
        guard let dialect = given ?? (try? XMLDialect.of(format)) else { return nil }
        return CompiledDialect(dialect)
    }
}
