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
        let shares = (0..<workers).map {
            Array(texts[($0 * texts.count / workers)..<(($0 + 1) * texts.count / workers)])
        }
        let (start, processorStart) = (ContinuousClock.now, TokenizerMeasureCommand.processorSeconds())
        let tokenCount = await withTaskGroup(of: Int.self) { group in
            for share in shares { group.addTask { TokenizerMeasureCommand.encode(share, tokenizer) } }
            return await group.reduce(0, +)
        }
        let megabytes = Double(byteCount) / 1e6
        let rate = megabytes / max((ContinuousClock.now - start) / .seconds(1), 1e-9)
        let processorRate = megabytes / max(TokenizerMeasureCommand.processorSeconds() - processorStart, 1e-9)
        print(
            #"{"mb_per_second":\#(String(format: "%.2f", rate)),"#
                + #""mb_per_processor_second":\#(String(format: "%.2f", processorRate)),"tokens":\#(tokenCount)}"#
        )
    }

    /// Encodes texts with an encoder of their own, all ids of a text in an array of its own; gives the number of tokens.
    private static func encode(_ texts: [[UInt8]], _ tokenizer: Tokenizer) -> Int {
        var encoder = TokenEncoder(tokenizer)
        var tokenCount = 0
        for text in texts {
            var ids: [UInt32] = []
            encoder.encode(text, into: &ids)
            tokenCount += ids.count
        }
        return tokenCount
    }

    private static func processorSeconds() -> Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
