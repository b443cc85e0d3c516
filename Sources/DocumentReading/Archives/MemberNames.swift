// SPDX-License-Identifier: EUPL-1.2

internal import Hashing

/// Makes locators of the names in an archive: relative, without `.` components, each only once.
struct MemberNames {
    // Hashes, not names: an archive can have millions. Where two names share one, the second gets a number it would not
    // need.
    private var seen: Set<UInt64> = []
    private static let maximumByteCount = 4096

    /// What is to be done with a member of a name.
    enum Verdict {
        /// Read it under this locator.
        case read(String)
        /// Pass over it like over a hidden file in a folder.
        case hidden
        /// Reject it for this reason, under a locator made safe.
        case refuse(String, String)
    }

    /// The verdict on a name; it counts as seen then.
    mutating func judge(_ name: [UInt8]) -> Verdict {
        let name = name.last == 0x2F ? name.dropLast() : name[...]
        let text = String(decoding: name.prefix(MemberNames.maximumByteCount), as: UTF8.self)
        let components = text.split(separator: "/").filter { $0 != "." }
        let safe = unique(components.filter { $0 != ".." }.joined(separator: "/"))
        guard name.count <= MemberNames.maximumByteCount else { return .refuse(safe, "its name is too long") }
        guard !components.isEmpty else { return .refuse(safe, "it has no name") }
        guard name.first != 0x2F, !components.contains("..") else {
            return .refuse(safe, "its name leads out of the archive")
        }
        guard !name.contains(0) else { return .refuse(safe, "its name holds a NUL") }
        let isHidden = components.contains { $0.hasPrefix(".") || $0 == "__MACOSX" }
        return isHidden ? .hidden : .read(safe)
    }

    // A name that comes again gets a number: "a.html~2".
    private mutating func unique(_ name: String) -> String {
        var candidate = name
        var number = 1
        while !seen.insert(FNV1a.hash(candidate.utf8)).inserted {
            number += 1
            candidate = "\(name)~\(number)"
        }
        return candidate
    }
}
