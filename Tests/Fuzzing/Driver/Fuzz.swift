// SPDX-License-Identifier: EUPL-1.2

import CFuzzer
import FuzzTargets
import LedgerFuzzTargets

/// `fuzz TARGET [libFuzzer's arguments]`: looks for an input that breaks a target's law.
@main
enum Fuzz {
    // Set once, before the fuzzer's loop begins; the fuzzer has one thread.
    nonisolated(unsafe) private static var check: (([UInt8]) -> Void)?
    private static let laws = FuzzTarget.all.map { ($0.name, $0.check) } + LedgerLaws.all

    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count > 1, let chosen = laws.first(where: { $0.0 == arguments[1] }) else {
            print("usage: fuzz TARGET [FOLDER…] [-max_total_time=SECONDS …]")
            print("targets: \(laws.map(\.0).joined(separator: " "))")
            return
        }
        check = chosen.1
        var rest = ([arguments[0]] + arguments.dropFirst(2)).map { strdup($0) }
        rest.append(nil)
        var count = Int32(rest.count - 1)
        rest.withUnsafeMutableBufferPointer { buffer in
            var table = buffer.baseAddress
            _ = LLVMFuzzerRunDriver(&count, &table) { bytes, byteCount in
                Fuzz.check?(Array(UnsafeBufferPointer(start: bytes, count: byteCount)))
                return 0
            }
        }
    }
}
