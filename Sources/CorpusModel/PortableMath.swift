// SPDX-License-Identifier: EUPL-1.2

/// Logarithm and exponential from additions, multiplications and divisions alone: the same bits on every machine,
/// which the C library does not promise.
public enum PortableMath {
    private static let naturalLogarithmOf2 = 0.693_147_180_559_945_3

    /// The natural logarithm of a positive finite number, to about 1e-13.
    public static func log(_ value: Double) -> Double {
        precondition(value > 0 && value.isFinite, "the logarithm of what is not positive")
        var exponent = Double(value.exponent)
        var significand = value.significand
        if significand > 1.414_213_562_373_095 {
            significand /= 2
            exponent += 1
        }
        let ratio = (significand - 1) / (significand + 1)
        let square = ratio * ratio
        var sum = 0.0
        for divisor in stride(from: 19.0, through: 1, by: -2) { sum = sum * square + 1 / divisor }
        return exponent * naturalLogarithmOf2 + 2 * ratio * sum
    }

    /// e to the power of `value`, to a relative error of about 1e-12; 0 below -700, and never above e to the 700.
    public static func exp(_ value: Double) -> Double {
        guard value > -700 else { return 0 }
        let clamped = value < 700 ? value : 700
        let power = (clamped / naturalLogarithmOf2).rounded()
        let rest = clamped - power * naturalLogarithmOf2
        var sum = 1.0
        for divisor in stride(from: 13.0, through: 1, by: -1) { sum = 1 + sum * rest / divisor }
        return sum * Double(sign: .plus, exponent: Int(power), significand: 1)
    }
}
