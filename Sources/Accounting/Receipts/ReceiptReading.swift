// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Hashing
internal import MerkleLog
internal import Release

/// Reads the members of a receipt in the one order in which they are written.
enum ReceiptReading {
    static func read(_ reader: inout JSONReader) throws -> (receipt: UseReceipt, words: ReceiptWords) {
        try reader.beginObject()
        try reader.key("receipt")
        guard try reader.string() == UseReceipt.formatName else {
            throw ReceiptError(.malformed, "it is no receipt of the form \(UseReceipt.formatName)")
        }
        let identifier = try identifier(&reader)
        let isSecret = try value(&reader, "secret") { reader throws(JSONReadingError) in try reader.boolean() }
        let answer = try value(&reader, "answer") { reader throws(JSONReadingError) in try reader.string() }
        let says = try value(&reader, "says") { reader throws(JSONReadingError) in try reader.string() }
        let limits = try value(&reader, "does_not_cover") { reader throws(JSONReadingError) in try reader.strings() }
        let index = try leafObject(&reader, "index")
        let release = try leafObject(&reader, "release")
        let licensor = isSecret ? try leafObject(&reader, "licensor") : nil
        let proof = try trieProof(&reader)
        let places = try places(&reader)
        let receipt = UseReceipt(
            identifier: identifier,
            isSecret: isSecret,
            index: index,
            release: release,
            licensor: licensor,
            answer: proof,
            places: places,
            shards: try shards(&reader),
            licences: try licences(&reader),
            records: try records(&reader)
        )
        try reader.endObject()
        try reader.finish()
        guard answer == (places.isEmpty ? "not used" : "used") else {
            throw ReceiptError(.malformed, "its answer and its places contradict each other")
        }
        return (receipt, ReceiptWords(says: says, doesNotCover: limits))
    }

    private static func identifier(_ reader: inout JSONReader) throws -> IndexedIdentifier {
        try reader.key("kind")
        let kind = try reader.string()
        try reader.key("value")
        let value = try reader.string()
        guard let kind = IndexedIdentifier.Kind(rawValue: kind), let identifier = IndexedIdentifier(kind, value),
            identifier.value == value
        else { throw ReceiptError(.malformed, "what it asks for is no identifier in its canonical spelling") }
        return identifier
    }

    private static func value<Value>(
        _ reader: inout JSONReader,
        _ name: String,
        _ read: (inout JSONReader) throws(JSONReadingError) -> Value
    ) throws(JSONReadingError) -> Value {
        try reader.key(name)
        return try read(&reader)
    }

    private static func leafObject(_ reader: inout JSONReader, _ name: String) throws -> ProvenLeaf {
        try reader.key(name)
        try reader.beginObject()
        return try leaf(&reader)
    }

    // The rest of an object that ends with a leaf and its proof.
    private static func leaf(_ reader: inout JSONReader) throws -> ProvenLeaf {
        try reader.key("leaf")
        let leaf = Array(try reader.string().utf8)
        try reader.key("proof")
        let proof = try LogProof(text: try reader.string())
        try reader.endObject()
        return ProvenLeaf(leaf: leaf, proof: proof)
    }

    private static func trieProof(_ reader: inout JSONReader) throws -> TrieProof {
        try reader.key("trie")
        try reader.beginObject()
        let siblings = try digests(&reader, "siblings")
        let terminal = try digests(&reader, "terminal")
        try reader.endObject()
        guard terminal.isEmpty || terminal.count == 2 else {
            throw ReceiptError(.malformed, "the end of its trie's path is neither empty nor a key with a value")
        }
        return TrieProof(
            siblings: siblings,
            terminal: terminal.isEmpty ? nil : TrieEntry(key: terminal[0], value: terminal[1])
        )
    }

    private static func digests(_ reader: inout JSONReader, _ name: String) throws -> [Digest] {
        try reader.key(name)
        return try reader.strings().map { text in
            guard let digest = Digest(hexadecimal: text), digest.hexadecimal == text else {
                throw ReceiptError(.malformed, "“\(text.prefix(80))” in \(name) is no SHA-256 digest")
            }
            return digest
        }
    }

    private static func count(_ reader: inout JSONReader) throws -> Int {
        let number = try reader.integer()
        guard number >= 0 else { throw ReceiptError(.malformed, "a number in it is negative") }
        return number
    }

    private static func places(_ reader: inout JSONReader) throws -> [UsePlace] {
        var places: [UsePlace] = []
        try reader.key("places")
        try reader.beginArray()
        while try reader.hasElement() {
            try reader.beginArray()
            _ = try reader.hasElement()
            let shard = try count(&reader)
            _ = try reader.hasElement()
            places.append(UsePlace(shard: shard, row: try count(&reader)))
            guard try !reader.hasElement() else { throw ReceiptError(.malformed, "a place has more than two numbers") }
        }
        return places
    }

    private static func shards(_ reader: inout JSONReader) throws -> [Int: ProvenLeaf] {
        var shards: [Int: ProvenLeaf] = [:]
        try reader.key("shards")
        try reader.beginArray()
        while try reader.hasElement() {
            try reader.beginObject()
            try reader.key("shard")
            let shard = try count(&reader)
            guard shards.updateValue(try leaf(&reader), forKey: shard) == nil else {
                throw ReceiptError(.malformed, "it names shard \(shard) twice")
            }
        }
        return shards
    }

    private static func licences(_ reader: inout JSONReader) throws -> [String: ProvenLeaf] {
        var licences: [String: ProvenLeaf] = [:]
        try reader.key("licences")
        try reader.beginArray()
        while try reader.hasElement() {
            try reader.beginObject()
            try reader.key("id")
            let id = try reader.string()
            guard licences.updateValue(try leaf(&reader), forKey: id) == nil else {
                throw ReceiptError(.malformed, "it names the licence “\(id)” twice")
            }
        }
        return licences
    }

    private static func records(_ reader: inout JSONReader) throws -> [ProvenRecord] {
        var records: [ProvenRecord] = []
        try reader.key("records")
        try reader.beginArray()
        while try reader.hasElement() {
            try reader.beginObject()
            try reader.key("shard")
            let shard = try count(&reader)
            try reader.key("row")
            let place = UsePlace(shard: shard, row: try count(&reader))
            try reader.key("record")
            let record = Array(try reader.string().utf8)
            records.append(ProvenRecord(place: place, record: record, path: try digests(&reader, "path")))
            try reader.endObject()
        }
        return records
    }
}
