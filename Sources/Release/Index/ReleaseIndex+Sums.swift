// SPDX-License-Identifier: EUPL-1.2

internal import Sharding

extension ReleaseIndex {
    /// Checks that the index does not contradict itself: ids are distinct, counts add up, every shard has its files.
    ///
    /// Both the builder and every reader call it, so that no index with a wrong sum is ever sealed or believed.
    public func checkSums() throws(ReleaseError) {
        try checkCountsAreNatural()
        try checkDistinct(languages.map(\.code), "languages")
        try checkDistinct(licenses.map(\.id), "licenses")
        try checkDistinct(sources.map(\.id), "sources")
        try checkDistinct(allFiles.map(\.name), "files")
        try check(sources.count, totals.sourceCount, "the number of sources")
        try check(shards.count, totals.shardCount, "the number of shards")
        try check(totals.keptCount + totals.rejectedCount, totals.readCount, "documents kept and rejected")
        try checkTokens()
        try checkDocuments()
        try checkShards()
        try checkPaths()
    }

    private func checkTokens() throws(ReleaseError) {
        try check(sum(languages, \.tokenCount), totals.tokenCount, "the tokens by language")
        try check(sum(licenses, \.tokenCount), totals.tokenCount, "the tokens by licence")
        try check(sum(sources, \.tokenCount), totals.tokenCount, "the tokens by source")
        try check(sum(shards, \.tokenCount), totals.tokenCount, "the tokens by shard")
        try check(sum(languages, \.textByteCount), totals.textByteCount, "the bytes of text by language")
    }

    private func checkDocuments() throws(ReleaseError) {
        try check(sum(languages, \.documentCount), totals.keptCount, "the documents by language")
        try check(sum(licenses, \.documentCount), totals.keptCount, "the documents by licence")
        try check(sum(shards, \.documentCount), totals.keptCount, "the documents by shard")
        try check(sum(shards, \.rejectedCount), totals.rejectedCount, "the rejected documents by shard")
        try check(sum(sources, \.keptCount), totals.keptCount, "the documents by source")
        try check(sum(sources, \.rejectedCount), totals.rejectedCount, "the rejected documents by source")
        for source in sources {
            try check(source.keptCount + source.rejectedCount, source.readCount, "the documents of \(source.id)")
            if source.verdict == .refused { try check(source.readCount, 0, "the documents of refused \(source.id)") }
        }
    }

    private func checkShards() throws(ReleaseError) {
        for (index, shard) in shards.enumerated() {
            try check(shard.index, index, "the number of a shard")
            for kind in ShardSummary.FileKind.allCases where shard.file(kind) == nil {
                throw contradiction("shard \(index) lists no \(kind.path(ofShard: index))")
            }
            try check(shard.files.count, ShardSummary.FileKind.allCases.count, "the number of files of shard \(index)")
            let width = tokenizer.width.byteCount
            guard let tokens = shard.file(.tokens),
                shard.tokenCount.multipliedReportingOverflow(by: width) == (tokens.byteCount, false)
            else { throw contradiction("the size of \(ShardSummary.FileKind.tokens.path(ofShard: index))") }
        }
    }

    /// Paths lead nowhere but into the release.
    private func checkPaths() throws(ReleaseError) {
        for file in files {
            let parts = file.name.split(separator: "/", omittingEmptySubsequences: false)
            let isPlain = parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
            guard isPlain, file.name != ReleaseIndex.fileName, parts.first != "ledger" else {
                throw contradiction("a file of a release cannot be called “\(file.name)”")
            }
        }
        guard let file = files.first(where: { $0.name == tokenizer.path }), file.sha256 == tokenizer.sha256 else {
            throw contradiction("the tokenizer is not among the files, or with another digest")
        }
    }

    // Counts of zero or more, small enough that their sums cannot overflow.
    private func checkCountsAreNatural() throws(ReleaseError) {
        var counts = [totals.sourceCount, totals.readCount, totals.keptCount, totals.rejectedCount]
        counts += [totals.duplicateCount, totals.tokenCount, totals.textByteCount, totals.shardCount]
        counts += [tokenizer.vocabularySize] + allFiles.map(\.byteCount)
        for share in languages { counts += [share.documentCount, share.tokenCount, share.textByteCount] }
        for share in licenses { counts += [share.documentCount, share.tokenCount] }
        for source in sources {
            counts += [source.fileCount, source.byteCount, source.readCount, source.keptCount, source.rejectedCount]
            counts += [source.tokenCount, source.droppedTextByteCount] + source.rejections.map(\.documentCount)
        }
        for shard in shards { counts += [shard.documentCount, shard.rejectedCount, shard.tokenCount, shard.index] }
        guard let stranger = counts.first(where: { $0 < 0 || $0 >= 1 << 53 }) else { return }
        throw contradiction("\(stranger) is no count")
    }

    private func checkDistinct(_ ids: [String], _ name: String) throws(ReleaseError) {
        var known: Set<String> = []
        for id in ids where !known.insert(id).inserted { throw contradiction("“\(id)” stands twice among \(name)") }
    }

    private func check(_ value: Int, _ expected: Int, _ what: String) throws(ReleaseError) {
        if value != expected { throw contradiction("\(what): \(value), expected \(expected)") }
    }

    private func contradiction(_ reason: String) -> ReleaseError {
        ReleaseError(.mismatch, at: ReleaseIndex.fileName, "it contradicts itself: \(reason)")
    }

    private func sum<Element>(_ elements: [Element], _ count: (Element) -> Int) -> Int {
        elements.reduce(0) { $0 &+ count($1) }
    }
}
