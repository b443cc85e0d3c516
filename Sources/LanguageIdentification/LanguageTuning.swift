// SPDX-License-Identifier: EUPL-1.2

/// Settings that no training text can give: chosen on the choosing half of the development texts.
enum LanguageTuning {
    /// Languages that are told apart by a classifier of their own, with features that matter between them only.
    static let closeLabels: Set<String> = ["bs", "hr", "sr-Latn"]

    /// A guess less sure than this is `und`.
    static let leastConfidencePPM: Int64 = 330_000
    /// The same for what looks like a list of names.
    static let leastDoubtfulConfidencePPM: Int64 = 960_000

    /// A text is in no official language if these have not together at least this probability.
    static let leastOfficialShare = 0.6
    /// The same where a close language is the most probable.
    static let leastCloseOfficialShare = 0.35

    /// What is added to the logit of a label, where texts of other kinds than the training texts lean to a neighbour.
    static let offsets: [String: Double] = [
        "ca": 0.4, "da": 0.6, "en": -0.4, "la": 0.4, "lt": 0.4, "lv": -0.4, "pt": -0.4, "und": -0.4,
    ]

    /// The same for the classifier of close languages.
    static let closeOffsets: [String: Double] = ["bs": -0.3, "hr": 0.3, "sr-Latn": 0.3]

    /// What the classifier's probabilities become.
    static let calibration = ConfidenceCalibration(sharesPPM: [
        100_000, 260_000, 440_000, 690_000, 875_000, 942_000, 979_000, 992_000, 996_000, 998_500, 999_300,
    ])
}
