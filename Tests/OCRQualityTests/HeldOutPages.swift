// SPDX-License-Identifier: EUPL-1.2

import Compression
import FileStorage

/// Pages joined from sentences that the model was not trained on.
enum HeldOutPages {
    /// How many pages in a thousand are estimated below two in a hundred at least, where it is not 970.
    ///
    /// Czech, Spanish and Romanian pages hold sentences in a broken encoding or without their accented letters, which are
    /// damage; in the other three languages more of what is right looks wrong than should.
    static let leastPerMille = ["cs": 830, "es": 760, "ga": 930, "lt": 920, "nl": 920, "ro": 760]

    /// Pages of 1,000 characters and a little more.
    static func pages(of path: String) throws -> [[UInt8]] {
        let decompressor = try Decompressor(.gzip)
        decompressor.feed(try InputFile.contents(of: path) ?? [])
        var text: [UInt8] = []
        while true {
            let chunk = try decompressor.read(maximumByteCount: 1 << 20)
            if chunk.isEmpty { break }
            text += chunk
        }
        var pages: [[UInt8]] = []
        var page: [UInt8] = []
        for line in text.split(separator: 0x0A) {
            if !page.isEmpty { page.append(0x20) }
            page += line
            if String(decoding: page, as: UTF8.self).unicodeScalars.count >= 1000 {
                pages.append(page)
                page.removeAll()
            }
        }
        return pages
    }
}
