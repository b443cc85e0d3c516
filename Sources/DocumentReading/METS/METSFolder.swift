// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import FileStorage

/// Finds the files that a METS file names, in its own folder and below it.
///
/// A name is tried as it stands and with percent signs resolved, then compressed (`.gz`, `.zst`), then without its
/// folders, since deliveries are often put in one folder. Nothing outside the folder is opened, links included.
struct METSFolder {
    /// Why a name leads to no file.
    enum Failure: Error {
        /// It is the address of something on the web.
        case remote
        /// It leads out of the folder.
        case outside
        /// There is no such file.
        case missing
    }

    private let folder: String
    private let resolvedFolder: String?

    /// The folder of a METS file.
    init(ofFileAt path: String) {
        folder = Path.parent(of: path)
        resolvedFolder = Folder.resolved(folder)
    }

    /// The path of a file, relative to the folder.
    func find(_ name: String) throws(Failure) -> String {
        var relative = name[...]
        if relative.lowercased().hasPrefix("file:") {
            relative = relative.dropFirst(5)
            if relative.hasPrefix("//") { relative = relative.dropFirst(2) }
        } else if relative.contains("://") {
            throw .remote
        }
        var failure = Failure.missing
        for spelling in [String(relative), METSFolder.percentDecoded(relative)] {
            guard let components = METSFolder.components(spelling) else {
                failure = .outside
                continue
            }
            guard let last = components.last else { continue }
            for path in [components.joined(separator: "/"), last] {
                for ending in ["", ".gz", ".zst"] where try isFile(path + ending) { return path + ending }
            }
        }
        throw failure
    }

    /// The path to open.
    func path(of relative: String) -> String { Path.join(folder, relative) }

    private func isFile(_ relative: String) throws(Failure) -> Bool {
        let path = Path.join(folder, relative)
        guard let kind = try? Folder.kind(of: path), case .file = kind else { return false }
        guard let resolved = Folder.resolved(path), let base = resolvedFolder else { return false }
        guard resolved.hasPrefix(base == "/" ? base : base + "/") else { throw .outside }
        return true
    }

    // The components of a relative path; `nil` if it leads out or holds what no name can.
    private static func components(_ name: String) -> [String]? {
        guard !name.hasPrefix("/"), !name.utf8.contains(0), !name.utf8.contains(0x5C) else { return nil }
        let components = name.split(separator: "/").map(String.init).filter { $0 != "." }
        return components.contains("..") ? nil : components
    }

    private static func percentDecoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == 0x25, rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
