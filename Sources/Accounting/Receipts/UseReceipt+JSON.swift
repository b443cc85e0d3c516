// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Hashing
internal import MerkleLog
internal import Release

extension UseReceipt {
    static let formatName = "herkomst.eu/receipt/v1"
    private static let maximumByteCount = 1 << 30

    /// The receipt as a file: one line of JSON, with what it shows in words.
    public func json(words: ReceiptWords) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { object in
            object.member("receipt", UseReceipt.formatName)
            object.member("kind", identifier.kind.rawValue)
            object.member("value", identifier.value)
            object.member("secret", isSecret)
            object.member("answer", places.isEmpty ? "not used" : "used")
            object.member("says", words.says)
            object.member("does_not_cover", strings: words.doesNotCover)
            object.member("index", object: { index.write(to: &$0) })
            object.member("release", object: { release.write(to: &$0) })
            if let licensor { object.member("licensor", object: { licensor.write(to: &$0) }) }
            object.member("trie", object: { answer.write(to: &$0) })
            writePlaces(to: &object)
            writeShards(to: &object)
            writeLicences(to: &object)
            writeRecords(to: &object)
        }
        writer.endLine()
        return writer.bytes
    }

    private func writePlaces(to object: inout JSONWriter) {
        object.member(
            "places",
            array: { array in
                for place in places {
                    array.array { pair in
                        pair.integer(place.shard)
                        pair.integer(place.row)
                    }
                }
            }
        )
    }

    private func writeShards(to object: inout JSONWriter) {
        object.member(
            "shards",
            array: { array in
                for (shard, leaf) in shards.sorted(by: { $0.key < $1.key }) {
                    array.object { object in
                        object.member("shard", shard)
                        leaf.write(to: &object)
                    }
                }
            }
        )
    }

    private func writeLicences(to object: inout JSONWriter) {
        object.member(
            "licences",
            array: { array in
                for (id, leaf) in licences.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
                    array.object { object in
                        object.member("id", id)
                        leaf.write(to: &object)
                    }
                }
            }
        )
    }

    private func writeRecords(to object: inout JSONWriter) {
        object.member(
            "records",
            array: { array in
                for record in records {
                    array.object { object in
                        object.member("shard", record.place.shard)
                        object.member("row", record.place.row)
                        object.member("record", String(decoding: record.record, as: UTF8.self))
                        object.member("path", strings: record.path.map(\.hexadecimal))
                    }
                }
            }
        )
    }

    /// Reads a file, and the words in it; nothing is verified but the form: what `json` would not write is refused.
    public static func read(_ bytes: [UInt8]) throws(ReceiptError) -> (receipt: UseReceipt, words: ReceiptWords) {
        guard bytes.count <= maximumByteCount else { throw ReceiptError(.malformed, "it is too long for a receipt") }
        var line = bytes[...]
        if line.last == 0x0A { line = line.dropLast() }
        do {
            var reader = JSONReader(Array(line))
            return try ReceiptReading.read(&reader)
        } catch let error as JSONReadingError {
            throw ReceiptError(.malformed, "byte \(error.offset): \(error.reason)")
        } catch let error as MerkleLogError {
            throw ReceiptError(.malformed, "\(error)")
        } catch {
            throw ReceiptError(.malformed, "\(error)")
        }
    }
}

extension ProvenLeaf {
    fileprivate func write(to object: inout JSONWriter) {
        object.member("leaf", String(decoding: leaf, as: UTF8.self))
        object.member("proof", proof.text)
    }
}

extension TrieProof {
    fileprivate func write(to object: inout JSONWriter) {
        object.member("siblings", strings: siblings.map(\.hexadecimal))
        object.member(
            "terminal",
            strings: terminal.map { [$0.key.hexadecimal, $0.value.hexadecimal] } ?? []
        )
    }
}
