// SPDX-License-Identifier: EUPL-1.2

/// Why a receipt cannot be made, read or believed.
public struct ReceiptError: Error, Hashable, CustomStringConvertible {
    /// Classes of errors.
    public enum Code: String, Sendable, Hashable {
        /// The file has not the form of a receipt.
        case malformed
        /// A proof, a signature or a statement does not show what the receipt says.
        case unproven
        /// What was asked for cannot be asked, or something is lacking to answer it.
        case refused
    }

    /// The class of error.
    public var code: Code
    /// What is wrong.
    public var reason: String
    /// What to do about it, if anything can be done.
    public var remedy: String?

    /// An error.
    public init(_ code: Code, _ reason: String, remedy: String? = nil) {
        self.code = code
        self.reason = reason
        self.remedy = remedy
    }

    /// Whether the receipt itself is wrong, rather than what the caller asked for.
    public var isAboutContents: Bool { code != .refused }

    /// One sentence for people.
    public var description: String { reason + (remedy.map { "; \($0)" } ?? "") }
}
