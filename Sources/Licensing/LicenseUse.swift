// SPDX-License-Identifier: EUPL-1.2

/// What a licence can grant or prohibit.
public enum LicenseUse: String, Sendable, Hashable, CaseIterable {
    /// Reading the delivered files.
    case ingest
    /// Keeping copies of text.
    case store
    /// Measuring, selecting and annotating.
    case filter
    /// Training a model from scratch, or going on with it.
    case pretrain
    /// Adapting a trained model to a task.
    case finetune
    /// Measuring a model.
    case evaluate
    /// Looking the text up while a model answers.
    case retrieve
    /// Computing and keeping vectors of the text.
    case embed
    /// Making new training text from it.
    case syntheticData = "synthetic-data"
    /// Handing the text on.
    case distributeText = "distribute-text"
    /// Handing token shards on.
    case distributeTokens = "distribute-tokens"
    /// Handing the weights of models on that were trained with it.
    case distributeWeights = "distribute-weights"
    /// Showing the text, or a model's answers made from it, to users.
    case outputDisplay = "output-display"
    /// Answers that repeat the text word by word.
    case verbatimOutput = "verbatim-output"
    /// Answers in the recognisable style of an author.
    case styleImitation = "style-imitation"
    /// A product that competes with the licensor's own.
    case competingProduct = "competing-product"
    /// Granting rights to others.
    case sublicense

    /// What every build does, whatever its purpose.
    public static let neededByEveryBuild: [LicenseUse] = [.ingest, .store, .filter]
}
