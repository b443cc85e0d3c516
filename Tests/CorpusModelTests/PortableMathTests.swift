// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import Foundation
import Testing

struct PortableMathTests {
    @Test func `logarithm and exponential agree with the C library`() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<10_000 {
            let value = Double(generator.below(2_000_000) - 1_000_000) / 5000
            let power = PortableMath.exp(value)
            #expect(abs(power / exp(value) - 1) < 1e-11, "exp \(value)")
            #expect(abs(PortableMath.log(power) - log(power)) < 1e-11, "log \(power)")
        }
    }

    @Test func `the generator's numbers stay what they are`() {
        var generator = SeededGenerator(seed: 1234567)
        #expect(generator.next() == 6_457_827_717_110_365_317)
        #expect((0..<8).map { _ in generator.below(100) }.allSatisfy { (0..<100).contains($0) })
    }
}
