// SPDX-License-Identifier: EUPL-1.2

internal import ArgumentParser
internal import Foundation
internal import Glibc
internal import Tokenization

/// Measures how fast texts are encoded.
struct TokenizerMeasureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Encode JSON lines with a \"text\" each, held in memory, each once, and say how fast."
    )

    @Option(help: "The tokenizer.json.")
    var tokenizer: String

    @Option(help: "How many threads encode, each its share of the texts.")
    var workers: Int = 1

    @Argument(help: "The file of JSON lines.")
    var file: String

    func validate() throws {
        guard (1...256).contains(workers) else { throw ValidationError("--workers must be from 1 to 256") }
    }

    func run() async throws {
        let tokenizer = try Tokenizer.read(tokenizer)
        var input = try TokenizerInput(file)
        var texts: [[UInt8]] = []
        while let text = try input.nextText() { texts.append(text) }
        let byteCount = texts.reduce(0) { $0 + $1.count }
        // Every worker has texts of all kinds, wherever they stand in the file.
        let shares = (0..<workers).map { worker in
            stride(from: worker, to: texts.count, by: workers).map { texts[$0] }
        }
        let runs = await withTaskGroup(of: Run.self) { group in
            for share in shares { group.addTask { TokenizerMeasureCommand.encode(share, tokenizer) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        let megabytes = Double(byteCount) / 1e6
        let start = runs.map(\.start).min() ?? .now
        let end = runs.map(\.end).max() ?? .now
        let rate = megabytes / max((end - start) / .seconds(1), 1e-9)
        let processorRate = megabytes / max(runs.reduce(0) { $0 + $1.processorSeconds }, 1e-9)
        let tokenCount = runs.reduce(0) { $0 + $1.tokenCount }
        print(
            #"{"mb_per_second":\#(String(format: "%.2f", rate)),"#
                + #""mb_per_processor_second":\#(String(format: "%.2f", processorRate)),"tokens":\#(tokenCount)}"#
        )
    }

    /// What a worker did, from the first text on.
    private struct Run {
        var tokenCount = 0
        var start: ContinuousClock.Instant
        var end: ContinuousClock.Instant
        var processorSeconds: Double
    }

    /// Encodes texts with an encoder of their own, all ids of a text in an array of its own.
    ///
    /// Its empty cache is made before the clock starts, as the vocabulary is read before.
    private static func encode(_ texts: [[UInt8]], _ tokenizer: Tokenizer) -> Run {
        var encoder = TokenEncoder(tokenizer)
        var run = Run(start: .now, end: .now, processorSeconds: -processorSeconds())
        for text in texts {
            var ids: [UInt32] = []
            encoder.encode(text, into: &ids)
            run.tokenCount += ids.count
        }
        run.processorSeconds += processorSeconds()
        run.end = .now
        return run
    }

    /// The processor time of this thread, which a task keeps until it waits.
    private static func processorSeconds() -> Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
