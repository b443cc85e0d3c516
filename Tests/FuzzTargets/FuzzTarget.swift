// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel

/// A law that must hold of a reader for any bytes; the fuzzer looks for bytes of which it does not.
///
/// A law that is broken traps, which is what the fuzzer and the tests that replay its corpus see.
public struct FuzzTarget: Sendable {
    /// The name: of the target on the fuzzer's command line, and of its folder of inputs.
    public let name: String
    /// Checks the law for an input.
    public let check: @Sendable ([UInt8]) -> Void

    /// A law with its name.
    init(_ name: String, check: @escaping @Sendable ([UInt8]) -> Void) {
        self.name = name
        self.check = check
    }

    /// Every target: one for each format, the guess of formats and the guess of encodings.
    public static let all: [FuzzTarget] =
        SourceFormat.allCases.map { format in
            FuzzTarget(format.rawValue) { ReadingLaws.checkFormat(format, $0) }
        } + [
            FuzzTarget("detection") { ReadingLaws.checkDetection($0) },
            FuzzTarget("stream") { ReadingLaws.checkStream($0) },
        ]
}
