// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel

/// How often a classifier that is so sure is right: what its probability becomes before it is shown.
///
/// Knots at whole log-odds from -2 to 8, straight lines between them.
struct ConfidenceCalibration: Sendable, Hashable {
    static let knotCount = 11
    private static let lowest = -2.0

    /// The share of right answers at each knot, in parts per million.
    let sharesPPM: [Int64]

    /// The calibrated confidence, in parts per million.
    func confidencePPM(of probability: Double) -> Int64 {
        // Beyond the last knot nothing changes, so that no number has to be exact there.
        let odds = probability / max(1 - probability, 1e-9)
        let place = PortableMath.log(max(odds, 1e-9)) - ConfidenceCalibration.lowest
        guard place > 0 else { return sharesPPM[0] }
        let knot = Int(min(place, Double(ConfidenceCalibration.knotCount - 1)))
        guard knot + 1 < ConfidenceCalibration.knotCount else { return sharesPPM[ConfidenceCalibration.knotCount - 1] }
        let rest = place - Double(knot)
        return sharesPPM[knot] + Int64((rest * Double(sharesPPM[knot + 1] - sharesPPM[knot])).rounded(.down))
    }
}
