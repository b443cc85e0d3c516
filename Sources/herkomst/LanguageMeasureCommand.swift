// SPDX-License-Identifier: EUPL-1.2

internal import ArgumentParser
internal import FileStorage
internal import Glibc
internal import LanguageIdentification

/// `herkomst langid measure`: what sampling costs and gains.
struct LanguageMeasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Measure loading, and long documents: all of them read against pieces at even distances."
    )

    @Option(help: "A folder with files <code>.txt.gz, a text a line, whose lines are joined to documents.")
    var data: String

    @Option(help: "A model to use instead of the one that is shipped.")
    var model: String?

    @Option(help: "How long the documents are at least, in bytes; may be given several times.")
    var bytes: [Int] = [6000, 20_000, 60_000]

    func run() throws {
        var output = BufferedOutput()
        func print(_ line: String) throws { try output.write(Array((line + "\n").utf8)) }
        let start = LanguageMeasureCommand.processorNanoseconds()
        let model = try model.map { try LanguageModel(contentsOf: $0) } ?? LanguageModel.shipped()
        let loading = LanguageMeasureCommand.processorNanoseconds() - start
        try print("loading\t\(loading / 1_000_000) ms")
        let identifier = LanguageIdentifier(model: model)
        try print("bytes\tdocuments\treading\tright\tMB/s")
        for leastByteCount in bytes {
            let documents = try LanguageTestDocuments(folder: data, leastByteCount: max(1, leastByteCount))
            for (name, identify) in [
                ("all", { identifier.identifyAll(of: $0) }),
                ("sampled", { identifier.identify($0) }),
                ("shares", { identifier.identifyDocument($0).guess }),
            ] as [(String, ([UInt8]) -> LanguageGuess)] {
                let start = LanguageMeasureCommand.processorNanoseconds()
                let hitCount = documents.hitCount(identify)
                let spent = max(1, LanguageMeasureCommand.processorNanoseconds() - start)
                let facts = "\(leastByteCount)\t\(documents.documents.count)\t\(name)\t\(hitCount)"
                try print("\(facts)\t\(1000 * documents.byteCount / spent)")
            }
        }
        try output.flush()
    }

    /// How long the processor has worked for this process.
    private static func processorNanoseconds() -> Int {
        var time = timespec()
        unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
}
