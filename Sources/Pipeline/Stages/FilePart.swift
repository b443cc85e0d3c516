// SPDX-License-Identifier: EUPL-1.2

internal import DocumentReading
internal import FileStorage

/// A part of one large file, as a worker read it.
struct FilePart: Sendable {
    /// The source's place in the plan.
    var source: Int
    /// The file's place in the source's list.
    var file: Int
    var start: Int
    var end: Int
    /// Where its first record seemed to be.
    var guess: Int?
    /// Where the first record is that was left to the next part.
    var next: RecordPosition?
}

extension SegmentReader {
    // How far the search for the end of the last record goes, which only decides how soon a part is known again.
    private static let searchedByteCount = 16 << 20

    /// Reads a part of a file from where its first record seems to be.
    func readPart(_ part: FilePart) throws -> Result {
        var part = part
        let file = plan.sources[part.source].files[part.file]
        part.guess = try FileParts.firstRecord(in: file.path, from: part.start, to: part.end)
        var result = Result(source: part.source)
        result.inputByteCount = max(0, min(part.end, file.byteCount) - part.start)
        if let guess = part.guess {
            (result.facts, part.next) = try read(part, from: RecordPosition(disk: guess))
        }
        result.part = part
        return result
    }

    /// The facts that count of what was read: for a part of a file, what begins where the part before ended, which is read
    /// again if the worker was mistaken.
    func joined(_ result: Result, _ chain: inout FileChain) throws -> [SegmentFacts] {
        guard let part = result.part else { return result.facts.map { [$0] } ?? [] }
        if part.start == 0 { chain = FileChain() }
        var joined: [SegmentFacts] = []
        var verdict = chain.verdict(guess: part.guess, end: part.end)
        while true {
            switch verdict {
            case .skip: return joined
            case .take:
                if let facts = result.facts { joined.append(facts) }
                chain.add(next: part.next)
            case .read(let position):
                let (facts, next) = try read(part, from: position)
                if let facts { joined.append(facts) }
                chain.add(next: next)
            }
            verdict = chain.verdict(guess: nil, end: part.end)
        }
    }

    private func read(_ part: FilePart, from start: RecordPosition) throws -> (SegmentFacts?, RecordPosition?) {
        let source = plan.sources[part.source]
        let path = source.files[part.file].path
        let byteCount = try InputFile(path).byteCount()
        let range = FileRange(start: start, end: part.end)
        // Where the next part will begin, in all likelihood: what lies before it is all that this part depends on.
        var end = byteCount
        if part.end < byteCount {
            let limit = min(byteCount, part.end + SegmentReader.searchedByteCount)
            end = try FileParts.firstRecord(in: path, from: part.end, to: limit) ?? limit
        }
        while true {
            let input = try SegmentRecords(
                file: part.file,
                source: source,
                limits: plan.limits,
                range: range,
                certainEnd: end
            )
            let (facts, next) = try read(input, source: part.source) { next in
                end >= byteCount || next.map { $0.disk <= end && $0.distance == 0 } ?? false
            }
            if facts != nil { return (facts, next) }
            end = byteCount
        }
    }
}
